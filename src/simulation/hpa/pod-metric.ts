import { addInt64, divideInt64, floatToInt32, multiplyInt64, wrapInt32 } from '../int64';
import type { Int64 } from '../int64';
import { isWithin } from './behavior';
import type { PreparedMetric } from './metric';
import { groupPods } from './pod-groups';
import type { PodGroups } from './pod-groups';
import { requestOf } from './pod-requests';
import type { PodRequests } from './pod-requests';
import type { PreparedHpa } from './prepare';
import { NO_PODS } from './proposal';
import type { ProposalOrFailure } from './proposal';
import type { HpaInput, SamplesReading } from './readings';
import type { HpaRules } from './rules';

/** What pods without a usable sample are taken to use: nothing, the target, or they are left out. */
type Fill = 'idle' | 'target' | 'left out';

/** How a set of samples compares with the target. */
interface Usage {
  readonly ratio: number;
  /** Thousandths per pod. */
  readonly average: Int64;
  /** Percent of the requests. */
  readonly percent?: number;
}

/** The samples and how to compare them with the target, again with pods filled in. */
interface Measure {
  readonly groups: PodGroups;
  /** How many samples of pods that are not listed there are. */
  readonly strangers: number;
  readonly usage: (missing: Fill, unready: Fill) => Usage | string;
}

/** What a per-pod metric wants (Resource, ContainerResource, Pods), by `GetResourceReplicas` and `calcPlainMetricReplicas`. */
export function proposeByPods(
  hpa: PreparedHpa, metric: PreparedMetric, reading: SamplesReading, input: HpaInput, current: number,
): ProposalOrFailure {
  if (input.pods.length === 0) return NO_PODS;
  const groups = groupPods(hpa, metric.resource, reading, input);
  const strangers = reading.strangers?.length ?? 0;
  if (groups.ready.length + strangers === 0) return 'did not receive metrics for targeted pods (pods might be unready)';
  const usage = metric.formula === 'utilization' ? utilization(hpa, metric, reading, input, groups) : average(metric, reading, groups);
  if (typeof usage === 'string') return usage;
  const first = usage('left out', 'left out');
  if (typeof first === 'string') return first;
  const replicas = replicasFor(hpa, metric, { groups, strangers, usage }, first.ratio, current);
  if (typeof replicas === 'string') return replicas;
  const { percent } = first;
  // The status shows what was measured, not what was filled in.
  return { replicas, status: percent === undefined ? { averageValue: first.average } : { averageUtilization: percent, averageValue: first.average } };
}

function replicasFor(hpa: PreparedHpa, metric: PreparedMetric, measure: Measure, ratio: number, current: number): number | string {
  const { groups, strangers, usage } = measure;
  const upWithUnready = groups.unready.length > 0 && ratio > 1;
  if (!upWithUnready && groups.missing.length === 0) {
    return isWithin(hpa.tolerance, ratio, hpa.rules) ? current : floatToInt32(Math.ceil(ratio * groups.ready.length));
  }
  const missing = fillForMissing(ratio, metric, hpa.rules);
  const unready = upWithUnready ? 'idle' : 'left out';
  const filled = usage(missing, unready);
  if (typeof filled === 'string') return filled;
  const turned = (ratio < 1 && filled.ratio > 1) || (ratio > 1 && filled.ratio < 1);
  if (turned || isWithin(hpa.tolerance, filled.ratio, hpa.rules)) return current;
  const counted = groups.ready.length + strangers + (missing === 'left out' ? 0 : groups.missing.length) + (upWithUnready ? groups.unready.length : 0);
  const wanted = floatToInt32(Math.ceil(filled.ratio * counted));
  const guarded = metric.formula === 'utilization' || hpa.rules.guardsAverages;
  const reversed = (filled.ratio < 1 && wanted > current) || (filled.ratio > 1 && wanted < current);
  return guarded && reversed ? current : wanted;
}

/** Missing samples are to dampen the move: at target when shrinking, idle when growing. */
function fillForMissing(ratio: number, metric: PreparedMetric, rules: HpaRules): Fill {
  if (ratio < 1) return 'target';
  if (ratio > 1) return 'idle';
  return metric.formula === 'utilization' || rules.leavesAveragesAtTarget ? 'left out' : 'idle';
}

/** The average over the samples against the target, both in thousandths. */
function average(metric: PreparedMetric, reading: SamplesReading, groups: PodGroups): (missing: Fill, unready: Fill) => Usage {
  let measured = sumOf(reading, groups.ready);
  for (const stranger of reading.strangers ?? []) measured = addInt64(measured, stranger);
  const count = groups.ready.length + (reading.strangers?.length ?? 0);
  return (missing, unready) => {
    const filledIn = missing === 'left out' ? 0 : groups.missing.length;
    const atTarget = missing === 'target' ? filledIn : 0;
    const total = addInt64(measured, multiplyInt64(metric.target, atTarget));
    const mean = divideInt64(total, count + filledIn + (unready === 'left out' ? 0 : groups.unready.length));
    return { ratio: Number(mean) / Number(metric.target), average: mean };
  };
}

/** The whole percent that the samples are of the requests, against the target's percent. */
function utilization(
  hpa: PreparedHpa, metric: PreparedMetric, reading: SamplesReading, input: HpaInput, groups: PodGroups,
): ((missing: Fill, unready: Fill) => Usage | string) | string {
  const requests = requestsOf(hpa, metric, input);
  if (typeof requests === 'string') return requests;
  const sumRequests = (indexes: readonly number[]): Int64 => indexes.reduce<Int64>((sum, index) => addInt64(sum, requests[index] ?? 0), 0);
  const measured = sumOf(reading, groups.ready);
  const measuredRequests = sumRequests(groups.ready);
  return (missing, unready) => {
    let total = measured;
    let requested = measuredRequests;
    let count = groups.ready.length;
    if (missing !== 'left out') {
      requested = addInt64(requested, sumRequests(groups.missing));
      count += groups.missing.length;
    }
    if (missing === 'target') {
      const percent = hpa.rules.fillsUpToTarget ? Math.max(100, Number(metric.target)) : 100;
      for (const index of groups.missing) total = addInt64(total, divideInt64(multiplyInt64(requests[index] ?? 0, percent), 100));
    }
    if (unready !== 'left out') {
      requested = addInt64(requested, sumRequests(groups.unready));
      count += groups.unready.length;
    }
    if (Number(requested) === 0) return 'no metrics returned matched known pods';
    const percent = wrapInt32(divideInt64(multiplyInt64(total, 100), requested));
    return { ratio: percent / Number(metric.target), average: divideInt64(total, count), percent };
  };
}

function sumOf({ samples }: SamplesReading, indexes: readonly number[]): Int64 {
  let sum: Int64 = 0;
  for (const index of indexes) sum = addInt64(sum, samples[index]?.milli ?? 0);
  return sum;
}

/** The request of every pod, of ignored ones, too: one without fails the metric for all. */
function requestsOf(hpa: PreparedHpa, metric: PreparedMetric, { pods }: HpaInput): readonly Int64[] | string {
  const requests: Int64[] = [];
  let seen: PodRequests | undefined;
  let request: Int64 | string = 0;
  for (const pod of pods) {
    if (pod.requests !== seen) request = requestOf(pod.requests, metric.resource, metric.container, hpa.rules);
    seen = pod.requests;
    if (typeof request === 'string') return request + pod.name;
    requests.push(request);
  }
  return requests;
}
