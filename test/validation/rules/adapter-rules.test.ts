import { fixes, found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import { adapterRule, adapterRules, prometheusRule } from '../../../src/validation/rules/prometheus/samples';
import { sample } from '../../../src/validation/rules/samples';

const custom = (id: string, fields: JsonObject): readonly string[] => found(id, [adapterRules([adapterRule(fields)])]);
const external = (id: string, fields: JsonObject): readonly string[] => found(id, [adapterRules([], [adapterRule(fields)])]);

describe('PROM015: unknown keys', () => {
  test.each<[JsonObject, string]>([
    [{ metricQuery: 'up' }, 'metricQuery'], [{ name: { as: 'a', match: 'b' } }, 'name.match'], [{ resources: { template: 'a<<.Resource>>', namespace: true } }, 'resources.namespace'],
    [{ seriesFilters: [{ is: 'a' }, { not: 'b' }] }, 'seriesFilters[1].not'],
  ])('%j', (fields, path) => {
    const [message, ...more] = custom('PROM015', fields);
    expect(more).toEqual([]);
    expect(message).toContain(`'spec.values.rules.custom[0].${path}' must be one of`);
  });
  test('in a ConfigMap', () => {
    const config = 'externalRules:\n- seriesQuery: a\n  metricsQuery: b\n  interval: 1m\n';
    expect(found('PROM015', [sample('v1', 'ConfigMap', { data: { 'config.yaml': config } })])).toEqual([
      "'data[config.yaml][0].interval' must be one of seriesQuery, seriesFilters, resources, name, metricsQuery: another key keeps the adapter from starting",
    ]);
  });
  test('with the one that was meant', () => expect(fixes('PROM015', [adapterRules([{ seriesQuery: 'up', metricsQuerry: 'a' }])])).toEqual(['write metricsQuery']));
});

describe('PROM016: queries that cannot be asked', () => {
  test.each([
    ['sum(<<.Serie>>)', 'must be a template that the adapter can fill in'], ['sum(<<.Series>>{<<.LabelMatchers}) ', 'must be a template that the adapter can fill in'], ['', 'must be a template'],
    ['sum(<<.Series>>{<<.LabelMatchers>>}', 'must be a query that Prometheus runs: unclosed left parenthesis'], ['<<.Series>>{<<.LabelMatchers>>}[2m]', 'must return an instant vector, not a matrix'],
  ])('%s', (metricsQuery, rule) => expect(custom('PROM016', { metricsQuery })[0]).toContain(rule));
  test('a scalar is an external metric, but no custom one', () => {
    expect(custom('PROM016', { metricsQuery: 'scalar(a{<<.LabelMatchers>>})' })).toHaveLength(1);
    expect(external('PROM016', { metricsQuery: 'scalar(a{<<.LabelMatchers>>})' })).toEqual([]);
  });
  test.each([
    'sum(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)', 'sum(a{pod=~"<<index .LabelValuesByName "pod">>"}) by (<<.GroupBy>>)', '<<if .GroupBy>>a<<end>>', 'sum({{ .Values.metric }})',
  ])('%s is left alone', (metricsQuery) => expect(custom('PROM016', { metricsQuery })).toEqual([]));
  test('a rule without a query has one by default', () => expect(found('PROM016', [adapterRules([{ seriesQuery: 'a' }])])).toEqual([]));
});

describe('PROM017: the series of a rule', () => {
  test.each([
    ['sum(a)', 'must be a selector, without functions, operators and ranges'], ['a[5m]', 'must be a selector, without'], ['a{', 'must be a selector: '], ['', 'is required'], ['{a=""}', 'must be a selector: vector selector must'],
  ])('%s', (seriesQuery, rule) => expect(custom('PROM017', { seriesQuery })[0]).toContain(rule));
  test.each(['a', 'a{b!=""}', '{__name__=~"^a.*",b!=""}', '{{ .Values.series }}'])('%s is left alone', (seriesQuery) => expect(custom('PROM017', { seriesQuery })).toEqual([]));
});

describe('PROM018: the label of the resource', () => {
  test.each([
    ['sum(a{<<.LabelMatchers>>})', 1], ['sum(a{<<.LabelMatchers>>}) by (namespace)', 1], ['sum(a{<<.LabelMatchers>>}) without (pod)', 1],
    ['sum(a{<<.LabelMatchers>>}) by (<<.GroupBy>>)', 0], ['a{<<.LabelMatchers>>}', 0], ['sum(a', 0],
  ])('%s', (metricsQuery, count) => {
    expect(custom('PROM018', { metricsQuery })).toHaveLength(count);
    expect(external('PROM018', { metricsQuery })).toEqual([]);
  });
  test('of a resource of another name', () => {
    const resources = { overrides: { namespace: { resource: 'namespace' }, service: { resource: 'service' } } };
    expect(custom('PROM018', { resources, metricsQuery: 'sum(a{<<.LabelMatchers>>}) by (pod)' })).toEqual(["'spec.values.rules.custom[0].metricsQuery' must keep the label 'service' in its result"]);
    expect(custom('PROM018', { resources, metricsQuery: 'sum(a{<<.LabelMatchers>>}) by (service)' })).toEqual([]);
  });
});

test.each<[JsonObject, number]>([
  [{}, 1], [{ overrides: { pod: { resource: 'pod' } } }, 1], [{ overrides: { ns: { resource: 'namespace' } } }, 0], [{ template: 'kube_<<.Resource>>' }, 0], [{ namespaced: false }, 0], [{ namespaced: true }, 1],
])('PROM019: %j', (resources, count) => {
  expect(external('PROM019', { resources })).toHaveLength(count);
  expect(custom('PROM019', { resources })).toEqual([]);
});

test.each([['sum(a{b="c"}) by (<<.GroupBy>>)', 1], ['sum(a{<<.LabelMatchers>>})', 0], ['sum(a{b=~"<<.LabelValuesByName.pod>>"})', 0]])('PROM020: %s', (metricsQuery, count) => {
  expect(custom('PROM020', { metricsQuery })).toHaveLength(count);
});

describe('PROM021: one name for two rules', () => {
  const named = (as: string, fields: JsonObject = {}): JsonObject => adapterRule({ name: { as }, ...fields });
  test('is found at the second', () => expect(found('PROM021', [adapterRules([named('a'), named('b'), named('a')])])).toEqual([
    "'spec.values.rules.custom[2].name' must give another name than spec.values.rules.custom[0], got \"a\"",
  ]));
  test('is no clash across APIs, resources or adapters', () => {
    expect(found('PROM021', [adapterRules([named('a')], [named('a')])])).toEqual([]);
    expect(found('PROM021', [adapterRules([named('a'), named('a', { resources: { overrides: { svc: { resource: 'service' } } } })])])).toEqual([]);
    const other = adapterRules([named('a')]);
    expect(found('PROM021', [adapterRules([named('a')]), { ...other, metadata: { ...other.metadata, name: 'other' } }])).toEqual([]);
  });
});

test.each<[JsonObject[], readonly string[]]>([
  [[{ is: 'a', isNot: 'b' }], ["'spec.values.rules.custom[0].seriesFilters[0]' must have exactly one of 'is' and 'isNot'"]],
  [[{ is: 'a' }, {}], ["'spec.values.rules.custom[0].seriesFilters[1]' must have exactly one of 'is' and 'isNot'"]],
  [[{ is: '' }], ["'spec.values.rules.custom[0].seriesFilters[0]' must have exactly one of 'is' and 'isNot'"]],
  [[{ is: '^a', isNot: '' }], []],
])('PROM022: %j', (seriesFilters, messages) => expect(custom('PROM022', { seriesFilters })).toEqual(messages));
test('PROM022: an expression that RE2 does not know', () => expect(custom('PROM022', { seriesFilters: [{ isNot: '(?!a)' }] })[0]).toMatch(/must be an expression of RE2: .*, got "\(\?!a\)"$/));

describe('PROM023: expressions of alerts', () => {
  const alert = (expr: unknown): readonly string[] => found('PROM023', [prometheusRule({ alert: 'A', expr: expr as string })]);
  test.each<[unknown, string]>([
    ['a ==', 'is refused by Prometheus at character 5: unexpected end of input'], [undefined, 'is required'], ['  ', 'is required'], ['a[5m]', 'must be an instant vector or a scalar, not a range vector, got "a[5m]"'],
    ['holt_winters(a[5m], 0.5, 0.5)', 'is refused by Prometheus at character 1: unknown function with name "holt_winters"'],
  ])('%s', (expr, rule) => expect(alert(expr)).toEqual([`'spec.groups[0].rules[0].expr' ${rule}`]));
  test.each<unknown>(['a > 1', 1, 'vector(1)', '{{ .Values.expr }}', 'sort_by_label(a, "b")'])('%s is left alone', (expr) => expect(alert(expr)).toEqual([]));
});

test.each<[JsonObject, readonly string[]]>([
  [{ expr: 'a' }, ["'spec.groups[0].rules[0]' must have one of 'alert' and 'record'"]],
  [{ alert: 'A', record: 'a', expr: 'a' }, ["'spec.groups[0].rules[0]' must have only one of 'alert' and 'record'"]],
  [{ record: 'a', expr: 'a', for: '1m', keep_firing_for: '1m', annotations: {} }, [
    "'spec.groups[0].rules[0].annotations' must not be set on a recording", "'spec.groups[0].rules[0].for' must not be set on a recording", "'spec.groups[0].rules[0].keep_firing_for' must not be set on a recording",
  ]],
  [{ record: 'a-b', expr: 'a' }, ["'spec.groups[0].rules[0].record' must be the name of a metric, got \"a-b\""]],
  [{ record: 'a:b', expr: 'a', labels: { c: 'd' } }, []],
  [{ alert: 'A b', expr: 'a', for: '1m', annotations: {} }, []],
])('PROM024: %j', (rule, messages) => expect(found('PROM024', [prometheusRule(rule)])).toEqual(messages));
