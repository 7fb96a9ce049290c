import * as fc from 'fast-check';
import { stringify } from 'yaml';
import type { Json } from '../../../src/kubernetes/json';
import { construct } from '../../../src/kubernetes/yaml/construct';
import { parse } from '../../../src/kubernetes/yaml/parse';
import type { AddedValue, Edit } from '../../../src/validation/edit';
import { fixDocument } from '../../../src/validation/fix/fix-document';

const fixed = (text: string, ...edits: readonly Edit[]): string => fixDocument(text, edits.map((edit) => ({ objectPath: '', edits: [edit] }))).text;
const remove = (path: string): Edit => ({ op: 'remove', path });

describe('a field is left out', () => {
  test.each<[string, string, string, string]>([
    ['with its line', 'a: 1\nb: 2\nc: 3\n', 'b', 'a: 1\nc: 3\n'],
    ['with the comment behind it', 'a: 1\nb: 2 # why\nc: 3\n', 'b', 'a: 1\nc: 3\n'],
    ['but not with the comment before it', 'a: 1\n# why\nb: 2\n', 'b', 'a: 1\n# why\n'],
    ['with all of its lines', 'a: 1\nb:\n  c: |\n    x\n\n    y\n  d: [1,\n    2]\ne: 3\n', 'b', 'a: 1\ne: 3\n'],
    ['at the end without a line break', 'a: 1\nb: 2', 'b', 'a: 1\n'],
    ['with carriage returns', 'a: 1\r\nb: 2\r\nc: 3\r\n', 'b', 'a: 1\r\nc: 3\r\n'],
    ['deep inside', 'a:\n  b:\n    c: 1\n    d: 2\n', 'a.b.c', 'a:\n  b:\n    d: 2\n'],
    ['behind the dash of a list', 'a:\n- b: 1\n  c: 2\n', 'a[0].b', 'a:\n- c: 2\n'],
    ['without a value', 'a: 1\nb:\nc: 3\n', 'b', 'a: 1\nc: 3\n'],
    ['with a dotted key', 'a:\n  x.y/z: 1\n  b: 2\n', 'a[x.y/z]', 'a:\n  b: 2\n'],
    ['in quotes', 'a: 1\n"b": "2"\n', 'b', 'a: 1\n'],
    ['first in braces', '{a: 1, b: 2}', 'a', '{b: 2}'],
    ['in the middle of braces', '{a: 1, b: 2, c: 3}', 'b', '{a: 1, c: 3}'],
    ['last in braces', '{a: 1, b: 2}', 'b', '{a: 1}'],
    ['alone in braces', '{a: {b: 1}}', 'a.b', '{a: {}}'],
    ['of JSON', '{\n  "a": 1,\n  "b": 2\n}\n', 'b', '{\n  "a": 1\n}\n'],
  ])('%s', (_, text, path, expected) => expect(fixed(text, remove(path))).toBe(expected));

  test.each<[string, string, string]>([
    ['is not there', 'a: 1\n', 'b'],
    ['is the only one of its block', 'a:\n  b: 1\nc: 2\n', 'a.b'],
    ['is shared by an alias', 'a: &x\n  b: 1\n  d: 1\nc: *x\n', 'c.b'],
    ['is shared with an alias', 'a: &x\n  b: 1\n  d: 1\nc: *x\n', 'a.b'],
    ['comes from a merge key', 'a: &x {b: 1}\nc:\n  <<: *x\n  d: 1\n', 'c.b'],
    ['stands twice', 'a: 1\nb: 1\nb: 2\n', 'b'],
    ['holds an anchor that is used', 'a: &x 1\nb: *x\n', 'a'],
    ['has a comment between it and the next in braces', '{a: 1, # why\n b: 2}', 'a'],
  ])('but not if it %s', (_, text, path) => expect(fixed(text, remove(path))).toBe(text));
});

