import { replayDecider } from '../../conformance/kpa-decider';
import type { DeciderRow } from '../../conformance/kpa-row';
import { vectorRows } from '../../vectors';

const rows = vectorRows<DeciderRow>('kpa/decider.jsonl');

describe('a revision is scaled by what upstream resolves from config-autoscaler and its annotations', () => {
  test('there are vectors', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });

  test.each(rows.map((row) => [row.id, row] as const))('%s', (_, row) => {
    expect(replayDecider(row)).toBeUndefined();
  });
});
