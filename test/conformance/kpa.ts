import { replayClosed } from './kpa-closed';
import { replayDecider } from './kpa-decider';
import type { KpaRow } from './kpa-row';
import { replayScale } from './kpa-scale';
import type { Suite } from './suite';
import type { KpaRules } from '../../src/simulation/kpa/rules';
import { readRows } from '../vectors';

/** Replays runs of the Knative pod autoscaler: what is resolved, single decisions, or the closed loop, whichever a row is about. */
export const suite: Suite = (path) => {
  const rows = readRows<KpaRow>(path);
  const failures = rows.flatMap((row) => {
    const difference = replayKpa(row);
    return difference === undefined ? [] : [`${row.id}${'note' in row ? ` (${row.note})` : ''}: ${difference}`];
  });
  const kinds = [...new Set(rows.map(kindOf))].map((kind) => `${rows.filter((row) => kindOf(row) === kind).length} ${kind}`);
  return { lines: [kinds.join(', ')], passed: rows.length - failures.length, failures };
};

/** The first difference between a recorded vector of any kind and its replay; undefined if there is none. `rules`: of the version that was recorded. */
export function replayKpa(row: KpaRow, rules?: KpaRules): string | undefined {
  if ('ops' in row) return replayScale(row, rules);
  return 'rows' in row ? replayClosed(row, rules) : replayDecider(row);
}

function kindOf(row: KpaRow): string {
  if ('ops' in row) return 'series of decisions';
  return 'rows' in row ? 'closed loops' : 'resolved revisions';
}
