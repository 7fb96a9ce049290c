import { checkTarget } from './bounds';
import type { Problems } from '../kubernetes/problem';
import type { Backlog } from '../signals/backlog';

/** KEDA rounds a target to three decimals, and the HorizontalPodAutoscaler refuses 0. */
const SMALLEST = 0.001;

/** Checks how much of a backlog one pod should carry, as the trigger reads it. */
export function checkBacklogTarget(path: string, target: number, backlog: Backlog, problems: Problems): boolean {
  if (!checkTarget(path, target, problems)) return false;
  if (backlog.wholeNumbers === true) {
    return problems.check(Number.isInteger(target), path, `must be a whole number with the backlog ${backlog.source}`, target);
  }
  return problems.check(target >= SMALLEST, path, `must be at least ${SMALLEST}: KEDA rounds to three decimals`, target);
}
