import { checkPromql } from '../../../src/kubernetes/promql/check';
import { vectorRows } from '../../vectors';

interface Row {
  readonly query: string;
  readonly valid: boolean;
  readonly type?: string;
  /** What the real parser says, where the syntax is right. */
  readonly messages?: readonly string[];
}

const messages = (query: string): string[] => checkPromql(query).problems.map(({ message }) => message);
const marked = (query: string): string[] => checkPromql(query).problems.map(({ from, to }) => query.slice(from, to));

describe('a query is judged as the parser of Prometheus 3.14 judges it', () => {
  test.each(vectorRows<Row>('promql/parser.jsonl'))('$query', (row) => {
    const { type, problems } = checkPromql(row.query);
    expect({ valid: problems.length === 0, type: problems.length === 0 ? type : undefined }).toEqual({ valid: row.valid, type: row.type });
    expect(problems.map(({ message }) => message)).toEqual(expect.arrayContaining([...row.messages ?? []]));
  });
});

describe('what a query evaluates to', () => {
  test.each([
    ['sum(avg_over_time(haproxy_backend_current_queue{proxy="a"}[1m]))', 'vector'],
    ['sum(rate(http_requests_total{namespace="shop"}[2m])) by (pod)', 'vector'],
    ['http_requests_total[5m]', 'matrix'],
    ['http_requests_total[5m:1m]', 'matrix'],
    ['scalar(sum(up))', 'scalar'],
    ['1+1', 'scalar'],
    ['time()', 'scalar'],
    ['(1 + up)', 'vector'],
    ['-1', 'scalar'],
    ['"a string"', 'string'],
    ['{a!=""}', 'vector'],
    ['# how many\nsum(up)', 'vector'],
    ['5. + .5', 'scalar'],
    ['x{a="5. ,)"} # 5. (', 'vector'],
  ])('%s', (query, type) => {
    const checked = checkPromql(query);
    expect([checked.type, checked.problems]).toEqual([type, []]);
  });
});

