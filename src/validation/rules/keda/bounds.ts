import { asNumber, asObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';

/** The replica bounds of a ScaledObject with KEDA's defaults. */
export interface KedaBounds {
  readonly min: number;
  readonly max: number;
  readonly idle: number | undefined;
  /** Whether KEDA itself ever decides: with a minimum above 0 and no idle count of 0 the HPA alone does. */
  readonly kedaDecides: boolean;
}

const MAX_DEFAULT = 100;

/** The bounds of a ScaledObject. */
export function boundsOf(object: Manifest): KedaBounds {
  const spec = asObject(object.spec);
  const min = asNumber(spec.minReplicaCount) ?? 0;
  const idle = asNumber(spec.idleReplicaCount);
  return { min, max: asNumber(spec.maxReplicaCount) ?? MAX_DEFAULT, idle, kedaDecides: min === 0 || idle === 0 };
}
