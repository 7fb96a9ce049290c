import { addInt64, floatToInt32, floatToInt64, MAX_INT32, MAX_INT64 } from '../int64';
import type { Int64 } from '../int64';
import { isWithin } from './behavior';
import type { PreparedMetric } from './metric';
import type { PreparedHpa } from './prepare';
import { NO_PODS } from './proposal';
import type { Proposal, ProposalOrFailure } from './proposal';
import type { HpaInput } from './readings';

const FLOAT_MAX_INT64 = 2 ** 63;

/** What a Value target wants: `GetObjectMetricReplicas`, `GetExternalMetricReplicas`. The ready pods are multiplied by the ratio. */
export function proposeByValue(
  hpa: PreparedHpa, metric: PreparedMetric, values: readonly Int64[], input: HpaInput, current: number,
): ProposalOrFailure {
  const usage = hpa.rules.capsValues ? cappedSum(values) : sum(values);
  const ratio = Number(usage) / Number(metric.target);
  const status = { value: usage };
  if (current === 0) return { replicas: floatToInt32(Math.ceil(ratio)), status };
  if (isWithin(hpa.tolerance, ratio, hpa.rules)) return { replicas: current, status };
  if (input.pods.length === 0) return `unable to calculate ready pods: ${NO_PODS}`;
  const wanted = ratio * readyPods(input);
  return { replicas: hpa.rules.capsValues && wanted > MAX_INT32 ? MAX_INT32 : floatToInt32(Math.ceil(wanted)), status };
}

/** What an AverageValue target of an external metric wants: `GetExternalPerPodMetricReplicas`. Pods do not matter. */
export function proposeByExternalAverage(hpa: PreparedHpa, metric: PreparedMetric, values: readonly Int64[], statusReplicas: number): Proposal {
  const capped = hpa.rules.capsExternalAverages;
  const usage = capped ? sumWithoutNegatives(values) : sum(values);
  const float = Number(usage);
  const averageValue = capped && float >= FLOAT_MAX_INT64 ? MAX_INT64 : floatToInt64(Math.ceil(float / statusReplicas));
  return { replicas: replicasByAverage(hpa, metric, float, statusReplicas, capped ? MAX_INT32 : Infinity), status: { averageValue } };
}

/** What an AverageValue target of an object metric wants: `GetObjectPerPodMetricReplicas`. Pods do not matter. */
export function proposeByObjectAverage(hpa: PreparedHpa, metric: PreparedMetric, usage: Int64, statusReplicas: number): Proposal {
  const float = Number(usage);
  const averageValue = floatToInt64(Math.ceil(float / statusReplicas));
  return { replicas: replicasByAverage(hpa, metric, float, statusReplicas, Infinity), status: { averageValue } };
}

/** Inside the tolerance the count of the status is proposed, which during a surge is more than the spec's. */
function replicasByAverage(hpa: PreparedHpa, metric: PreparedMetric, usage: number, statusReplicas: number, largest: number): number {
  const target = Number(metric.target);
  if (isWithin(hpa.tolerance, usage / (target * statusReplicas), hpa.rules)) return statusReplicas;
  const wanted = Math.ceil(usage / target);
  return wanted > largest ? largest : floatToInt32(wanted);
}

/** Running and Ready pods, terminating ones included. */
function readyPods({ pods }: HpaInput): number {
  let count = 0;
  for (const { phase, ready } of pods) {
    if (phase === 'Running' && ready === 'True') count += 1;
  }
  return count;
}

function sum(values: readonly Int64[]): Int64 {
  let total: Int64 = 0;
  for (const value of values) total = addInt64(total, value);
  return total;
}

/** The sum up to the value that takes it beyond 64 bits: then the largest number of 64 bits. */
function cappedSum(values: readonly Int64[]): Int64 {
  let total: Int64 = 0;
  for (const value of values) {
    const next = addInt64(total, value);
    if (value > 0 && next < total) return MAX_INT64;
    total = next;
  }
  return total;
}

/** The sum up to the value that makes it negative, which upstream takes for an overflow: then the largest number of 64 bits. */
function sumWithoutNegatives(values: readonly Int64[]): Int64 {
  let total: Int64 = 0;
  for (const value of values) {
    total = addInt64(total, value);
    if (total < 0) return MAX_INT64;
  }
  return total;
}
