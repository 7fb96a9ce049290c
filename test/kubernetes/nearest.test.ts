import { certain, nearest } from '../../src/kubernetes/nearest';

test.each<[string, readonly string[], string | undefined]>([
  ['minReplicaCont', ['minReplicaCount', 'maxReplicaCount'], 'minReplicaCount'],
  ['max', ['minReplicas', 'maxReplicas'], 'maxReplicas'],
  ['m', ['minReplicas', 'maxReplicas'], undefined],
  ['PROMETHEUS', ['prometheus', 'cron'], 'prometheus'],
  ['kafak', ['kafka', 'cron'], 'kafka'],
  ['zzz', ['kafka', 'cron'], undefined],
  ['xReplicas', ['minReplicas', 'maxReplicas'], 'maxReplicas'],
  ['aaReplicas', ['abReplicas', 'acReplicas'], 'abReplicas'],
  ['', ['kafka'], undefined],
])('what %p is meant for among %j', (text, known, meant) => expect(nearest(text, known)).toBe(meant));

test('among a thousand names, such as those of all rules, but not among more', () => {
  const known = Array.from({ length: 1000 }, (_, index) => `RULE${String(index).padStart(3, '0')}x`);
  expect(nearest('RULE042', known)).toBe('RULE042x');
  expect(nearest('RULE042', [...known, 'another'])).toBeUndefined();
});

test('a plural is meant for what its singular begins', () => {
  expect(nearest('minReplicas', ['minReplicaCount', 'maxReplicaCount'])).toBe('minReplicaCount');
  expect(nearest('replicas', ['replicaCount', 'replicaMode'])).toBeUndefined();
});

test.each<[string, readonly string[], string | undefined]>([
  ['minReplica', ['minReplicas', 'maxReplicas'], 'minReplicas'],
  ['MIN-REPLICAS', ['minReplicas', 'maxReplicas'], 'minReplicas'],
  ['mReplicas', ['minReplicas', 'maxReplicas'], undefined],
  ['max', ['maxReplicas'], undefined],
  ['prot', ['port'], undefined],
  ['por', ['port'], undefined],
  ['ports', ['port'], 'port'],
  ['a-b', ['aB', 'ab'], undefined],
])('what %p is meant for beyond doubt among %j', (text, known, meant) => expect(certain(text, known)).toBe(meant));
