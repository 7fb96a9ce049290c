import { floatToInt32 } from '../int64';
import type { PreparedBehavior } from './behavior';
import type { PreparedHpa } from './prepare';
import { scaleDownLimit, scaleUpLimit } from './rate-limit';
import type { HpaMemory } from './state';

/** A replica count brought within its limits, with the limit that may have bound it as reason and message of ScalingLimited. */
export interface Limited {
  readonly replicas: number;
  readonly reason: string;
  readonly message: string;
}

// Without `behavior`, one sync at most doubles the count, but may always go up to 4.
const LEGACY_FACTOR = 2;
const LEGACY_FLOOR = 4;

const RANGE = { reason: 'DesiredWithinRange', message: 'the desired count is within the acceptable range' };
const TOO_FEW = { reason: 'TooFewReplicas', message: 'the desired replica count is less than the minimum replica count' };
const TOO_MANY = { reason: 'TooManyReplicas', message: 'the desired replica count is more than the maximum replica count' };
const UP_LIMIT = { reason: 'ScaleUpLimit', message: 'the desired replica count is increasing faster than the maximum scale rate' };
const DOWN_LIMIT = { reason: 'ScaleDownLimit', message: 'the desired replica count is decreasing faster than the maximum scale rate' };

/** The limits without `behavior`. Upstream: `convertDesiredReplicasWithRules`. */
export function limitSimply({ minReplicas, maxReplicas }: PreparedHpa, current: number, wanted: number): Limited {
  const fastest = floatToInt32(Math.max(LEGACY_FACTOR * current, LEGACY_FLOOR));
  if (wanted < minReplicas) return { replicas: minReplicas, ...TOO_FEW };
  if (wanted > Math.min(maxReplicas, fastest)) {
    return maxReplicas > fastest ? { replicas: fastest, ...UP_LIMIT } : { replicas: maxReplicas, ...TOO_MANY };
  }
  return { replicas: wanted, ...RANGE };
}

/** The limits with `behavior`, in the direction of the move only. Upstream: `convertDesiredReplicasWithBehaviorRate`. */
export function limitByPolicies(
  hpa: PreparedHpa, behavior: PreparedBehavior, memory: HpaMemory, current: number, wanted: number, nowMillis: number,
): Limited {
  const { minReplicas, maxReplicas, rules } = hpa;
  if (wanted > current) {
    const fastest = Math.max(current, scaleUpLimit(current, memory, behavior.scaleUp, nowMillis, rules));
    if (wanted > Math.min(maxReplicas, fastest)) {
      return maxReplicas > fastest ? { replicas: fastest, ...UP_LIMIT } : { replicas: maxReplicas, ...TOO_MANY };
    }
  } else if (wanted < current) {
    const fastest = Math.min(current, scaleDownLimit(current, memory, behavior.scaleDown, nowMillis, rules));
    if (wanted < Math.max(minReplicas, fastest)) {
      return minReplicas < fastest ? { replicas: fastest, ...DOWN_LIMIT } : { replicas: minReplicas, ...TOO_FEW };
    }
  }
  return { replicas: wanted, ...RANGE };
}
