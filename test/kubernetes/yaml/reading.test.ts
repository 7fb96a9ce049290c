import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { read, valueOf } from './read';
import type { Json } from '../../../src/kubernetes/json';
import { construct } from '../../../src/kubernetes/yaml/construct';
import { parse } from '../../../src/kubernetes/yaml/parse';

const json = fc.jsonValue({ maxDepth: 5, noUnicodeString: false }).map((value) => JSON.parse(JSON.stringify(value)) as Json);

test('JSON is read as JSON', () => {
  fc.assert(fc.property(json, fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
    expect(valueOf(JSON.stringify(value, undefined, indent))).toEqual(value);
  }));
});

test('what another library writes as YAML 1.1 is read back', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'ab:-#{}[]&*!|>\'"%@`?,~ \n\\0123.e') }), fc.constantFrom('yes', 'null', '~', '1e3', '0x1', '<<'));
  const value = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(text.filter((key) => key !== '__proto__' && key !== '<<'), tie('value'), { maxKeys: 4 })),
  })).value as fc.Arbitrary<Json>;
  fc.assert(fc.property(value, fc.constantFrom(20, 80, 0), (given, lineWidth) => {
    const plain = JSON.parse(JSON.stringify(given)) as Json;
    fc.pre(!/[\0-\x08\v\f\x0E-\x1F\x7F-\x9F\u2028\u2029\uD800-\uDFFF\uFFFE\uFFFF\uFEFF]/.test(JSON.stringify(plain).replace(/\\u(....)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))));
    expect(valueOf(stringify({ plain }, { version: '1.1', lineWidth, aliasDuplicateObjects: false }))).toEqual({ plain });
  }), { numRuns: 500 });
});

