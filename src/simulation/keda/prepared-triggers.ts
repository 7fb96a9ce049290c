import type { SourceAnswer } from './source-answer';
import { sourceReader } from './source-reader';
import type { SourceReader } from './source-reader';
import { asObject, asString } from '../../kubernetes/json';
import type { MetricSpec } from '../../kubernetes/keda/metric-spec';
import { buildScaler } from '../../kubernetes/keda/scalers/build';
import { NO_POD_IDENTITY } from '../../kubernetes/keda/scalers/scaler';
import type { PodIdentity, ScalerConfig, ScalerResult } from '../../kubernetes/keda/scalers/scaler';
import type { Trigger } from '../../kubernetes/keda/trigger';
import { joinPath, sentence } from '../../kubernetes/problem';
import type { Problems } from '../../kubernetes/problem';
import { quantityOf } from '../../kubernetes/quantity';

/** A trigger of a ScaledObject or ScaledJob, read once. */
export interface PreparedTrigger {
  /** Its place among all triggers of its object. */
  readonly index: number;
  /** Empty if it has none. */
  readonly name: string;
  readonly useCachedMetrics: boolean;
  /** What it puts into the HPA as external metrics: nothing for cpu and memory, else one. */
  readonly metrics: readonly ExternalTarget[];
  readonly reader: SourceReader;
  /** Whether the scaler connects as soon as it is built, so that it cannot be built while its server is down. */
  readonly connects: boolean;
}

/** An external metric and its target, in the unit of the metric. */
export interface ExternalTarget {
  readonly name: string;
  /** `AverageValue`; anything else counts as `Value`. */
  readonly type: string;
  readonly target: number;
}

/** What stands outside of a trigger and belongs to it. */
export interface TriggerValues {
  /** The parameters that the TriggerAuthentication of each trigger gives, by the place of the trigger. */
  readonly authentication?: readonly (TriggerAuthenticationValues | undefined)[];
  /** The environment of the target's container, for parameters whose names end in `FromEnv`. Default: empty. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What a TriggerAuthentication gives. */
export interface TriggerAuthenticationValues {
  readonly parameters: Readonly<Record<string, string>>;
  /** Default: none. */
  readonly podIdentity?: PodIdentity;
}

/** The triggers that KEDA builds scalers of, or why it cannot. */
export type PreparedTriggers = BuiltTriggers | { readonly error: string };

/** What scalers were built of. */
export interface BuiltTriggers {
  readonly triggers: readonly PreparedTrigger[];
  /** What the triggers put into the HPA, in their order. */
  readonly metrics: readonly MetricSpec[];
}

/**
 * Stands for the values of a TriggerAuthentication that are not given: how a server is reached and whether it lets KEDA in is
 * the business of the answers in a simulation, and no number depends on it.
 */
const UNKNOWN_VALUES: Readonly<Record<string, string>> = {
  address: 'server:6379',
  awsAccessKeyID: 'id',
  awsSecretAccessKey: 'key',
  host: 'http://server',
  natsServerMonitoringEndpoint: 'server:8222',
  password: 'password',
  username: 'username',
};
const AUTHENTICATION_MODES: readonly string[] = ['authModes', 'authMode'];

/** The object that triggers belong to. */
export type TriggerContext = Pick<ScalerConfig, 'asMetricSource' | 'namespace'>;

/**
 * Reads the triggers as KEDA builds scalers of them (`pkg/scaling/scalers_builder.go`). A trigger type whose numbers are not
 * followed is a problem.
 */
export function prepareTriggers(
  triggers: readonly Trigger[], context: TriggerContext, values: TriggerValues, problems: Problems,
): PreparedTriggers {
  const prepared: PreparedTrigger[] = [];
  const metrics: MetricSpec[] = [];
  let error: string | undefined;
  for (const [index, trigger] of triggers.entries()) {
    const config = configOf(trigger, index, context, values);
    const result = buildScaler(config);
    const [problem] = result?.problems ?? [];
    const reader = result === undefined || problem !== undefined ? undefined : sourceReader(config);
    if (problem !== undefined) {
      error ??= sentence({ ...problem, path: joinPath(`spec.triggers[${index}]`, problem.path) });
    } else if (problems.check(result !== undefined && reader !== undefined, `spec.triggers[${index}].type`, 'must be a type whose metric can be simulated', trigger.type)) {
      prepared.push(preparedTrigger(trigger, index, result as ScalerResult, reader as SourceReader));
      metrics.push(...(result as ScalerResult).metrics);
    }
  }
  return error === undefined ? { triggers: prepared, metrics } : { error };
}

/** Why scalers cannot be built now: one that connects as soon as it is built cannot reach its server. */
export function connectFault(triggers: readonly PreparedTrigger[], answers: readonly (SourceAnswer | undefined)[]): string | undefined {
  for (const { index, connects } of triggers) {
    const answer = answers[index];
    if (connects && typeof answer === 'object' && 'error' in answer && answer.connects !== true) return answer.error;
  }
  return undefined;
}

function preparedTrigger(trigger: Trigger, index: number, { metrics, connects }: ScalerResult, reader: SourceReader): PreparedTrigger {
  const { name, useCachedMetrics } = trigger;
  return { index, name, useCachedMetrics, metrics: metrics.flatMap(externalTarget), reader, connects };
}

function externalTarget(spec: MetricSpec): readonly ExternalTarget[] {
  if (spec.type !== 'External') return [];
  const { metric, target } = asObject(spec.external);
  const { type, averageValue, value } = asObject(target);
  return [{ name: asString(asObject(metric).name) ?? '', type: asString(type) ?? '', target: quantityOf(averageValue ?? value)?.toNumber() ?? 0 }];
}

function configOf(trigger: Trigger, triggerIndex: number, context: TriggerContext, { authentication = [], env = {} }: TriggerValues): ScalerConfig {
  const given = authentication[triggerIndex];
  const unknown = trigger.authenticationRef !== undefined && given === undefined;
  const { type: triggerType, metricType, metadata } = trigger;
  return {
    triggerIndex,
    triggerType,
    metricType,
    metadata: unknown ? Object.fromEntries(Object.entries(metadata).filter(([name]) => !AUTHENTICATION_MODES.includes(name))) : metadata,
    authParams: unknown ? UNKNOWN_VALUES : given?.parameters ?? {},
    env,
    podIdentity: given?.podIdentity ?? NO_POD_IDENTITY,
    ...context,
  };
}