describe('what is wrong with a query is said in the words of Prometheus, with its place', () => {
  test.each([
    ['sum(rate(x)) by (pod)', 'expected type range vector in call to function "rate", got instant vector', 'x'],
    ['sum(x[5m])', 'expected type instant vector in aggregation expression, got range vector', 'x[5m]'],
    ['topk(x, y)', 'expected type scalar in aggregation parameter, got instant vector', 'x'],
    ['count_values(1, y)', 'expected type string in aggregation parameter, got scalar', '1'],
    ['label_replace(x)', 'expected 5 argument(s) in call to "label_replace", got 1', 'label_replace(x)'],
    ['label_join(x, "a")', 'expected at least 3 argument(s) in call to "label_join", got 2', 'label_join(x, "a")'],
    ['round(x, 1, 2)', 'expected at most 2 argument(s) in call to "round", got 3', 'round(x, 1, 2)'],
    ['sum(x, y)', 'wrong number of arguments for aggregate expression provided, expected 1, got 2', 'sum(x, y)'],
    ['topk(y)', 'wrong number of arguments for aggregate expression provided, expected 2, got 1', 'topk(y)'],
    ['sum()', 'no arguments for aggregate expression provided', 'sum()'],
    ['nosuchfn(x)', 'unknown function with name "nosuchfn"', 'nosuchfn'],
    ['sum(nosuchfn (x))', 'unknown function with name "nosuchfn"', 'nosuchfn'],
    ['max_of(1, 2)', 'function "max_of" is not enabled', 'max_of'],
    ['mad_over_time(x[5m])', 'function "mad_over_time" is not enabled', 'mad_over_time'],
    ['limitk(1, x)', 'limitk() is experimental and must be enabled with --enable-feature=promql-experimental-functions', 'limitk(1, x)'],
    ['x anchored', 'anchored modifier is experimental and not enabled', 'x'],
    ['a + fill(0) b', 'binop fill modifiers are experimental and not enabled', 'a + fill(0) b'],
    ['{}', 'vector selector must contain at least one non-empty matcher', '{}'],
    ['{a=""}', 'vector selector must contain at least one non-empty matcher', '{a=""}'],
    ['{x=~".*"}', 'vector selector must contain at least one non-empty matcher', '{x=~".*"}'],
    ['{x!="a"}', 'vector selector must contain at least one non-empty matcher', '{x!="a"}'],
    ['1 > 2', 'comparisons between scalars must use BOOL modifier', '>'],
    ['1 + bool x', 'bool modifier can only be used on comparison operators', '+'],
    ['a and 1', 'set operator "and" not allowed in binary scalar expression', 'a and 1'],
    ['"a" + 1', 'binary expression must contain only scalar and instant vector types', '"a"'],
    ['1 + on(a) x', 'vector matching only allowed between instant vectors', '1 + on(a) x'],
    ['a and on(x) group_left b', 'no grouping allowed for "and" operation', 'a and on(x) group_left b'],
    ['a ^ on(foo) group_left(foo) b', 'label "foo" must not occur in ON and GROUP clause at once', '^'],
    ['x{__name__="y"}', 'metric name must not be set twice: "x" or "y"', 'x{__name__="y"}'],
    ['x{"y"}', 'metric name must not be set twice: "x" or "y"', 'x{"y"}'],
    ['rate(sum(x)[2m])', 'ranges only allowed for vector selectors', '[2m]'],
    ['rate(x[2m])[5m]', 'ranges only allowed for vector selectors', '[5m]'],
    ['x offset 1m[5m]', 'no offset modifiers allowed before range', '[5m]'],
    ['x @ 1 [5m]', 'no @ modifiers allowed before range', '[5m]'],
    ['-x[5m]', 'unary expression only allowed on expressions of type scalar or instant vector, got "range vector"', '-x[5m]'],
    ['1[5m:]', 'subquery is only allowed on instant vector, got scalar instead', '1[5m:]'],
    ['rate(x[0s])', 'duration must be greater than 0', '0s'],
    ['rate(x[-5m])', 'duration must be greater than 0', '-5m'],
    ['x[5m:0s]', 'duration must be greater than 0', '0s'],
    ['x offset 300y', 'duration out of range', '300y'],
    ['x offset 9223372037', 'duration out of range', '9223372037'],
    ['x[5m + 1m]', 'experimental duration expression is not enabled', '5m + 1m'],
    ['sum(x) offset 5m', 'offset modifier must be preceded by an instant vector selector or range vector selector or a subquery', 'sum(x)'],
    ['x offset 5m offset 5m', 'offset may not be set multiple times', 'x offset 5m'],
    ['sum(x) @ 5', '@ modifier must be preceded by an instant vector selector or range vector selector or a subquery', 'sum(x)'],
    ['x @ 5 @ 6', '@ <timestamp> may not be set multiple times', 'x @ 5'],
    ['x @ inf', 'timestamp out of bounds for @ modifier: +Inf', 'x'],
    ['x @ -inf', 'timestamp out of bounds for @ modifier: -Inf', 'x'],
    ['x @ nan', 'timestamp out of bounds for @ modifier: NaN', 'x'],
    ['x @ 1e19', 'timestamp out of bounds for @ modifier: 10000000000000000000.000000', 'x'],
    ['x{a=~"["}', 'error parsing regexp: missing closing ]: `[`', 'a=~"["'],
    ['x{a!~"(?=b)"}', 'error parsing regexp: invalid or unsupported Perl syntax: `(?=`', 'a!~"(?=b)"'],
    ['x{a=~"b)"}', 'error parsing regexp: unexpected ): `b)`', 'a=~"b)"'],
    ['x{a="\\d"}', "unknown escape sequence U+0064 'd'", '"\\d"'],
    ['sum by ("") (x)', 'invalid label name for grouping: ""', '""'],
    ['1e999', 'error parsing number: strconv.ParseFloat: parsing "1e999": value out of range', '1e999'],
    ['', 'no expression found in input', ''],
    ['# only this', 'no expression found in input', ''],
    ['sum(rate(x[2m])', 'unclosed left parenthesis', '('],
    ['vector(1))', "unexpected right parenthesis ')'", ')'],
    ['x{a="b"', 'unclosed left brace', '{'],
    ['x[5m', 'unclosed left bracket', '['],
    ['sum(x]', "unexpected ']', expected ')' first", ']'],
    ['x{a="b}', 'unterminated quoted string', '"b}'],
    ['x{a=`b}', 'unterminated raw string', '`b}'],
    ['sum(x) by pod', 'unexpected "pod" in grouping opts, expected "("', 'pod'],
    ['x{a=b}', 'unexpected "b" in label matching, expected a matching operator and a string in quotes', 'b'],
    ['x{a="b" c="d"}', 'unexpected "c" in label matching, expected identifier, "," or "}"', 'c'],
    ['rate(x[1min])', 'unexpected "in" in subquery or range, expected a duration such as 5m and "]"', 'in'],
    ['rate(x[5 m])', 'unexpected "m" in subquery or range, expected a duration such as 5m and "]"', 'm'],
    ['sum(rate(<<.Series>>[2m]))', 'unexpected "<"', '<'],
    ['x +', 'unexpected end of input', ''],
    ['a b', 'unexpected "b"', 'b'],
  ])('%s', (query, message, place) => {
    expect(messages(query)).toEqual([message]);
    expect(marked(query)).toEqual([place]);
  });

  test('all problems at once, in the order of the text', () => {
    expect(messages('rate(x) + sum(y{a=~"("}[5m]) offset 1m > nosuch(1)')).toEqual(['unknown function with name "nosuch"']);
    expect(messages('rate(x) + sum(y{a=~"("}[5m])')).toEqual([
      'expected type range vector in call to function "rate", got instant vector',
      'expected type instant vector in aggregation expression, got range vector',
      'error parsing regexp: missing closing ): `(`',
    ]);
  });

  test('a wrong syntax leaves no type', () => {
    expect(checkPromql('sum(')).toEqual({ problems: [{ from: 3, to: 4, message: 'unclosed left parenthesis' }] });
  });
});