describe('a field gets another value', () => {
  test.each<[string, string, Edit, string]>([
    ['plain', 'a: apps/v1beta1 # old\n', { op: 'replace', path: 'a', value: 'apps/v1' }, 'a: apps/v1 # old\n'],
    ['in single quotes', "a: 'x'\n", { op: 'replace', path: 'a', value: 'y' }, "a: 'y'\n"],
    ['in double quotes', 'a: "x"\n', { op: 'replace', path: 'a', value: 'y' }, 'a: "y"\n'],
    ['in quotes where it needs some', 'a: x\n', { op: 'replace', path: 'a', value: 'yes' }, 'a: "yes"\n'],
    ['a number', 'a: x\n', { op: 'replace', path: 'a', value: 3 }, 'a: 3\n'],
    ['of a list', 'a: [1, 2]\n', { op: 'replace', path: 'a[1]', value: 3 }, 'a: [1, 3]\n'],
    ['under another name', 'a: x\nb: y\n', { op: 'rename', path: 'a', name: 'c' }, 'c: x\nb: y\n'],
    ['under another name in quotes', '"a": x\n', { op: 'rename', path: 'a', name: 'c' }, '"c": x\n'],
    ['not under a name that is taken', 'a: x\nb: y\n', { op: 'rename', path: 'a', name: 'b' }, 'a: x\nb: y\n'],
  ])('%s', (_, text, edit, expected) => expect(fixed(text, edit)).toBe(expected));

  test.each([
    ['a: 1.10\n', 'a: "1.10"\n'], ['a: yes\n', 'a: "yes"\n'], ['a: 010 # x\n', 'a: "010" # x\n'], ['{a: 0x1F}', '{a: "0x1F"}'], ['a: 1_000\n', 'a: "1_000"\n'],
    ['a: 2001-01-01\n', 'a: 2001-01-01\n'], ['a:\n', 'a:\n'], ['a: [1]\n', 'a: [1]\n'],
  ])('what stands in %j is quoted as it is written', (text, expected) => expect(fixed(text, { op: 'quote', path: 'a' })).toBe(expected));
});

describe('a field is added', () => {
  const add = (path: string, value: AddedValue = 'x'): Edit => ({ op: 'add', path, name: 'z', value });

  test.each<[string, string, Edit, string]>([
    ['behind the others', 'a:\n  b: 1 # why\n# end\nc: 2\n', add('a'), 'a:\n  b: 1 # why\n  z: x\n# end\nc: 2\n'],
    ['in quotes where it needs some', 'a:\n  b: 1\n', add('a', 'true'), 'a:\n  b: 1\n  z: "true"\n'],
    ['at the end without a line break', 'a:\n  b: 1', add('a'), 'a:\n  b: 1\n  z: x'],
    ['with carriage returns', 'a:\r\n  b: 1\r\n', add('a'), 'a:\r\n  b: 1\r\n  z: x\r\n'],
    ['behind the dash of a list', 'a:\n- b: 1\n- c: 2\n', add('a[0]'), 'a:\n- b: 1\n  z: x\n- c: 2\n'],
    ['behind a text of several lines', 'a:\n  b: |\n    x\n    y\nc: 1\n', add('a'), 'a:\n  b: |\n    x\n    y\n  z: x\nc: 1\n'],
    ['behind a field without a value', 'a:\n  b:\nc: 1\n', add('a'), 'a:\n  b:\n  z: x\nc: 1\n'],
    ['with fields of its own', 'a:\n  b: 1\n', add('a', { c: { 'd/e': 2 } }), 'a:\n  b: 1\n  z:\n    c:\n      d/e: 2\n'],
    ['in braces', 'a: {b: 1}\n', add('a'), 'a: {b: 1, z: x}\n'],
    ['in empty braces', 'a: {}\n', add('a'), 'a: {z: x}\n'],
    ['of JSON', '{\n  "a": {\n    "b": 1\n  }\n}\n', add('a'), '{\n  "a": {\n    "b": 1,\n    "z": "x"\n  }\n}\n'],
    ['of JSON with fields of its own', '{"a": {"b": 1}}', add('a', { c: 'd' }), '{"a": {"b": 1, "z": {"c":"d"}}}'],
  ])('%s', (_, text, edit, expected) => expect(fixed(text, edit)).toBe(expected));

  test.each<[string, string]>([
    ['the object is not there', 'c: 1\n'], ['it is no object', 'a: 1\n'], ['it has the field', 'a:\n  z: 1\n'], ['it is shared', 'c: &x\n  b: 1\na: *x\n'],
    ['it says nothing', 'a:\n'],
  ])('but not if %s', (_, text) => expect(fixed(text, add('a'))).toBe(text));
});

