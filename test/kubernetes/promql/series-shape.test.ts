import type { PromExpr } from '../../../src/kubernetes/promql/ast';
import { checkPromql } from '../../../src/kubernetes/promql/check';
import { mayBeEmpty } from '../../../src/kubernetes/promql/emptiness';
import { isLabelFree, mayHaveLabel, seriesShape, varyingLabels } from '../../../src/kubernetes/promql/series-shape';

const parse = (query: string): PromExpr => {
  const { expr } = checkPromql(query);
  if (expr === undefined) throw new Error(`no query: ${query}`);
  return expr;
};

describe('how many series a query gives by the way it is built', () => {
  test.each([
    // one by construction
    'sum(x)', 'avg(rate(x[5m]))', 'sum by () (x)', 'quantile(0.9, x)', 'vector(1)', 'hour()', '(sum(x))', '-sum(x)', 'sum(x) / sum(y)', 'sum(x) * 100', '100 * sum(x)',
    'sum(x) > 5', 'sum(x) or vector(0)', 'sum(x) or on() vector(0)', 'absent(x)', 'absent_over_time(x[5m])', 'topk(1, x)', 'bottomk(1, sum by (a) (x))', 'clamp_min(sum(x), 1)',
    'max_over_time(sum(x)[5m:])', 'scalar(x)', 'time()', '1', 'histogram_quantile(0.9, sum by (le) (rate(x_bucket[5m])))', 'sum by (a) (x{a="b"})',
    'sum by (a, b) (x{a="1", b=""})', 'sum(x) and y', 'sum(x) unless y', 'x and sum(y)', 'label_replace(sum(x), "a", "b", "", "")',
    'sum by (a) (x{a="b"}) + sum by (a) (y)', 'sum by (a) (x) / sum(y)', 'x * on() sum(y)', 'sum(x) * on(a) group_left(b) y', 'count by (__name__) (x)', 'round(sum(x))',
  ])('%s gives one', (query) => expect([query, seriesShape(query)]).toEqual([query, 'one']));

  test.each([
    'sum by (a) (x)', 'sum(x) by (pod)', 'sum by (a, b) (x{a="1"})', 'count_values("v", x)', 'sum by (a) (x{a="1"}) or vector(0)',
    'sum by (a) (x) or on() vector(0)', 'sum by (a) (x{a=~"1"})', 'topk(2, sum by (a) (x))', 'topk(1, sum by (a) (x)) by (a)', 'sum by (a) (x) > 1',
    'histogram_quantile(0.9, sum by (le, pod) (rate(x_bucket[5m])))', 'sum by (a) (label_replace(x{a="1"}, "a", "$1", "b", "(.*)"))', 'sum by (a) (x) and y',
    'sum by (a) (x) * on(a) group_left() sum by (a) (y)', 'sum(x) * on() group_right sum by (b) (y)', 'sum by (a) (x) unless on() y', 'sum without (a) (sum by (a, b) (x))',
    'count by (__name__) ({__name__=~"a|b"}) > 0', 'sum by (a) (x) + on(a) sum by (a, b) (y)', 'label_join(sum by (a) (x), "c", "-", "a")',
  ])('%s gives many', (query) => expect([query, seriesShape(query)]).toEqual([query, 'many']));

  test.each([
    'x', 'x{a="b"}', 'rate(x[5m])', 'sum without (a) (x)', 'topk(3, x)', 'x / y', 'x or vector(0)', 'x * 2', 'sort(x)', 'x + on(a) group_left y', 'not a query (', 'x[5m]',
    'histogram_quantile(0.9, rate(x_bucket[5m]))', 'x or y', 'abs(-x)', 'x > 1', '1 < x',
  ])('%s is known only from the data', (query) => expect([query, seriesShape(query)]).toEqual([query, 'unknown']));

  test('with feature flags', () => {
    const shape = (query: string): string => seriesShape(checkPromql(query, 'experimental').expr ?? 'not a query (');
    expect(['limitk(1, x)', 'limit_ratio(1, sum by (a) (x))', 'info(sum(x))', 'sum by (a) (info(x{a="1"}))', 'histogram_quantiles(sum(x), "q", 0.5, 0.9)'].map(shape))
      .toEqual(['one', 'many', 'one', 'many', 'many']);
  });
});

describe('the labels of a result', () => {
  test.each([
    ['sum by (a, b) (x{b="1"})', ['a']],
    ['sum(x)', []],
    ['x', undefined],
  ])('%s varies by %p', (query, labels) => expect(varyingLabels(parse(query))).toEqual(labels));

  test.each([
    ['sum by (pod) (x)', 'pod', true],
    ['sum by (pod) (x)', 'namespace', false],
    ['sum without (pod) (x)', 'pod', false],
    ['sum without (pod) (x)', 'namespace', true],
    ['x{a=""}', 'a', false],
    ['x{a="b"}', 'a', true],
    ['rate(x[5m])', '__name__', false],
    ['last_over_time(x[5m])', '__name__', true],
    ['sum(x)', 'pod', false],
    ['label_replace(sum(x), "pod", "p", "", "")', 'pod', true],
    ['sum by (a) (x) * on(a) group_left(pod) y', 'pod', true],
    ['sum by (a) (x) * on(a) group_left() y', 'pod', false],
    ['x + on(a) y', 'pod', false],
    ['x + ignoring(a) y', 'a', false],
    ['absent(x{a="b"})', 'a', true],
  ])('%s may have the label %s: %p', (query, label, may) => expect(mayHaveLabel(parse(query), label)).toBe(may));

  test.each([['sum(x)', true], ['vector(1)', true], ['sum by (a) (x)', false], ['topk(1, x)', false]])('%s has no label: %p', (query, free) => {
    expect(isLabelFree(parse(query))).toBe(free);
  });
});

describe('whether a query may give nothing', () => {
  test.each([
    '1', '"x"', 'time()', 'scalar(x)', 'vector(1)', 'sum(x) or vector(0)', 'sum(vector(1))', 'sum(vector(0)) * 2', 'vector(1) + vector(2)', 'vector(1) > bool 2', 'hour()',
    '(vector(1))', '-vector(1)', 'clamp_min(x or vector(1), 2)', '1 > bool 2', 'x or y or vector(0)',
  ])('%s never does', (query) => expect(mayBeEmpty(parse(query))).toBe(false));

  test.each([
    'x', 'sum(x)', 'rate(x[5m])', 'sum(x) + vector(1)', 'vector(1) > 2', 'vector(1) unless x', 'absent(vector(1))', 'x or y', 'vector(1) and x', 'histogram_quantile(0.9, vector(1))',
    'label_replace(vector(1), "a", "b", "", "") + vector(1)', 'max_over_time(x[5m:])',
  ])('%s may', (query) => expect(mayBeEmpty(parse(query))).toBe(true));
});