describe('operators bind as in Prometheus, not as in the grammar', () => {
  test.each([
    ['a + b[5m]', ['binary expression must contain only scalar and instant vector types']],
    ['a + b offset 5m', []],
    ['-a offset 5m', []],
    ['a + b offset 5m * c @ 3', []],
    ['1 or b offset 1m + 2', ['set operator "or" not allowed in binary scalar expression']],
    ['sum(a) / sum(b offset 5m) ^ -2 > 1', []],
  ])('%s', (query, problems) => expect(messages(query)).toEqual(problems));
});

describe('with feature flags', () => {
  test.each([
    'mad_over_time(x[5m])', 'limitk(1, x)', 'x[5m + 1m]', 'rate(x[5m] anchored)', 'a + fill(0) b', 'x[min_of(5m, step())]', 'info(x, {a="b"})', 'start()', 'step() * 2',
    'info(x, {})',
  ])('%s is accepted', (query) => expect(checkPromql(query, 'experimental').problems).toEqual([]));

  test.each([
    ['info(x, y)', 'expected label selectors only, got vector selector instead'],
    ['info(x, sum(y))', 'expected label selectors only'],
    ['x[5m / 0]', 'division by zero'],
    ['x[5m % 0s]', 'modulo by zero'],
    ['1 + fill(0) x', 'filling in missing series only allowed between instant vectors'],
    ['a or fill(0) b', 'filling in missing series not allowed for set operators'],
  ])('%s is still refused', (query, message) => {
    expect(checkPromql(query, 'experimental').problems.map((problem) => problem.message)).toEqual([message]);
  });
});
