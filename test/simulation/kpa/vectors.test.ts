import { kpaRules } from '../../../src/simulation/kpa/rules';
import type { KpaRules } from '../../../src/simulation/kpa/rules';
import { replayKpa } from '../../conformance/kpa';
import type { ClosedRow, DeciderRow, ScaleRow } from '../../conformance/kpa-row';
import { replayScale } from '../../conformance/kpa-scale';
import { vectorRows } from '../../vectors';

const decisions = vectorRows<ScaleRow>('kpa/scale.jsonl');
// The last ones were found by comparing with upstream on random inputs.
const loops = ['kpa/closed.jsonl', 'kpa/found.jsonl'].flatMap((name) => vectorRows<ClosedRow>(name));

describe('the autoscaler of Knative 1.23, recorded', () => {
  test('there are recordings to compare with', () => {
    expect(decisions.length).toBeGreaterThanOrEqual(40);
    expect(loops.length).toBeGreaterThanOrEqual(45);
  });

  test.each(decisions.map((row) => [row.id, row.note ?? '', row] as const))('%s %s', (_id, _note, row) => {
    expect(replayKpa(row)).toBeUndefined();
  });

  test.each(loops.map((row) => [row.id, row.note ?? '', row] as const))('%s %s', (_id, _note, row) => {
    expect(replayKpa(row)).toBeUndefined();
  });
});

test('the rounding of Knative 1.18 is another one', () => {
  const [worked] = decisions as [ScaleRow];
  expect(replayScale(worked, kpaRules('1.18'))).toBe('op 63 at 62 s: stable: expected 1.666667, got 1.666666');
});

describe('the replay tells the first difference', () => {
  const [worked] = decisions as [ScaleRow];
  const [idle] = loops as [ClosedRow];
  const [resolved] = vectorRows<DeciderRow>('kpa/decider.jsonl') as [DeciderRow];

  test('of a decision', () => {
    const ops = worked.ops.map((op) => (op[0] === 's' && op[1] === 64 ? (['s', 64, 6, -215, 3.333333, 33.333333, 1, 5] as const) : op));
    expect(replayKpa({ ...worked, ops })).toBe('op 67 at 64 s: desired: expected 6, got 5');
  });

  test('of a decision that is not valid', () => {
    const ops = worked.ops.map((op) => (op[0] === 's' && op[1] === 64 ? (['s', 64, null] as const) : op));
    expect(replayKpa({ ...worked, ops })).toBe('op 67 at 64 s: expected ["s",64,null], got a decision');
  });

  test('of a closed loop', () => {
    const rows = idle.rows.map((state) => (state[0] === 63 ? ([63, 1, 1, ...state.slice(3)] as unknown as typeof state) : state));
    expect(replayKpa({ ...idle, rows })).toBe('second 63: replicas: expected [63,1,1,0,-111,0,"P",1,"I",1,3], got [63,0,0,0,-111,0,"P",1,"I",1,3]');
  });

  test('of the averages', () => {
    expect(replayKpa({ ...idle, ticks: [[4, 1, 0]] })).toBe('second 4: averages: expected [4,1,0], got {"stable":0,"panic":0}');
  });

  test('of what is resolved', () => {
    const result = JSON.parse(JSON.stringify(resolved.result)) as { decider: { target: number } };
    expect(replayKpa({ ...resolved, result: { ...result, decider: { ...result.decider, target: 71 } } })).toBe('result.decider.target: expected 71, got 70');
  });
});

describe.each(['1.21', '1.18', '1.13'])('the autoscaler of Knative %s, recorded', (version) => {
  const rules = kpaRules(version);
  const older = vectorRows<ClosedRow | ScaleRow>(`kpa/knative-${version}.jsonl`);

  test.each(older.map((row) => [row.id, row] as const))('%s', (id, row) => {
    expect(replayKpa(row, rules)).toBeUndefined();
    for (const rule of id.split('+') as (keyof KpaRules)[]) expect(replayKpa(row, { ...rules, [rule]: !rules[rule] })).toBeDefined();
  });

  test('every rule is shown', () => {
    expect(older.flatMap(({ id }) => id.split('+')).sort()).toEqual(Object.keys(rules).sort());
  });
});
