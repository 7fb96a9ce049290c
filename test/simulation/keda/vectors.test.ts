import { parseCronSchedule } from '../../../src/kubernetes/keda/cron-schedule';
import type { CronSchedule } from '../../../src/kubernetes/keda/cron-schedule';
import { isWithin, nextRun } from '../../../src/simulation/keda/cron-window';
import { loadZone } from '../../../src/simulation/keda/zoned-time';
import type { Zone } from '../../../src/simulation/keda/zoned-time';
import { replayKeda } from '../../conformance/keda';
import type { ExecutorRow, FallbackRow, HpaRow, JobsRow, KedaVector, LoopRow, ModifiersRow } from '../../conformance/keda-row';
import { vectorRows } from '../../vectors';

const KINDS = ['executor', 'fallback', 'hpa', 'jobs', 'loop', 'modifiers'];

describe.each(KINDS)("KEDA's operator 2.20.2, recorded: %s", (kind) => {
  const rows = vectorRows<KedaVector>(`keda/${kind}.jsonl`);

  test('there are recordings to compare with', () => {
    expect(rows.length).toBeGreaterThanOrEqual(30);
  });

  test.each(rows.map((row) => [row.id, row] as const))('%s', (_id, row) => {
    expect(replayKeda(row)).toBeUndefined();
  });
});

test.each(vectorRows<KedaVector & { readonly note: string }>('keda/found.jsonl').map((row) => [row.note, row] as const))(
  'found by comparing with upstream on random inputs: %s', (_note, row) => expect(replayKeda(row)).toBeUndefined(),
);

type CronRow = readonly [start: string, end: string, zone: string, nowMillis: number, within: boolean, nextStart: number, nextEnd: number];

test.each(vectorRows<CronRow>('keda/cron.jsonl'))('robfig/cron 3.0.1, recorded: from %p to %p in %s at %d', (start, end, zone, now, within, nextStart, nextEnd) => {
  const zoneOf = ({ location }: CronSchedule): Zone => loadZone(location ?? zone) as Zone;
  const [from, to] = [parseCronSchedule(start) as CronSchedule, parseCronSchedule(end) as CronSchedule];
  const window = { start: from, startZone: zoneOf(from), end: to, endZone: zoneOf(to) };
  const next = [nextRun(from, window.startZone, now), nextRun(to, window.endZone, now)].map((seconds) => seconds ?? -1);
  expect([isWithin(window, now), ...next]).toEqual([within, nextStart, nextEnd]);
});

function rowOf<Row extends KedaVector>(kind: string, id: string): Row {
  const row = vectorRows<Row>(`keda/${kind}.jsonl`).find((candidate) => candidate.id === id);
  if (row === undefined) throw new Error(`there is no ${id}`);
  return row;
}

describe('the replay tells the first difference', () => {
  const executor = rowOf<ExecutorRow>('executor', 'executor-0003');
  const loop = rowOf<LoopRow>('loop', 'loop-0001');
  const fallback = rowOf<FallbackRow>('fallback', 'fallback-0001');
  const hpa = rowOf<HpaRow>('hpa', 'hpa-0001');
  const jobs = rowOf<JobsRow>('jobs', 'jobs-0001');
  const modifiers = rowOf<ModifiersRow>('modifiers', 'modifiers-0001');

  test.each<[string, KedaVector, string]>([
    ['of a read of the loop', { ...loop, reads: [[67, 's0-prometheus', 1]] }, 'read 0 at 67 s: value: expected 1, got 100000'],
    ['of a read too many', { ...loop, reads: loop.reads.slice(0, -1) }, 'read 21: expected undefined, got [382,"s0-prometheus",0]'],
    ['of a row of the loop', { ...loop, rows: [[0, 7]] }, 'row 0 at 0 s: replicas: expected 7, got 0'],
    ['of a row too many', { ...loop, rows: loop.rows.slice(0, 1) }, 'row 1: expected undefined, got [60,1,60,"T:ScaledObjectReady","T:ScalerActive",'
      + '"F:NoFallbackFound","F",{},{"s0-prometheus":1},1,null,""]'],
    ['of Jobs', { ...jobs, rows: jobs.rows.map((row) => [row[0], ['other'], ...row.slice(2)]) }, expect.stringMatching(/^row 0 at 0 s: jobs: expected \["other"\], got \[/) as unknown as string],
    ['of a read with fallback', { ...fallback, replicas: 1, ops: [['read', 0, 'error', 5, '', 0, {}, 'F:NoFallbackFound']] },
      'op 0 (["read",0,"error",5,"",0,{},"F:NoFallbackFound"]): value: expected 5, got null'],
    ['of a check', { ...hpa, checks: { triggers: 'no' } }, 'check triggers: expected "no", got undefined'],
    ['of an error', { ...hpa, error: 'no' }, 'error: expected "no", got undefined'],
    ['of an HPA', { ...hpa, hpa: null }, expect.stringMatching(/^hpa: expected null, got \{"annotations":null,/) as unknown as string],
    ['of a formula', { ...modifiers, cases: [[[1, 2], 4000]] }, '[1,2]: expected 4000, got 3000'],
    ['of an admission', { ...modifiers, admissionError: 'no' }, 'admission: expected "no", got ""'],
  ])('%s', (_what, row, difference) => {
    expect(replayKeda(row)).toEqual(difference);
  });

  test('of a scale request', () => {
    const [step, ...rest] = executor.steps;
    expect(step?.slice(4, 6)).toEqual([2, 0]);
    const altered = [0.25, null, 1, 0, 3, 0, 'T:ScaledObjectReady', 'T:ScalerActive', 'F', '', 1] as const;
    expect(replayKeda({ ...executor, steps: [altered, ...rest] })).toBe('step 0 at 0.25 s (activated): replicas: expected 3, got 2');
  });
});
