import type { RawMetrics } from './fallback';
import { floatOf, narrowMilli } from './metric-value';
import type { MetricValue } from './metric-value';
import type { PreparedScalers } from './prepare';
import type { StoredScaledObject } from './state';
import { ExprError } from '../../kubernetes/keda/expr/expr-error';
import { compositeMilli } from '../../kubernetes/keda/formula';
import { COMPOSITE_METRIC_NAME } from '../../kubernetes/keda/hpa';
import { floatToInt64 } from '../int64';

/** The metrics of all triggers, collected in a poll or a read. */
export interface CollectedMetrics {
  readonly values: readonly MetricValue[];
  /** The values of those that fall back. */
  readonly fallbacks: readonly MetricValue[];
  /** The trigger of each metric, by its name in the formula. */
  readonly triggerNames: ReadonlyMap<string, string>;
}

/**
 * Puts one composite metric in the place of the metrics of the triggers: the first fallback if there is one, else the value of the
 * formula. The error says why there is none. Without modifiers, and without a formula, the metrics stay as they are
 * (KEDA 2.20 `pkg/scaling/modifiers/formula.go`).
 *
 * @param formula of the scalers, which may have been built of an older spec
 */
export function applyModifiers({ definition, status }: StoredScaledObject, collected: CollectedMetrics, formula: PreparedScalers['formula']): RawMetrics {
  const { modifiers, fallback } = definition;
  const { values, fallbacks: [firstFallback], triggerNames } = collected;
  if (modifiers === undefined) return { values, error: undefined };
  if (firstFallback !== undefined) return composite(firstFallback.milli);
  if (modifiers.formula === '') return { values, error: undefined };
  if (formula === undefined) return { values: [], error: 'cached compiled formula is nil during its calculation' };
  const decidesItself = (name: string): boolean =>
    fallback?.behavior === 'scalingModifiers' && (status.health[name]?.numberOfFailures ?? 0) > fallback.failureThreshold && name in status.health;
  const inputs = new Map(values.map(({ name, milli }) => [triggerNames.get(name) ?? '', decidesItself(name) ? null : floatOf(milli)]));
  try {
    const milli = compositeMilli(formula, inputs);
    if (milli !== undefined) return composite(narrowMilli(milli));
  } catch (error) {
    if (error instanceof ExprError) return { values: [], error: `error trying to run custom formula: ${error.message}` };
    throw error;
  }
  if (fallback === undefined) return { values: [], error: 'scalingModifiers formula evaluated to nil but no fallback is configured' };
  return composite(narrowMilli(BigInt(floatToInt64(fallback.replicas * modifiers.targetValue * 1000))));
}

function composite(milli: MetricValue['milli']): RawMetrics {
  return { values: [{ name: COMPOSITE_METRIC_NAME, milli }], error: undefined };
}
