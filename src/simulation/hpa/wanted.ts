import type { Conditions } from './conditions';
import type { PreparedMetric } from './metric';
import { proposeByPods } from './pod-metric';
import type { PreparedHpa } from './prepare';
import type { ProposalOrFailure } from './proposal';
import type { HpaInput, MetricReading, SamplesReading, ScaleReading } from './readings';
import type { HpaEvent, MetricStatus } from './state';
import { proposeByExternalAverage, proposeByObjectAverage, proposeByValue } from './total-metric';

/** What all metrics of an HPA together want. */
export interface Wanted {
  /** The replica count; undefined if the sync cannot go on. */
  readonly replicas: number | undefined;
  /** The title of the metric that wants the most. */
  readonly title: string;
  readonly statuses: readonly (MetricStatus | null)[];
  /** The controller's error, which it may have in spite of a count. */
  readonly error: string | undefined;
}

const NO_STATUSES: readonly MetricStatus[] = [];

/** What the metrics want, with the condition ScalingActive and the events of failures. Upstream: `computeReplicasForMetrics`. */
export function wantedReplicas(hpa: PreparedHpa, input: HpaInput, scale: ScaleReading, conditions: Conditions, events: HpaEvent[]): Wanted {
  const selectorError = checkSelector(hpa, input, scale, conditions, events);
  if (selectorError !== undefined) return { replicas: undefined, title: '', statuses: NO_STATUSES, error: selectorError };
  const { metrics } = hpa;
  const statuses: (MetricStatus | null)[] = [];
  let replicas = 0;
  let winner: PreparedMetric | undefined;
  let failures = 0;
  let firstFailure: { readonly metric: PreparedMetric; readonly text: string } | undefined;
  for (let index = 0; index < metrics.length; index += 1) {
    const metric = metrics[index] as PreparedMetric;
    const proposal = propose(hpa, metric, input.metrics[index], input, scale);
    if (typeof proposal === 'string') {
      const text = metric.eventPrefix + proposal;
      events.push({ type: 'Warning', reason: metric.failure, message: text });
      firstFailure ??= { metric, text };
      failures += 1;
      statuses.push(null);
      continue;
    }
    statuses.push(proposal.status);
    // While there is nothing yet to compare with, even a proposal of 0 replaces it.
    if (replicas === 0 || proposal.replicas > replicas) {
      replicas = proposal.replicas;
      winner = metric;
    }
  }
  const error = firstFailure === undefined ? undefined
    : `invalid metrics (${failures} invalid out of ${metrics.length}), first error is: ${firstFailure.metric.errorPrefix}${firstFailure.text}`;
  if (firstFailure !== undefined && (winner === undefined || (hpa.rules.failureHoldsReplicas && replicas < scale.specReplicas))) {
    conditions.set('ScalingActive', 'False', firstFailure.metric.failure, `the HPA was unable to compute the replica count: ${firstFailure.text}`);
    return { replicas: undefined, title: '', statuses, error };
  }
  conditions.set('ScalingActive', 'True', 'ValidMetricFound', winner?.activeMessage ?? '');
  return { replicas, title: winner?.title ?? '', statuses, error };
}

/** The error about the selector of the scale, if there is one. Upstream: `validateAndParseSelector`. */
function checkSelector(
  hpa: PreparedHpa, { rivals = [] }: HpaInput, { selector }: ScaleReading, conditions: Conditions, events: HpaEvent[],
): string | undefined {
  const refuse = (event: string, reason: string, error: string, message: string): string => {
    events.push({ type: 'Warning', reason: event, message: error });
    conditions.set('ScalingActive', 'False', reason, message);
    return error;
  };
  if (selector.text === '') return refuse('SelectorRequired', 'InvalidSelector', 'selector is required', "the HPA target's scale is missing a selector");
  if (selector.error !== undefined) {
    const error = `couldn't convert selector into a corresponding internal selector object: ${selector.error}`;
    return refuse('InvalidSelector', 'InvalidSelector', error, error);
  }
  if (rivals.length > 0 && hpa.rules.refusesSharedPods) {
    // Upstream lists them in any order.
    const error = `pods by selector ${selector.text} are controlled by multiple HPAs: [${[hpa.key, ...rivals].sort().join(' ')}]`;
    return refuse('AmbiguousSelector', 'AmbiguousSelector', error, error);
  }
  return undefined;
}

/** What one metric wants. Upstream: `computeReplicasForMetric` and metrics/client.go. */
function propose(
  hpa: PreparedHpa, metric: PreparedMetric, reading: MetricReading | undefined, input: HpaInput, scale: ScaleReading,
): ProposalOrFailure {
  if (metric.formula === 'defect') return metric.defect;
  if (reading === undefined) throw new RangeError(`'metrics' must have a reading for each of the ${hpa.metrics.length} metrics of ${hpa.key}`);
  if ('error' in reading) return `${metric.readPrefix}unable to fetch metrics from ${API[metric.source]} metrics API: ${reading.error}`;
  if ('values' in reading) {
    if (metric.source === 'Object' && reading.values.length !== 1) {
      const count = `the custom metrics API server returned ${reading.values.length} results when we asked for exactly one`;
      return `${metric.readPrefix}unable to fetch metrics from custom metrics API: ${count}`;
    }
    if (reading.values.length === 0) return `${metric.readPrefix}no metrics returned from ${API[metric.source]} metrics API`;
    if (metric.formula === 'value') return proposeByValue(hpa, metric, reading.values, input, scale.specReplicas);
    if (metric.source === 'External') return proposeByExternalAverage(hpa, metric, reading.values, scale.statusReplicas);
    if (metric.source === 'Object') return proposeByObjectAverage(hpa, metric, reading.values[0] ?? 0, scale.statusReplicas);
  } else if (metric.formula === 'podAverage' || metric.formula === 'utilization') {
    const failure = fetchFailure(hpa, metric, reading, input);
    if (failure !== undefined) return metric.readPrefix + failure;
    return proposeByPods(hpa, metric, reading, input, scale.specReplicas);
  }
  throw new TypeError(`'metrics' must have ${metric.source === 'Object' || metric.source === 'External' ? 'values' : 'samples'} for a metric of type ${metric.source}`);
}

function fetchFailure(hpa: PreparedHpa, metric: PreparedMetric, { samples, strangers = [] }: SamplesReading, { pods }: HpaInput): string | undefined {
  if (strangers.length === 0 && samples.every((sample) => sample === undefined)) return `no metrics returned from ${API[metric.source]} metrics API`;
  if (hpa.rules.allowsAbsentContainer || metric.source !== 'ContainerResource') return undefined;
  const absent = samples.findIndex((sample) => sample?.milli === null);
  if (absent < 0) return undefined;
  const namespace = hpa.key.split('/')[0] ?? '';
  return `failed to get container metrics: container ${metric.container} not present in metrics for pod ${namespace}/${pods[absent]?.name ?? ''}`;
}

const API: Readonly<Record<PreparedMetric['source'], string>> = {
  Resource: 'resource', ContainerResource: 'resource', Pods: 'custom', Object: 'custom', External: 'external', unknown: '',
};
