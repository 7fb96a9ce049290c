import { parseGoFloat, parseGoInt } from '../../kubernetes/go-number';
import type { JsonObject } from '../../kubernetes/json';
import { usesScalingModifiers } from '../../kubernetes/keda/formula';
import { scalingModifiersOf } from '../../kubernetes/keda/scaled-object-checks';

/** `spec.advanced.scalingModifiers` in use. */
export interface PreparedModifiers {
  /** Empty if only other fields are set: then the metrics stay as they are. */
  readonly formula: string;
  readonly target: string;
  /** `target` as a number; 0 if it is none. */
  readonly targetValue: number;
  /** Whether a fallback can be computed from the target: a whole number above 0 in decimal digits. */
  readonly targetIsWhole: boolean;
  /** Undefined if `activationTarget` is no number, which ends every poll. */
  readonly activation: number | undefined;
  readonly metricType: string;
}

/** The scaling modifiers of a ScaledObject; undefined if it uses none. */
export function prepareModifiers(scaledObject: JsonObject): PreparedModifiers | undefined {
  const modifiers = scalingModifiersOf(scaledObject);
  if (!usesScalingModifiers(modifiers)) return undefined;
  const { formula = '', target = '', activationTarget = '', metricType = '' } = modifiers;
  const whole = parseGoInt(target);
  const activation = parseGoFloat(activationTarget === '' ? '0' : activationTarget);
  return {
    formula,
    target,
    targetValue: parseGoFloat(target).value,
    targetIsWhole: whole.error === undefined && whole.value > 0n,
    activation: activation.error === undefined ? activation.value : undefined,
    metricType,
  };
}
