import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { YamlWriter } from '../src/yaml-writer';

/** Texts that YAML 1.1 takes for something else when they are not quoted, and texts next to those that are written as they are. */
const TRICKY = [
  '', 'y', 'yes', 'No', 'on', 'null', '~', 'true', 'true-x', '1', '07', '0o7', '0x1f', '1_000', '1:30', '190:20:30', '2001-12-14', '1e3', '.inf', '.nan', '<<', '=',
  '---', '--- a', '...', '- a', '-', '?', '? a', ':', 'a:', 'a: b', 'a #b', '#a', '%a', '@a', '`a', '!a', '&a', '*a', '|', '>', '{a}', '[a]', '"a"', "'a'", 'a,b',
  'a\nb', 'a\n', '\n', ' a', 'a ', '\ta', 'é', '\u2028', '\u0085', '\ufeff', 'x'.repeat(1100), 'aa-b:c', 'ab-', 'ab--c', 'ab:', 'ab:1', 'ab/1.0', 'apps/v1', 'e1-1',
];
const text = fc.oneof(fc.constantFrom(...TRICKY), fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-c0-1eE.:_+/-]{1,8}$/));
const map = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> => fc.dictionary(text, values, { maxKeys: 5, noNullPrototype: true });
const tree = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 }, text, fc.integer(), fc.double(), fc.constantFrom(0, -0, true, false, null), fc.array(tie('value'), { maxLength: 4 }), map(tie('value')),
  ),
})).value;

test('writes what it writes byte for byte as cdk8s does', () => {
  const writer = new YamlWriter();
  let written = 0;
  fc.assert(fc.property(map(tree), (object) => {
    const yaml = writer.write(object);
    if (yaml === undefined) return;
    written += 1;
    expect(yaml).toBe(Yaml.stringify(object));
  }), { numRuns: 2000 });
  expect(written).toBeGreaterThan(1000);
});

test('writes a manifest', () => {
  expect(new YamlWriter().write({
    apiVersion: 'v1', data: {}, kind: 'ConfigMap', metadata: { annotations: { on: 'yes', b: 'a: b' }, finalizers: ['a/b'], name: 'web-1' }, list: [[1, -0, 0], [{ a: [], b: null }]],
  })).toBe(`\
apiVersion: v1
data: {}
kind: ConfigMap
metadata:
  annotations:
    "on": "yes"
    b: "a: b"
  finalizers:
    - a/b
  name: web-1
list:
  - - 1
    - -0
    - 0
  - - a: []
      b: null
`);
});

test.each<[string, object]>([
  ['text of many lines', { a: ['one\ntwo'] }],
  ['a field that is undefined', { a: { b: undefined } }],
  ['a key that cdk8s writes on a line of its own', { a: { ['x'.repeat(1100)]: 1 } }],
  ['a key that is the mark of a document', { '...': 1 }],
  ['an object of nothing', {}],
])('leaves %s to cdk8s', (_, object) => expect(new YamlWriter().write(object)).toBeUndefined());

test('leaves everything to a cdk8s that lays out YAML in another way', () => {
  const { stringify } = Yaml;
  const spy = jest.spyOn(Yaml, 'stringify').mockImplementation((...docs) => stringify(...docs).replace(/^( *)- /gm, '$1-   '));
  const writer = new YamlWriter();
  spy.mockRestore();
  expect(writer.write({ a: 'b' })).toBeUndefined();
});

test('does not hide that an object cannot be read', () => {
  const object = { get a(): never { throw new Error('not now'); } };
  expect(() => new YamlWriter().write(object)).toThrow('not now');
});
