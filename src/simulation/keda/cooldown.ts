import type { StoredScaledObject } from './state';

/**
 * Whether an inactive target may go to zero (or idle): the cooldown since the last activity is over, or, if there never was any, the
 * initial cooldown since the creation. Over means strictly later (KEDA 2.20 `scale_scaledobjects.go`, scaleToZeroOrIdle).
 */
export function cooldownIsOver({ definition, createdAtMillis, status: { lastActiveMillis } }: StoredScaledObject, nowMillis: number): boolean {
  return lastActiveMillis === undefined
    ? createdAtMillis + definition.initialCooldownMillis < nowMillis
    : lastActiveMillis + definition.cooldownMillis < nowMillis;
}