test('a key named __proto__ is a key as any other', () => {
  const value = valueOf('{"__proto__": {"a": 1}, "b": 2}') as object;
  expect(Object.keys(value)).toEqual(['__proto__', 'b']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test.each([
  ['a line feed', 'a: |\n  x\n  y\nb: "c\n  d"\n'],
  ['carriage return and line feed', 'a: |\r\n  x\r\n  y\r\nb: "c\r\n  d"\r\n'],
  ['a carriage return alone', 'a: |\r  x\r  y\rb: "c\r  d"\r'],
])('lines may end with %s', (_, text) => {
  expect(valueOf(text)).toEqual({ a: 'x\ny\n', b: 'c d' });
});

test('a byte order mark is left out', () => {
  expect(valueOf('\uFEFFa: 1\n')).toEqual({ a: 1 });
});

test('escaped pairs of UTF-16 are read, as JSON writes them', () => {
  expect(valueOf('{"a": "\\ud83d\\ude00 \\/"}')).toEqual({ a: '😀 /' });
});

describe('what is wrong is said with its place', () => {
  test.each([
    ['a: b: c\n', "a ':' cannot stand here; put the text in quotes", 4],
    ['a:\n\tb: c\n', 'a tab indents the line; only spaces may', 3],
    ['a: |\n\tb\n', 'a tab indents the line; only spaces may', 5],
    ['a: b\n\tc\n', 'a tab indents the line; only spaces may', 5],
    ['a: "b\n', 'the quoted text that begins here has no end', 3],
    ["a: 'b\n", 'the quoted text that begins here has no end', 3],
    ['a: "\\q"\n', "'\\q' stands for nothing in double quotes", 4],
    ['a: "\\u12"\n', "'\\u' must be followed by the 4 hexadecimal digits of a character", 4],
    ['a: "\\U00110000"\n', "'\\U' must be followed by the 8 hexadecimal digits of a character", 4],
    ['a: @b\n', "a value cannot begin with '@'; put it in quotes", 3],
    ['a: [b\n', "',' or ']' is missing at the end", 6],
    ['a: {b: c\nd: e\n', "',' or '}' is missing here", 10],
    ['a: b\n c: d\n', "a ':' cannot stand here; put the text in quotes", 7],
    ['a:\n  - b\n  c: d\n', "a '-' is expected here; check the indentation", 11],
    ['a: - b\n', "a '-' cannot stand here; begin the list on a line of its own", 3],
    ['- a\nb: c\n', "a '-' is expected here; check the indentation", 4],
    ['a: b\nc\nd: e\n', "a ':' is missing behind a key", 5],
    ['a: *b\n', "there is no anchor '&b' before this alias", 3],
    ['a: &b [*b]\n', "'&b' contains itself", 7],
    ['a: & b\n', "the name of an anchor must be letters, digits, '-' and '_'; put the value in quotes if it is none", 3],
    ['a: !{} b\n', "!{} is no tag; put the value in quotes if it begins with '!'", 3],
    ['a: |x\n', 'the text of a block must begin on the next line', 3],
    ['a: |0\n', 'a block cannot be indented by 0', 4],
    ['{a: {b: 1}: c}\n', "',' or '}' is missing here", 10],
    ['? {a: b}\n: c\n', 'a key must not be a list or mapping', 2],
    ['~: a\n', 'a key must not be empty', 0],
    ['a: .inf\n', '.inf is no number of JSON; put it in quotes if it is a text', 3],
    ['a: !!int b\n', '"b" cannot be read as !!int', 9],
    ['a: !!binary "*"\n', 'what is tagged !!binary must be base64', 12],
    ['<<: a\n', "'<<' must be followed by a mapping, an alias of one, or a list of these", 4],
  ])('%j', (text, reason, offset) => expect(read(text)).toEqual({ reason, offset }));
});

// Expectations: sigs.k8s.io/yaml 1.6.
test.each<[string, Json]>([
  ['.5', 0.5], ['.5e3', 500], ['.5E-1', 0.05], ['.25e+2', 25], ['.5f3', '.5f3'], ['.5e', '.5e'], ['.', '.'], ['.5_0', 0.5], ['.0_1e1_0', 1e8], ['.5__0', '.5__0'], ['._5', '._5'], ['.5_e3', '.5_e3'], ['1_.5', 1.5], ['..5', '..5'], ['x.5', 'x.5'],
  ['.5e3x', '.5e3x'], ['-.5', -0.5],
])('%s is read as %p', (text, value) => expect(valueOf(`a: ${text}`)).toEqual({ a: value }));

test.each([['aGk=', 'hi'], ['aGkh', 'hi!'], ['aA==', 'h'], ['', '']])('!!binary %p stands for %p', (text, value) => {
  expect(valueOf(`a: !!binary "${text}"`)).toEqual({ a: value });
});

test.each(['aGk', 'a===', '*A==', '*Gk=', 'aGk=aGk=', '!!!!aGk='])('!!binary %p is refused', (text) => {
  expect(read(`a: !!binary "${text}"`)).toEqual({ reason: 'what is tagged !!binary must be base64', offset: 12 });
});

test('500 levels are read', () => {
  expect(read(`${'['.repeat(499)}${']'.repeat(499)}`)).toHaveProperty('value');
});

describe('irregularities are noted once and where they stand', () => {
  const notesOf = (text: string): unknown => construct(parse(text)).irregularities;
  test.each([
    ['a: 1\nb: 2\na: 3\n', [{ kind: 'duplicate key', text: 'a', offset: 10 }]],
    ['{a: 1, a: 2, a: 3}', [{ kind: 'duplicate key', text: 'a', offset: 7 }, { kind: 'duplicate key', text: 'a', offset: 13 }]],
    ['yes: 1\ntrue: 2\n', [{ kind: 'duplicate key', text: 'true', offset: 7 }]],
    ['a: !js x\nb: !foo {c: !!set {}}\n', [
      { kind: 'unknown tag', text: '!js', offset: 7 }, { kind: 'unknown tag', text: '!foo', offset: 17 }, { kind: 'unknown tag', text: '!!set', offset: 27 },
    ]],
    ['a: &x {k: 1, k: 2}\nb: *x\nc: *x\n', [{ kind: 'duplicate key', text: 'k', offset: 13 }]],
    ['a: &x {k: 1}\nb: {k: 0, <<: *x}\nc: {<<: *x, k: 2}\n', []],
    ['a: &x {k: 1}\nb: {<<: *x, k: 2, k: 3}\n', [{ kind: 'duplicate key', text: 'k', offset: 31 }]],
    ['a: !!str x\nb: ! y\nc: !<tag:yaml.org,2002:int> 3\nd: !!binary aGk=\n', []],
  ])('%j', (text, notes) => expect(notesOf(text)).toEqual(notes));
});
