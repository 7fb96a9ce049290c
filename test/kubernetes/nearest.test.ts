import { nearest } from '../../src/kubernetes/nearest';

test.each<[string, readonly string[], string | undefined]>([
  ['minReplicaCont', ['minReplicaCount', 'maxReplicaCount'], 'minReplicaCount'],
  ['max', ['minReplicas', 'maxReplicas'], 'maxReplicas'],
  ['m', ['minReplicas', 'maxReplicas'], undefined],
  ['PROMETHEUS', ['prometheus', 'cron'], 'prometheus'],
  ['kafak', ['kafka', 'cron'], 'kafka'],
  ['zzz', ['kafka', 'cron'], undefined],
  ['', ['kafka'], undefined],
])('what %p is meant for among %j', (text, known, meant) => expect(nearest(text, known)).toBe(meant));

test('among a thousand names, such as those of all rules, but not among more', () => {
  const known = Array.from({ length: 1000 }, (_, index) => `RULE${String(index).padStart(3, '0')}x`);
  expect(nearest('RULE042', known)).toBe('RULE042x');
  expect(nearest('RULE042', [...known, 'another'])).toBeUndefined();
});
