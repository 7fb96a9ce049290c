import type { PromExpr } from '../../../src/kubernetes/promql/ast';
import { checkPromql } from '../../../src/kubernetes/promql/check';
import { matcherAccepts } from '../../../src/kubernetes/promql/check-selector';
import { outerAggregations, selectorsOf } from '../../../src/kubernetes/promql/selectors';

const parse = (query: string): PromExpr => {
  const { expr } = checkPromql(query);
  if (expr === undefined) throw new Error(`no query: ${query}`);
  return expr;
};

test('every selector is found with its metric, matchers, range and what is around it', () => {
  const query = 'sum by (pod) (rate(a_total{x="1",y=~"2|3"}[1h30m])) / ignoring(z) max_over_time(avg({"b.c"} offset 1m)[1d:5m] @ 5) + on() {__name__=~"d.*"}';
  expect(selectorsOf(parse(query)).map(({ metric, matchers, range, within, from, to }) => ({
    metric, matchers: matchers.map(({ label, operator, value }) => `${label}${operator}${value}`), range, within, text: query.slice(from, to),
  }))).toEqual([
    { metric: 'a_total', matchers: ['__name__=a_total', 'x=1', 'y=~2|3'], range: 5_400_000, within: ['rate', 'sum'], text: 'a_total{x="1",y=~"2|3"}' },
    { metric: 'b.c', matchers: ['__name__=b.c'], range: undefined, within: ['avg', 'max_over_time'], text: '{"b.c"} offset 1m' },
    { metric: undefined, matchers: ['__name__=~d.*'], range: undefined, within: [], text: '{__name__=~"d.*"}' },
  ]);
});

test.each([
  ['x[5m]', { kind: 'range', range: 300_000 }],
  ['x[300]', { kind: 'range', range: 300_000 }],
  ['x[0x10]', { kind: 'range', range: 16_000 }],
  ['x[100ms]', { kind: 'range', range: 100 }],
  ['x[5m:30s]', { kind: 'subquery', range: 300_000, step: 30_000 }],
  ['x offset -1m', { kind: 'selector', offset: -60_000 }],
  ['x offset +(5)', { kind: 'selector', offset: 5_000 }],
  ['x[5m] offset 1h @ 7.5', { kind: 'range', range: 300_000, offset: 3_600_000, at: 7.5 }],
  ['x @ start()', { kind: 'selector', at: 'start' }],
  ['x @ END()', { kind: 'selector', at: 'end' }],
  ['1_000', { kind: 'number', value: 1000 }],
  ['017', { kind: 'number', value: 15 }],
  ['08', { kind: 'number', value: 8 }],
  ['-1e3', { kind: 'number', value: -1000 }],
  ['5m', { kind: 'number', value: 300 }],
  ['Inf', { kind: 'number', value: Infinity }],
  ['"a\\x41\\101\\u00e9\\U0001F600\\n\\""', { kind: 'string', value: 'aAAé😀\n"' }],
  ["'\\xc3\\xa9\\''", { kind: 'string', value: "é'" }],
  ['`a\\n"`', { kind: 'string', value: 'a\\n"' }],
  ['SUM BY (a, "b c",) (x)', { kind: 'aggregation', operator: 'sum', grouping: { mode: 'by', labels: ['a', 'b c'] } }],
  ['sum(x) without ()', { kind: 'aggregation', grouping: { mode: 'without', labels: [] } }],
  ['a == bool on(b) group_right(c, d) e', {
    kind: 'binary', operator: { symbol: '==', bool: true, matching: { mode: 'on', labels: ['b'], group: 'right', include: ['c', 'd'], fill: false } },
  }],
  ['a atan2 ignoring() b', { kind: 'binary', operator: { symbol: 'atan2', bool: false, matching: { mode: 'ignoring', labels: [], include: [] } } }],
])('%s is read', (query, expr) => expect(parse(query)).toMatchObject(expr));

test.each([
  ['a + b * c ^ d ^ e', '(a + (b * (c ^ (d ^ e))))'],
  ['a - b - c', '((a - b) - c)'],
  ['a or b and c == d + e', '(a or (b and (c == (d + e))))'],
  ['-a ^ b * c', '(-(a ^ b) * c)'],
  ['a ^ -b', '(a ^ -b)'],
  ['a + b offset 5m * c', '(a + (b * c))'],
  ['(a + b) * c', '((a + b) * c)'],
])('%s is grouped as %s', (query, grouped) => {
  const show = (expr: PromExpr): string => {
    if (expr.kind === 'binary') return `(${show(expr.left)} ${expr.operator.symbol} ${show(expr.right)})`;
    if (expr.kind === 'unary') return `-${show(expr.of)}`;
    if (expr.kind === 'parentheses') return show(expr.of);
    return expr.kind === 'selector' ? expr.name ?? '' : '';
  };
  expect(show(parse(query))).toBe(grouped);
});

test('the outermost aggregations are found behind functions, operators and parentheses', () => {
  const found = (query: string): unknown =>
    outerAggregations(parse(query)).map(({ operator, grouping }) => [operator, grouping?.mode, grouping?.labels]);
  expect(found('clamp_min(sum by (a) (avg(x)), 0) * 2')).toEqual([['sum', 'by', ['a']]]);
  expect(found('(max without (b) (x)) / sum(y)')).toEqual([['max', 'without', ['b']], ['sum', undefined, undefined]]);
  expect(found('rate(x[5m])')).toEqual([]);
});

test.each([
  ['x{a="b"}', 'b', true], ['x{a="b"}', '', false], ['x{a!="b"}', '', true], ['x{a!="b"}', 'b', false], ['x{a=~"b.c"}', 'b\nc', true], ['x{a=~"b"}', 'abc', false],
  ['x{a!~"b|c"}', 'c', false], ['x{a!~"b|c"}', 'd', true], ['x{a=~"("}', '(', false], ['x{a!~"("}', 'x', false],
])('%s accepts %p: %p', (query, value, accepts) => {
  const matcher = selectorsOf(parse(query))[0]?.matchers.at(-1);
  if (matcher === undefined) throw new Error('no matcher');
  expect(matcherAccepts(matcher, value)).toBe(accepts);
});
