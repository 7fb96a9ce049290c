import { fromDeclared, fromOptions } from '../../../src/kubernetes/declared/from-declared';
import { aNumber, aText } from '../../../src/kubernetes/declared/scalars';
import { anObject, listOf, required } from '../../../src/kubernetes/declared/shapes';
import type { KeysOf } from '../../../src/kubernetes/known-keys';
import { sentence, type Problem } from '../../../src/kubernetes/problem';

interface Spec {
  readonly name: string;
  readonly size?: number;
  readonly parts?: readonly { readonly name: string }[];
}

const KEYS: KeysOf<Spec> = { name: required(aText), size: aNumber, parts: listOf(anObject<{ readonly name: string }>({ name: required(aText) })) };
const EMPTY = { made: undefined as Spec | undefined, problems: [] as readonly Problem[] };

/** Finds fault with an empty name and a missing size, as a plan does. */
const make = (spec: Spec) => ({
  made: spec,
  problems: [
    ...(spec.name === '' ? [{ path: 'name', rule: 'must not be empty' }] : []),
    ...(spec.size === undefined ? [{ path: 'size', rule: 'is required here' }] : []),
    ...(spec.parts === undefined ? [{ path: 'other', rule: "is required without 'parts'" }] : []),
  ],
});
const from = (given: unknown) => {
  const { made, problems } = fromDeclared(given as Spec, anObject(KEYS), EMPTY, make);
  return { made, problems: problems.map(sentence) };
};

test('what is declared well is made as it is', () => {
  const spec = { name: 'web', size: 1, parts: [] };
  expect(from(spec)).toEqual({ made: spec, problems: [] });
  expect(from(spec).made).toBe(spec);
});

test('the rest reports its own problems, save those that only follow', () => {
  expect(from({ name: 5, colour: 1 }).problems).toEqual([
    "'name' must be a text, got 5; put it in quotes", "'colour' must be one of the known options: name, size, parts",
    "'size' is required here", "'other' is required without 'parts'",
  ]);
  expect(from({ name: '', size: null, parts: 'a' }).problems).toEqual([
    "'size' must be a number, got null", "'parts' must be a list, got \"a\"; put it in brackets", "'name' must not be empty",
  ]);
});

test('nothing is made where nothing can stand in', () => {
  expect(from({ name: '', parts: [null, {}] })).toEqual({
    made: undefined, problems: ["'parts[0]' must be an object, got null", "'parts[1].name' is required"],
  });
  expect(from(null)).toEqual({ made: undefined, problems: ["'' must be an object, got null"] });
});

test.each([[null, ', got null'], ['x', ', got "x"'], [undefined, '']])('all options of a construct must be an object, not %p', (given, got) => {
  const { problems } = fromOptions<Spec, typeof EMPTY>(given as never, KEYS, EMPTY, make);
  expect(problems.map(sentence)).toEqual([`'options' must be an object${got}`]);
});

test('nor an instance of a class, of which is said what is said of it elsewhere', () => {
  const { problems } = fromOptions<Spec, typeof EMPTY>(new Date(0) as never, KEYS, EMPTY, make);
  expect(problems.map(sentence)).toEqual(["'options' must be a plain object, known when the declaration is planned, got an instance of Date"]);
});
