import { parse } from '../../../src/kubernetes/yaml/parse';
import { LineIndex } from '../../../src/validation/source/line-index';
import { keySpanOf, locate, spanOf } from '../../../src/validation/source/locate';

const TEXT = `kind: Deployment
metadata:
  annotations:
    a/b: "yes"
    on: x
    app.kubernetes.io/name: web
  labels: {app: web, tier: 'front'}
spec:
  containers:
  - name: one
    args: [a, "b c", {d: e}]
  - name: two
    env:
    query: |
      sum(x)
      by (y)
    folded: >-

      words
    plain: a b
      c
base: &base
  x: 1
  deep: {w: 2}
merged:
  <<: *base
  z: 3
list: [*base]
several:
  <<: [*base, {only: 4}]
alias: *base
`;

/** What is marked for a path of the object. */
function marked(path: string, objectPath = '', text = TEXT): string {
  const { start, end } = spanOf(locate(parse(text), { path: objectPath }, path), text);
  const { line } = new LineIndex(text).placeOf(start);
  return `${line}: ${text.slice(start, end)}`;
}

describe('a path is marked where it stands', () => {
  test.each([
    ['spec.containers[0].name', '10: one'],
    ['spec.containers[1].name', '12: two'],
    ['spec.containers[0].args[1]', '11: "b c"'],
    ['spec.containers[0].args[2].d', '11: e'],
    ['metadata.annotations[a/b]', '4: "yes"'],
    ['metadata.annotations.a/b', '4: "yes"'],
    ['metadata.annotations[true]', '5: x'],
    ['metadata.annotations[app.kubernetes.io/name]', '6: web'],
    ['metadata.annotations.app.kubernetes.io/name', '6: web'],
    ['metadata.labels.tier', "7: 'front'"],
    ['spec.containers[1].query', '15: sum(x)'],
    ['spec.containers[1].folded', '19: words'],
    ['spec.containers[1].plain', '20: a b'],
  ])('%s: its value', (path, expected) => expect(marked(path)).toBe(expected));

  test.each([
    ['spec.containers', '9: containers'],
    ['metadata.labels', '7: labels'],
    ['spec.containers[1].env', '13: env'],
    ['spec.containers[0]', '10: name'],
  ])('%s: the key of a collection or of nothing', (path, expected) => expect(marked(path)).toBe(expected));

  test.each([
    ['spec.replicas', '8: spec'],
    ['spec.containers[7].name', '9: containers'],
    ['spec.containers[0].resources.requests', '10: name'],
    ['status', '1: Deployment'],
    ['', '1: Deployment'],
  ])('%s: what is missing at the nearest that is there', (path, expected) => expect(marked(path)).toBe(expected));

  test.each([
    ['merged.x', '23: 1'],
    ['merged.deep.w', '24: 2'],
    ['merged.z', '27: 3'],
    ['several.only', '30: 4'],
    ['several.x', '23: 1'],
    ['alias.x', '23: 1'],
    ['list[0].x', '23: 1'],
  ])('%s: through aliases and merge keys', (path, expected) => expect(marked(path)).toBe(expected));

  test('of duplicate keys the last one, which counts', () => {
    expect(marked('a', '', 'a: 1\na: 2\n')).toBe('2: 2');
  });

  test('the path of an object in a list goes before', () => {
    expect(marked('metadata.name', 'items[1]', 'kind: List\nitems:\n- metadata: {name: a}\n- metadata: {name: b}\n')).toBe('4: b');
  });
});

test('what a field is called, and where it is not there, what it is missing from', () => {
  const text = 'spec:\n  replicas: 3\n  ports: [{name: a}, b]\n';
  const root = parse(text);
  const called = (path: string): string => {
    const { start, end } = keySpanOf(locate(root, { path: '' }, path), text);
    return text.slice(start, end);
  };
  expect(['spec.replicas', 'spec.ports[0].name', 'spec.ports[1]', 'spec.template', 'spec'].map(called)).toEqual(['replicas', 'name', 'b', 'spec', 'spec']);
});

describe('lines and columns', () => {
  const places = (text: string, ...offsets: readonly number[]): readonly unknown[] => offsets.map((offset) => new LineIndex(text).placeOf(offset));
  test.each([
    ['count from 1', 'ab\nc', [0, 1, 2, 3], [[1, 1], [1, 2], [1, 3], [2, 1]]],
    ['take all line breaks', 'a\r\nb\rc\nd', [0, 3, 5, 7], [[1, 1], [2, 1], [3, 1], [4, 1]]],
    ['leave out a byte order mark', '\uFEFFab\nc', [0, 1, 2, 4], [[1, 1], [1, 1], [1, 2], [2, 1]]],
    ['count in UTF-16 units', '😀x', [2], [[1, 3]]],
  ])('%s', (_, text, offsets, expected) => expect(places(text, ...offsets)).toEqual(expected.map(([line, column]) => ({ line, column }))));

  test('a line is given without its break', () => {
    const lines = new LineIndex('a\r\nbc\n\nd');
    expect([1, 2, 3, 4, 5].map((line) => lines.lineAt(line))).toEqual(['a', 'bc', '', 'd', '']);
  });
});
