import type { Problem } from '../../problem';
import type { MetricSpec } from '../metric-spec';

/** Something that KEDA has against a trigger; the path counts from the trigger, such as `metadata.threshold`. */
export interface ScalerProblem extends Problem {
  /** The parameter that is at fault, by the name that the metadata would give it; left out where no single one is. */
  readonly parameter?: string;
}

/** The sources that a parameter can be read from. */
export type ParameterSource = 'triggerMetadata' | 'authParams' | 'resolvedEnv';

/** What a scaler is built from (KEDA 2.20 `pkg/scalers/scalersconfig`). */
export interface ScalerConfig {
  /** The place of the trigger among all triggers of its object. */
  readonly triggerIndex: number;
  readonly triggerType: string;
  /** The trigger's own metric type; empty if it has none. */
  readonly metricType: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** What the TriggerAuthentication gives. */
  readonly authParams: Readonly<Record<string, string>>;
  /** The environment of the target's container. */
  readonly env: Readonly<Record<string, string>>;
  readonly podIdentity: PodIdentity;
  /** The namespace of the object. */
  readonly namespace: string;
  /** Whether a formula reads the metric, so that its own target does not matter. */
  readonly asMetricSource: boolean;
}

/** Who a scaler says it is. */
export interface PodIdentity {
  readonly provider: string;
  readonly roleArn?: string;
  readonly externalId?: string;
}

/** The identity of a trigger whose authentication names none. */
export const NO_POD_IDENTITY: PodIdentity = { provider: 'none' };

/** What KEDA makes of a trigger. */
export interface ScalerResult {
  /** What KEDA has against the trigger. */
  readonly problems: readonly ScalerProblem[];
  /** What the trigger puts into the HPA; empty where only a running server could tell. */
  readonly metrics: readonly MetricSpec[];
  /** Whether the scaler connects as soon as it is built, so that it cannot be built while its server is down. */
  readonly connects: boolean;
}

/** A trigger that KEDA accepts. */
export function built(metrics: readonly MetricSpec[], connects: 'at once' | 'when asked' = 'when asked'): ScalerResult {
  return { problems: [], metrics, connects: connects === 'at once' };
}

/** A trigger that KEDA refuses. */
export function refused(problems: readonly ScalerProblem[]): ScalerResult {
  return { problems, metrics: [], connects: false };
}

/** A trigger that KEDA refuses for one reason. */
export function refusedFor(path: string, rule: string, got?: unknown): ScalerResult {
  return refused([{ path, rule, ...(got !== undefined && { got }) }]);
}

/**
 * The metric type of an external scaler: AverageValue by default, and never Utilization; undefined for that
 * (KEDA 2.20 `pkg/scalers/scaler.go`, GetMetricTargetType).
 */
export function metricTypeOf(config: ScalerConfig): string | undefined {
  if (config.metricType === 'Utilization') return undefined;
  return config.metricType === '' ? 'AverageValue' : config.metricType;
}

/** The refusal of `metricType: Utilization` on an external scaler. */
export function refusedUtilization(): ScalerResult {
  return refusedFor('metricType', "must be 'Value' or 'AverageValue' for an external metric", 'Utilization');
}
