import type { AnyKind } from '../../../src/kubernetes/declared/kind';
import { aFlag, aLeaf, aName, aNumber, aStrictNumber, aText, isOpaque, judged, oneOf } from '../../../src/kubernetes/declared/scalars';

const later = new (class Later {})();
const TEXT = { rule: 'must be a text' };
const QUOTED = { rule: 'must be a text', fix: 'put it in quotes' };
const NUMBER = { rule: 'must be a number' };
const FLAG = { rule: 'must be true or false' };
const FIX = 'give the text itself, such as one of the configuration';
const KNOWN = { rule: 'must be a text that is known when the declaration is planned, which reads it', fix: FIX };
const NAMING = { rule: 'must be a text that is known when the declaration is planned, since names and labels of objects are derived from it', fix: FIX };
const ONE = { rule: 'must be one of a, b' };

test.each<[string, AnyKind, readonly unknown[]]>([
  // What is said of:      a text, a number, true, null, a list, an object, a function, a value known only later
  ['a text', aText, [undefined, QUOTED, QUOTED, TEXT, TEXT, TEXT, TEXT, KNOWN]],
  ['a name', aName, [undefined, QUOTED, QUOTED, TEXT, TEXT, TEXT, TEXT, NAMING]],
  ['a leaf', aLeaf, [undefined, QUOTED, QUOTED, TEXT, TEXT, TEXT, TEXT, undefined]],
  ['a number', aNumber, [undefined, undefined, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, undefined]],
  ['a number of an upstream parser', aStrictNumber,
    [{ ...NUMBER, fix: 'take off the quotes' }, undefined, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER]],
  ['a flag', aFlag, [FLAG, FLAG, undefined, FLAG, FLAG, FLAG, FLAG, FLAG]],
  ['one of some texts', oneOf('a', 'b'), [undefined, ONE, ONE, ONE, ONE, ONE, ONE, ONE]],
  ['what is judged elsewhere', judged<string>(), [undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined]],
])('%s', (_, { refuse }, refusals) => {
  expect(['a', 5, true, null, ['a'], { a: 'b' }, () => 'a', later].map(refuse)).toEqual(refusals);
});

test('a single text is named alone', () => {
  expect(oneOf('keda').refuse('hpa')).toEqual({ rule: "must be 'keda'" });
});

test('only an instance of a class passes through', () => {
  expect([later, new Date(0), Promise.resolve('a')].map(isOpaque)).toEqual([true, true, true]);
  expect(['a', 5, null, undefined, [], {}, Object.create(null), () => 'a'].some(isOpaque)).toBe(false);
});
