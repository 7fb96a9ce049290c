import type { Bounds, ScalerSpec } from './scaler';
import type { Problems } from '../kubernetes/problem';
import type { Signal } from '../signals/signal';

const INT32_MAX = 2_147_483_647;

/** Checks the replica bounds, also against what the scaler and the signal can do at zero. */
export function checkBounds({ minReplicas, maxReplicas }: Bounds, scaler: ScalerSpec['kind'], signal: Signal, problems: Problems): void {
  const count = (path: string, value: number, low: number): boolean => problems.check(
    Number.isInteger(value) && value >= low && value <= INT32_MAX, path, `must be a whole number from ${low}`, value);
  const valid = [count('minReplicas', minReplicas, 0), count('maxReplicas', maxReplicas, 1)].every(Boolean);
  if (!valid) return;
  problems.check(maxReplicas >= minReplicas, 'maxReplicas', `must be at least 'minReplicas' (${minReplicas})`, maxReplicas,
    "raise 'maxReplicas' or lower 'minReplicas'");
  if (minReplicas > 0) return;
  if (scaler === 'hpa') {
    problems.check(false, 'minReplicas', 'must be at least 1 with a HorizontalPodAutoscaler, which cannot scale to zero by default', minReplicas,
      'raise it or use Scaler.keda()');
  } else {
    problems.check(signal.lowestMinReplicas === 0, 'minReplicas',
      `must be at least 1 with the signal ${signal.source}, which is silent without pods and so never wakes them`, minReplicas, signal.wakeFix);
  }
}

/** Checks how much of the signal one pod should carry. */
export function checkTarget(path: string, target: number, problems: Problems): boolean {
  return problems.check(Number.isFinite(target) && target > 0, path, 'must be a number greater than 0', target);
}
