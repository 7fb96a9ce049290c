import { fallbackValue } from './fallback-value';
import type { MetricValue } from './metric-value';
import type { FallbackSpec } from './prepare';
import type { ExternalTarget } from './prepared-triggers';
import type { ScaledObjectHandle } from './scaled-object-handle';
import { withConditions } from './status';
import type { Condition, MetricHealth } from './status';
import type { Surroundings } from './surroundings';

/** What a scaler, or a record of it, says about a metric. */
export interface RawMetrics {
  readonly values: readonly MetricValue[];
  readonly error: string | undefined;
}

/** The same after fallback. */
export interface ProcessedMetrics extends RawMetrics {
  /** Whether the values are those of the fallback. */
  readonly fallingBack: boolean;
}

const FALLING_BACK: Condition = {
  type: 'Fallback', status: 'True', reason: 'FallbackExists', message: 'At least one trigger is falling back on this scaled object',
};

/** What the condition says while no trigger falls back. */
export const NOT_FALLING_BACK: Condition = {
  type: 'Fallback', status: 'False', reason: 'NoFallbackFound', message: 'No fallbacks are active on this scaled object',
};

/** Stands for a metric whose failures let the formula decide. */
const PLACEHOLDER_MILLI = -1000;

/**
 * Counts a read and puts the fallback in its place once it has failed more often than the threshold: GetMetricsWithFallback of
 * KEDA 2.20 `pkg/fallback/fallback.go`. The counters and the condition Fallback are written through the handle.
 */
export function withFallback(handle: ScaledObjectHandle, raw: RawMetrics, metric: ExternalTarget, around: Surroundings): ProcessedMetrics {
  const { definition } = handle.copy;
  const { fallback } = definition;
  const failed: ProcessedMetrics = { values: [], fallingBack: false, error: raw.error };
  if (raw.error === undefined) {
    if (fallback?.valid === true) writeHealth(handle, metric.name, { numberOfFailures: 0, status: 'Happy' });
    return { ...raw, fallingBack: false };
  }
  if (fallback?.valid !== true) return failed;
  const failures = (handle.copy.status.health[metric.name]?.numberOfFailures ?? 0) + 1;
  writeHealth(handle, metric.name, { numberOfFailures: failures, status: 'Failing' });
  if (failures <= fallback.failureThreshold) return failed;
  if (fallback.behavior === 'scalingModifiers') {
    return { values: [{ name: metric.name, milli: PLACEHOLDER_MILLI }], fallingBack: false, error: undefined };
  }
  const value = fallbackValue(fallback, definition.modifiers, metric, around);
  return value === undefined ? { ...failed, error: 'error performing fallback' } : { values: [value], fallingBack: true, error: undefined };
}

function writeHealth(handle: ScaledObjectHandle, metric: string, entry: MetricHealth): void {
  const { definition, status } = handle.copy;
  const health = { ...status.health, [metric]: entry };
  const condition = isFallingBack(health, definition.fallback) ? FALLING_BACK : NOT_FALLING_BACK;
  handle.writeChange({ ...status, health, conditions: withConditions(status.conditions, [condition]) });
}

function isFallingBack(health: Readonly<Record<string, MetricHealth>>, fallback: FallbackSpec | undefined): boolean {
  return Object.values(health).some(({ status, numberOfFailures }) => status === 'Failing' && numberOfFailures > (fallback?.failureThreshold ?? Infinity));
}
