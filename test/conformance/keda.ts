import { readRows } from '../vectors';
import { replayExecutor } from './keda-executor';
import { replayFallback } from './keda-fallback';
import { replayHpaOf } from './keda-hpa';
import { replayJobs } from './keda-jobs';
import { replayLoop } from './keda-loop';
import { replayModifiers } from './keda-modifiers';
import type { KedaVector } from './keda-row';
import type { Suite } from './suite';

/** The kind of a vector, by its fields. */
function kindOf(row: KedaVector): string {
  if ('steps' in row) return 'executor';
  if ('ops' in row) return 'fallback';
  if ('cases' in row) return 'modifiers';
  if ('scaledJob' in row) return 'jobs';
  return 'events' in row ? 'loop' : 'hpa';
}

/** The first difference between a recorded run of KEDA's operator and its replay; undefined if there is none. */
export function replayKeda(row: KedaVector): string | undefined {
  if ('steps' in row) return replayExecutor(row);
  if ('ops' in row) return replayFallback(row);
  if ('cases' in row) return replayModifiers(row);
  if ('scaledJob' in row) return replayJobs(row);
  return 'events' in row ? replayLoop(row) : replayHpaOf(row);
}

/** Replays runs of KEDA's operator, of any of the six formats. */
export const suite: Suite = (path) => {
  const rows = readRows<KedaVector>(path);
  const totals = new Map<string, { passed: number; total: number }>();
  const failures: string[] = [];
  for (const row of rows) {
    const total = totals.get(kindOf(row)) ?? { passed: 0, total: 0 };
    const difference = replayKeda(row);
    totals.set(kindOf(row), { passed: total.passed + (difference === undefined ? 1 : 0), total: total.total + 1 });
    if (difference !== undefined) failures.push(`${row.id}: ${difference}`);
  }
  const lines = [...totals].map(([kind, { passed, total }]) => `${kind}: ${passed}/${total}`);
  return { lines, passed: rows.length - failures.length, failures };
};
