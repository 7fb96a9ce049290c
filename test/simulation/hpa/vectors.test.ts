import { hpaRules } from '../../../src/simulation/hpa/rules';
import type { HpaRules } from '../../../src/simulation/hpa/rules';
import { replayHpa } from '../../conformance/hpa';
import type { HpaRow } from '../../conformance/hpa-row';
import { vectorRows } from '../../vectors';

const rows = ['hpa/named.jsonl', 'hpa/random-1.jsonl', 'hpa/random-2.jsonl'].flatMap((name) => vectorRows<HpaRow>(name));

describe('the controller of Kubernetes 1.36.3, recorded', () => {
  test('there are recordings to compare with', () => {
    expect(rows.length).toBeGreaterThanOrEqual(88);
  });

  test.each(rows.map((row) => [row.name, row] as const))('%s', (_name, row) => {
    expect(replayHpa(row)).toBeUndefined();
  });
});

/**
 * Rules that no recorded run shows: the format has no sidecars, no requests of pods and no samples without the container, its caller decides
 * when to look, before 1.36 the gate only admits, and before 1.33 the API has no tolerance. The other two need an accident that is rare.
 */
const UNSEEN: readonly (keyof HpaRules)[] = [
  'addsSidecars', 'readsPodRequests', 'allowsAbsentContainer', 'syncsAtOnce', 'scalesToZero', 'readsTolerance', 'guardsAverages', 'requiresContainer',
];

describe.each(['1.35', '1.34', '1.33', '1.32', '1.30', '1.28', '1.26', '1.23'])('the controller of Kubernetes %s, recorded', (version) => {
  const older = vectorRows<HpaRow>(`hpa/kubernetes-${version}.jsonl`);

  test.each(older.map((row) => [row.name, row] as const))('%s', (name, row) => {
    const rules = hpaRules(version, row.gates);
    expect(replayHpa(row, version)).toBeUndefined();
    for (const rule of name.split('+') as (keyof HpaRules)[]) expect(replayHpa(row, version, { [rule]: !rules[rule] })).toBeDefined();
  });

  test('every other rule is shown', () => {
    const shown = older.flatMap(({ name }) => name.split('+'));
    const missing = Object.keys(hpaRules(version)).filter((rule) => !shown.includes(rule) && !UNSEEN.includes(rule as keyof HpaRules));
    expect(missing).toEqual([]);
  });
});

describe('the replay', () => {
  const row = rows.find(({ name }) => name === 'ext-avg-from-one-legacy') as HpaRow;
  const altered = (change: Partial<HpaRow['ticks'][number]>): HpaRow => ({ ...row, ticks: row.ticks.map((tick, index) => index === 1 ? { ...tick, ...change } : tick) });

  test.each([
    [{ t: 30001 }, 'sync 1 at 30001 ms: t: expected 30001, got 30000'],
    [{ after: 9 }, 'sync 1 at 30000 ms: after: expected 9, got 8'],
    [{ metrics: [] }, 'sync 1 at 30000 ms: metrics: expected [], got [{"averageValue":"125"}]'],
    [
      { cond: [['AbleToScale', 'True', 'ReadyForNewScale']] },
      'sync 1 at 30000 ms: cond: expected [["AbleToScale","True","ReadyForNewScale"]], got '
        + '[["AbleToScale","True","SucceededRescale"],["ScalingActive","True","ValidMetricFound"],["ScalingLimited","True","ScaleUpLimit"]]',
    ],
    [
      { events: [['Normal', 'SuccessfulRescale', 'New size: 8; reason: luck']] },
      'sync 1 at 30000 ms: events: expected [["Normal","SuccessfulRescale","New size: 8; reason: luck"]], '
        + 'got [["Normal","SuccessfulRescale","New size: 8; reason: external metric sls_ingress_qps(nil) above target"]]',
    ],
  ] as const)('tells the first difference: %j', (change, difference) => {
    expect(replayHpa(altered(change as Partial<HpaRow['ticks'][number]>))).toBe(difference);
  });

  test('does not compare what depends on the processor', () => {
    expect(replayHpa(altered({ metrics: [{ averageValue: 'undefined' }] }))).toBeUndefined();
  });

  test('tells of a spec that is defaulted another way', () => {
    expect(replayHpa({ ...row, spec: {} })).toMatch(/^spec: expected {}, got {"/);
  });
});
