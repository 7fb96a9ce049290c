import { context, later } from './samples';
import { exactly, externalMetricName, externalRule, templateText } from '../../src/signals/adapter-rule';

test('a rule needs a query and a series that are plain text', () => {
  expect(externalRule('m', 'sum(x)', { selector: 'x', matches: '^x$' })).toEqual({
    seriesQuery: 'x', resources: { namespaced: false }, name: { matches: '^x$', as: 'm' }, metricsQuery: 'sum(x)',
  });
  expect(externalRule('m', later, { selector: 'x', matches: '^x$' })).toBeUndefined();
  expect(externalRule('m', 'sum(x)', { selector: later, matches: '^x$' })).toBeUndefined();
});

test('an external metric is named so that no other declaration has the name', () => {
  expect(externalMetricName(context, 'haproxy_queue')).toBe('shop_web_haproxy_queue');
  expect(externalMetricName({ ...context, namespace: 'a-b', name: 'c' }, 'q')).not.toBe(externalMetricName({ ...context, namespace: 'a', name: 'b-c' }, 'q'));
});

test('a name is matched from end to end, and literally', () => {
  expect(exactly('a_total')).toBe('^a_total$');
  expect(exactly('a.b')).toBe('^a\\.b$');
});

test('what would begin an action of a template is printed by one', () => {
  expect(templateText('a << b <<< c >> d')).toBe('a <<"<<">> b <<"<<">>< c >> d');
});
