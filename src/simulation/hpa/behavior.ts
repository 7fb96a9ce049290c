import type { HpaController } from './controller';
import type { HpaRules } from './rules';
import { asList, asNumber, asObject, asString } from '../../kubernetes/json';
import type { Json, JsonObject } from '../../kubernetes/json';
import { quantityOf } from '../../kubernetes/quantity';

const SECOND = 1000;

/** `spec.behavior`, read once. */
export interface PreparedBehavior {
  readonly scaleUp: PreparedScalingRules;
  readonly scaleDown: PreparedScalingRules;
}

/** The rules of one direction. */
export interface PreparedScalingRules {
  readonly windowMillis: number;
  /** Anything but `Min` and `Disabled` counts as `Max`. */
  readonly selectPolicy: string;
  readonly policies: readonly PreparedPolicy[];
  /** The longest period of the policies. */
  readonly longestPeriodMillis: number;
}

/** One scaling policy. */
export interface PreparedPolicy {
  readonly type: string;
  /** Pods, or percent. */
  readonly value: number;
  readonly periodMillis: number;
}

/** How far a ratio may be from 1 without a change. */
export interface Tolerance {
  readonly lowest: number;
  readonly highest: number;
  /** The distance from 1, for the versions that compare that; they know only one for both directions. */
  readonly distance: number;
}

/** Reads a defaulted `spec.behavior`; undefined if there is none. */
export function prepareBehavior(behavior: Json | undefined, controller: HpaController): PreparedBehavior | undefined {
  if (behavior === undefined || behavior === null) return undefined;
  const { scaleUp, scaleDown } = asObject(behavior);
  // Upstream cuts the flag to whole seconds where it stands in for the HPA's own window.
  const downWindowSeconds = Math.trunc(controller.downscaleStabilizationSeconds);
  return { scaleUp: prepareRules(asObject(scaleUp), 0), scaleDown: prepareRules(asObject(scaleDown), downWindowSeconds) };
}

function prepareRules(rules: JsonObject, windowSeconds: number): PreparedScalingRules {
  const policies = asList(rules.policies).map(preparePolicy);
  return {
    windowMillis: (asNumber(rules.stabilizationWindowSeconds) ?? windowSeconds) * SECOND,
    selectPolicy: asString(rules.selectPolicy) ?? 'Max',
    policies,
    longestPeriodMillis: Math.max(0, ...policies.map(({ periodMillis }) => periodMillis)),
  };
}

function preparePolicy(policy: Json): PreparedPolicy {
  const { type, value, periodSeconds } = asObject(policy);
  return { type: asString(type) ?? '', value: asNumber(value) ?? 0, periodMillis: (asNumber(periodSeconds) ?? 0) * SECOND };
}

/** The tolerance of each direction: the HPA's own where the version reads it, else the controller's flag. */
export function prepareTolerance(behavior: Json | undefined, controller: HpaController, rules: HpaRules): Tolerance {
  const { scaleUp, scaleDown } = asObject(rules.readsTolerance ? behavior : undefined);
  const own = (direction: Json | undefined): number => quantityOf(asObject(direction).tolerance)?.toNumber() ?? controller.tolerance;
  return { lowest: 1 - own(scaleDown), highest: 1 + own(scaleUp), distance: controller.tolerance };
}

/** Whether a ratio is close enough to 1 to change nothing. */
export function isWithin(tolerance: Tolerance, ratio: number, rules: HpaRules): boolean {
  if (rules.comparesBounds) return tolerance.lowest <= ratio && ratio <= tolerance.highest;
  return Math.abs(1 - ratio) <= tolerance.distance;
}
