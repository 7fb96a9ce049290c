import { fromDeclared } from '../../src/kubernetes/declared/from-declared';
import { aNumber } from '../../src/kubernetes/declared/scalars';
import { anObject, listOf, mapOf } from '../../src/kubernetes/declared/shapes';
import { sentence } from '../../src/kubernetes/problem';

interface Spec {
  readonly minReplicas?: number;
  readonly windowSeconds?: number;
}

const SPEC = anObject<Spec>({ minReplicas: aNumber, windowSeconds: aNumber });
const RULE = 'must be one of the known options: minReplicas, windowSeconds';
const unknownKeys = (given: object, kind = SPEC) => fromDeclared(given, kind, { problems: [] }, () => ({ problems: [] })).problems.map(sentence);

test.each<[string, object, readonly string[]]>([
  ['a misspelt key, with the nearest one', { minReplica: 1 }, [`'minReplica' ${RULE}; write 'minReplicas'`]],
  ['a key that is near one without its unit', { widnow: 60 }, [`'widnow' ${RULE}; write 'windowSeconds'`]],
  ['a key that lacks its unit', { window: 60 }, ["'window' must be given in seconds, as 'windowSeconds', got 60"]],
  ['a key that is near none', { colour: 1 }, [`'colour' ${RULE}`]],
  ['every such key', { colour: 1, minReplicas: 1, shape: 2 }, [`'colour' ${RULE}`, `'shape' ${RULE}`]],
  ['a key with the value null', { colour: null }, [`'colour' ${RULE}`]],
  ['a key that every object inherits', { toString: 1 }, [`'toString' ${RULE}`]],
  ['no known key', { minReplicas: 1, windowSeconds: 60 }, []],
  ['no key without a value, as Pulumi passes them on', { colour: undefined }, []],
])('reports %s', (_, given, expected) => {
  expect(unknownKeys(given)).toEqual(expected);
});

const POLICIES = anObject<{ readonly policies?: readonly Spec[]; readonly secrets?: Readonly<Record<string, Spec>> }>({
  policies: listOf(SPEC), secrets: mapOf(SPEC),
});

test.each<[string, object, string]>([
  ['a spec in a list', { policies: [{}, { colour: 1 }] }, 'policies[1].colour'],
  ['a spec in a map', { secrets: { token: { colour: 1 } } }, 'secrets.token.colour'],
])('names the place within %s', (_, given, path) => {
  expect(unknownKeys(given, POLICIES as typeof SPEC)).toEqual([`'${path}' ${RULE}`]);
});