describe('an item is left out', () => {
  test.each<[string, string, string, string]>([
    ['with its line', 'a:\n- 1\n- 2 # why\n- 3\n', 'a[1]', 'a:\n- 1\n- 3\n'],
    ['with all of its lines', 'a:\n  - b: 1\n    c: 2\n  # next\n  - b: 3\n    c: 4\n', 'a[1]', 'a:\n  - b: 1\n    c: 2\n  # next\n'],
    ['but not the only one', 'a:\n- 1\n', 'a[0]', 'a:\n- 1\n'],
    ['but not behind another dash', 'a:\n- - 1\n  - 2\n', 'a[0][0]', 'a:\n- - 1\n  - 2\n'],
    ['but not in brackets', 'a: [1, 2]\n', 'a[1]', 'a: [1, 2]\n'],
  ])('%s', (_, text, path, expected) => expect(fixed(text, remove(path))).toBe(expected));

  test('several of them, and what is in others', () => {
    const text = 'a:\n- b: 1\n  c: 1\n- b: 2\n- b: 3\n- b: 4\n  c: 4\n';
    expect(fixed(text, remove('a[1]'), remove('a[3].c'), remove('a[2]'))).toBe('a:\n- b: 1\n  c: 1\n- b: 4\n');
  });
});

describe('several edits', () => {
  test('of one finding are made together or not at all', () => {
    const edits: readonly Edit[] = [remove('a.b'), { op: 'add', path: 'c', name: 'b', value: 1 }];
    expect(fixDocument('a:\n  b: 1\n  d: 1\nc:\n  e: 1\n', [{ objectPath: '', edits }]).text).toBe('a:\n  d: 1\nc:\n  e: 1\n  b: 1\n');
    const text = 'a:\n  b: 1\n  d: 1\nc: 1\nf: 1\n';
    expect(fixDocument(text, [{ objectPath: '', edits }, { objectPath: '', edits: [remove('f')] }]).text).toBe('a:\n  b: 1\n  d: 1\nc: 1\n');
  });

  test('are made at once', () => {
    expect(fixed('a: 1\nb: 2\nc: 3\nd: 4\n', remove('a'), remove('c'), { op: 'replace', path: 'd', value: 5 })).toBe('b: 2\nd: 5\n');
  });

  test('are made as far as they can be', () => {
    const { text, made } = fixDocument('a:\n  b: 1\nc: 2\nd: 3\n', [remove('a.b'), remove('c')].map((edit) => ({ objectPath: '', edits: [edit] })));
    expect(text).toBe('a:\n  b: 1\nd: 3\n');
    expect(made.map(({ edits }) => edits)).toEqual([[remove('c')]]);
  });

  test('of an object in a list are made there', () => {
    const text = 'kind: List\nitems:\n- a: 1\n  b: 2\n- a: 1\n  b: 2\n';
    expect(fixDocument(text, [{ objectPath: 'items[1]', edits: [remove('a')] }]).text).toBe('kind: List\nitems:\n- a: 1\n  b: 2\n- b: 2\n');
  });
});

test('whatever the layout, the new text says what the edit says, or the text stays', () => {
  const key = fc.constantFrom('a', 'b', 'c.d', 'e/f', 'g h');
  const scalar = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string({ unit: fc.constantFrom(...'ab #:-"\'\n') }));
  const value = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, scalar, fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(key, tie('value'), { maxKeys: 3 })),
  })).value as fc.Arbitrary<Json>;
  fc.assert(fc.property(fc.dictionary(key, value, { minKeys: 2, maxKeys: 4 }), fc.nat(3), fc.boolean(), (given, choice, flow) => {
    const object = JSON.parse(JSON.stringify(given)) as Record<string, Json>;
    const names = Object.keys(object);
    const name = names[choice % names.length] ?? '';
    const text = flow ? JSON.stringify(object) : stringify(object, { version: '1.1', aliasDuplicateObjects: false });
    const after = fixed(text, remove(`[${name}]`));
    const { [name]: _, ...rest } = object;
    expect([rest, object]).toContainEqual(construct(parse(after)).value);
    if (after === text) expect(construct(parse(after)).value).toEqual(object);
  }));
});
