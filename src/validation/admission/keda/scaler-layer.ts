import type { ClusterView } from './cluster';
import { containerEnv, isEnvFault } from './container-env';
import type { ContainerEnv, EnvFault } from './container-env';
import { podSourceOf } from './pod-source';
import type { PodSource } from './pod-source';
import { authenticationOf, isAuthenticationFault } from './trigger-authentication';
import { errorOf } from './verdict';
import type { KedaError } from './verdict';
import type { JsonObject } from '../../../kubernetes/json';
import { usesScalingModifiers } from '../../../kubernetes/keda/formula';
import { OLDEST_KEDA, parameterSince, triggerTypeSince } from '../../../kubernetes/keda/history';
import type { MetricSpec } from '../../../kubernetes/keda/metric-spec';
import { scalingModifiersOf, triggersOf } from '../../../kubernetes/keda/scaled-object-checks';
import { buildScaler } from '../../../kubernetes/keda/scalers/build';
import type { ScalerProblem } from '../../../kubernetes/keda/scalers/scaler';
import type { Trigger } from '../../../kubernetes/keda/trigger';
import { suggestTriggerType, TRIGGER_TYPES } from '../../../kubernetes/keda/trigger-parameters';
import { namespaceOf } from '../../../kubernetes/object-ref';
import { joinPath } from '../../../kubernetes/problem';
import { atLeast } from '../../profile';

/** What KEDA's operator makes of the triggers of an object. */
export interface ScalerLayer {
  readonly errors: readonly KedaError[];
  /** What the triggers put into the HPA, as far as it is known before KEDA connects. */
  readonly metrics: readonly MetricSpec[];
  /** The place of the trigger of each of `metrics`. */
  readonly metricTriggers: readonly number[];
  /** The triggers of types whose parameters are not followed here. */
  readonly unjudged: readonly number[];
}

const NOTHING: ScalerLayer = { errors: [], metrics: [], metricTriggers: [], unjudged: [] };

/** A type that KEDA has for its own tests and does not publish. */
const UNPUBLISHED_TYPE = 'external-mock';

/** Resolves target, environment and authentication and builds the scaler of each trigger (KEDA 2.20 `pkg/scaling/scalers_builder.go`). */
export function buildScalers(object: JsonObject, kind: string, cluster: ClusterView, version: string): ScalerLayer {
  const triggers = triggersOf(object);
  const refusedAsAWhole = (error: KedaError): ScalerLayer => ({ ...NOTHING, errors: triggers.length === 0 ? [] : [error] });
  const pods = podSourceOf(object, kind, cluster);
  if ('rule' in pods) return refusedAsAWhole(errorOf('scaler', pods, 'missing' in pods ? { missing: pods.missing } : {}));
  const env = pods.kind === 'pods'
    ? containerEnv(pods.spec, pods.container, namespaceOf(object), cluster)
    : { values: {}, unknown: pods.kind === 'unknown' };
  if (isEnvFault(env)) return refusedAsAWhole(environmentError(env, pods));
  const building: Building = {
    pods,
    env,
    cluster,
    namespace: namespaceOf(object),
    ofJob: kind === 'ScaledJob',
    asMetricSource: kind === 'ScaledObject' && usesScalingModifiers(scalingModifiersOf(object)),
    version,
  };
  const results = triggers.map((trigger, index) => build(trigger, index, building));
  return {
    errors: results.flatMap((result) => result.errors),
    metrics: results.flatMap((result) => result.metrics),
    metricTriggers: results.flatMap((result) => result.metricTriggers),
    unjudged: results.flatMap((result) => result.unjudged),
  };
}

/** What all triggers of an object have in common. */
interface Building {
  readonly pods: PodSource;
  readonly env: ContainerEnv;
  readonly cluster: ClusterView;
  readonly namespace: string;
  readonly ofJob: boolean;
  readonly asMetricSource: boolean;
  /** The version of KEDA. */
  readonly version: string;
}

function environmentError({ rule, cause, missing }: EnvFault, pods: PodSource): KedaError {
  const { path, containerPath } = pods.kind === 'pods' ? pods : { path: '', containerPath: '' };
  return errorOf('scaler', { path: cause === 'name' ? containerPath : path, rule }, missing === undefined ? {} : { missing });
}

function build(trigger: Trigger, index: number, { pods, env, cluster, namespace, ofJob, asMetricSource, version }: Building): ScalerLayer {
  const path = `spec.triggers[${index}]`;
  const refused = (problems: readonly ScalerProblem[], missing?: string): ScalerLayer => ({
    ...NOTHING,
    errors: singleParametersFirst(problems).map(({ parameter, ...problem }) => errorOf('scaler', { ...problem, path: joinPath(path, problem.path) }, {
      trigger: index, ...(parameter !== undefined && { parameter }), ...(missing !== undefined && { missing }),
    })),
  });
  if (ofJob && trigger.metricType !== '') {
    return refused([{ path: 'metricType', rule: 'must not be given for a trigger of a ScaledJob', got: trigger.metricType }]);
  }
  const since = triggerTypeSince(trigger.type);
  if (since !== undefined && !atLeast(version, since)) {
    return refused([{ path: 'type', rule: `must be a trigger type of KEDA ${version}, which does not have this one before ${since}`, got: trigger.type }]);
  }
  const authentication = authenticationOf(trigger, pods, namespace, cluster);
  if (isAuthenticationFault(authentication)) return refused([{ path: 'authenticationRef.name', rule: authentication.rule }], authentication.missing);
  const result = buildScaler({
    triggerIndex: index,
    triggerType: trigger.type,
    metricType: trigger.metricType,
    metadata: knownMetadata(trigger, version),
    authParams: authentication.parameters,
    env: env.values,
    podIdentity: authentication.podIdentity,
    namespace,
    asMetricSource,
  });
  if (result !== undefined) {
    const uncertain = env.unknown || authentication.unknown;
    const problems = uncertain ? result.problems.filter(isCertain) : result.problems;
    if (problems.length > 0) return refused(problems);
    const metrics = result.connects ? [] : result.metrics;
    return { ...NOTHING, metrics, metricTriggers: metrics.map(() => index) };
  }
  if (TRIGGER_TYPES.includes(trigger.type) || since !== undefined || trigger.type === UNPUBLISHED_TYPE) return { ...NOTHING, unjudged: [index] };
  const near = suggestTriggerType(trigger.type);
  return refused([{
    path: 'type', rule: 'must be a trigger type of KEDA', got: trigger.type, ...(near !== undefined && { fix: `did you mean '${near}'?` }),
  }]);
}

/** The keys of the metadata that a version of KEDA reads, or always did. */
function knownMetadata({ type, metadata }: Trigger, version: string): Trigger['metadata'] {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => atLeast(version, parameterSince(type, key) ?? OLDEST_KEDA)));
}

/** Problems of a single parameter go before those that several together have. */
function singleParametersFirst(problems: readonly ScalerProblem[]): readonly ScalerProblem[] {
  return [...problems].sort((a, b) => Number(a.parameter === undefined) - Number(b.parameter === undefined));
}

/** Whether a problem stays, whatever values that are not known may be: one with a value that stands in the trigger itself. */
function isCertain({ got }: ScalerProblem): boolean {
  return got !== undefined;
}
