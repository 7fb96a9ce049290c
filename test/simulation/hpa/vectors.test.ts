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

describe('the controller of Kubernetes 1.32.13, recorded where it does not do what 1.36 does', () => {
  const older = vectorRows<HpaRow>('hpa/kubernetes-1.32.jsonl');

  test('there are recordings to compare with', () => {
    expect(older.length).toBeGreaterThanOrEqual(40);
  });

  test.each(older.map((row) => [row.name, row] as const))('%s', (_name, row) => {
    expect(replayHpa(row, '1.32')).toBeUndefined();
    expect(replayHpa(row, '1.36')).toBeDefined();
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
