import { formatSelector, labelsOf, mapSelector, matchesSelector, parseLabelSelector } from '../../src/kubernetes/label-selector';

const labels = { app: 'web', tier: 'front' };

test.each<[string, unknown, boolean]>([
  ['no selector selects nothing', undefined, false],
  ['an empty selector selects everything', {}, true],
  ['all of matchLabels must be there', { matchLabels: { app: 'web', tier: 'front' } }, true],
  ['one other value is enough to fail', { matchLabels: { app: 'web', tier: 'back' } }, false],
  ['a missing label fails', { matchLabels: { team: 'a' } }, false],
  ['In wants one of its values', { matchExpressions: [{ key: 'tier', operator: 'In', values: ['back', 'front'] }] }, true],
  ['In fails without the label', { matchExpressions: [{ key: 'team', operator: 'In', values: ['a'] }] }, false],
  ['NotIn wants none of its values', { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['back'] }] }, true],
  ['NotIn fails on one of its values', { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['front'] }] }, false],
  ['NotIn holds without the label', { matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['a'] }] }, true],
  ['Exists wants the label', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
  ['Exists fails without the label', { matchExpressions: [{ key: 'team', operator: 'Exists' }] }, false],
  ['DoesNotExist wants none', { matchExpressions: [{ key: 'team', operator: 'DoesNotExist' }] }, true],
  ['DoesNotExist fails on the label', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
  ['a name of every object is no label', { matchExpressions: [{ key: 'toString', operator: 'Exists' }] }, false],
  ['labels and expressions must both hold', { matchLabels: { app: 'web' }, matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
  ['an operator that upstream refuses selects nothing', { matchExpressions: [{ key: 'app', operator: 'Equals', values: ['web'] }] }, false],
  ['In without values is refused', { matchExpressions: [{ key: 'app', operator: 'In', values: [] }] }, false],
  ['NotIn without values is refused', { matchExpressions: [{ key: 'app', operator: 'NotIn' }] }, false],
  ['Exists with values is refused', { matchExpressions: [{ key: 'app', operator: 'Exists', values: ['web'] }] }, false],
])('%s', (_, json, matches) => {
  expect(matchesSelector(parseLabelSelector(json), labels)).toBe(matches);
});

test('a plain map selects as matchLabels', () => {
  expect(mapSelector(labels)).toEqual(parseLabelSelector({ matchLabels: labels }));
});

test('only texts are labels', () => {
  expect(labelsOf({ a: 'x', b: 1, c: null })).toEqual({ a: 'x' });
});

test('a selector is printed as upstream prints it, sorted by key', () => {
  expect(formatSelector(parseLabelSelector({
    matchLabels: { tier: 'front', app: 'web' },
    matchExpressions: [
      { key: 'zone', operator: 'In', values: ['b', 'a'] },
      { key: 'team', operator: 'NotIn', values: ['x'] },
      { key: 'canary', operator: 'DoesNotExist' },
      { key: 'live', operator: 'Exists' },
    ],
  }) ?? { requirements: [] })).toBe('app=web,!canary,live,team notin (x),tier=front,zone in (a,b)');
  expect(formatSelector({ requirements: [] })).toBe('');
});
