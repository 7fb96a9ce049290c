import { checkKeys, checkKeysOfEach, unknownKeys } from '../../src/kubernetes/known-keys';
import { Problems, sentence } from '../../src/kubernetes/problem';

const KEYS = { minReplicas: true, windowSeconds: true };
const RULE = 'must be one of the known options: minReplicas, windowSeconds';

test.each<[string, unknown, readonly string[]]>([
  ['a misspelt key, with the nearest one', { minReplica: 1 }, [`'minReplica' ${RULE}; write 'minReplicas'`]],
  ['a key that is near one without its unit', { widnow: 60 }, [`'widnow' ${RULE}; write 'windowSeconds'`]],
  ['a key that is near none', { colour: 1 }, [`'colour' ${RULE}`]],
  ['every such key', { colour: 1, minReplicas: 1, shape: 2 }, [`'colour' ${RULE}`, `'shape' ${RULE}`]],
  ['a key with the value null', { colour: null }, [`'colour' ${RULE}`]],
  ['a key that every object inherits', { toString: 1 }, [`'toString' ${RULE}`]],
  ['no known key', { minReplicas: 1, windowSeconds: 60 }, []],
  ['no key without a value, as Pulumi passes them on', { colour: undefined }, []],
  ['nothing of what is not there', undefined, []],
  ['nothing of an instance of a class, such as an Output', new (class { public readonly colour = 1; })(), []],
  ['nothing of a text', 'colour', []],
])('reports %s', (_, given, expected) => {
  expect(unknownKeys(given, KEYS).map(sentence)).toEqual(expected);
});

test('does not look at a spec of an unknown kind', () => {
  expect(unknownKeys({ colour: 1 }, undefined)).toEqual([]);
});

test.each<[string, (problems: Problems) => void, string]>([
  ['a nested spec', (problems) => checkKeys({ colour: 1 }, KEYS, problems, 'pod.container'), 'pod.container.colour'],
  ['a spec in a list', (problems) => checkKeysOfEach([{}, { colour: 1 }], KEYS, problems, 'policies'), 'policies[1].colour'],
  ['a spec in a map', (problems) => checkKeysOfEach({ token: { colour: 1 } }, KEYS, problems, 'secrets'), 'secrets.token.colour'],
])('names the place within %s', (_, check, path) => {
  const problems = new Problems();
  check(problems);
  expect(problems.list.map(sentence)).toEqual([`'${path}' ${RULE}`]);
});

test('looks at nothing where there is neither list nor map', () => {
  const problems = new Problems();
  checkKeysOfEach(undefined, KEYS, problems, 'policies');
  expect(problems.list).toEqual([]);
});
