import type { PreparedHpa } from './prepare';
import type { HpaInput, PodReading, PodSample, SamplesReading } from './readings';

/** The pods of a per-pod metric, by what their samples are good for, as indexes. Ignored pods are in no group. */
export interface PodGroups {
  readonly ready: readonly number[];
  /** Started too lately, or not at all: their samples do not count. */
  readonly unready: readonly number[];
  readonly missing: readonly number[];
}

/** Sorts the pods by `groupPods` of replica_calculator.go. Only CPU has rules about readiness. */
export function groupPods(hpa: PreparedHpa, resource: string, reading: SamplesReading, { pods, nowMillis }: HpaInput): PodGroups {
  const ready: number[] = [];
  const unready: number[] = [];
  const missing: number[] = [];
  for (let index = 0; index < pods.length; index += 1) {
    const pod = pods[index];
    if (pod === undefined || pod.terminating || pod.phase === 'Failed') continue;
    const sample = reading.samples[index];
    if (pod.phase === 'Pending') unready.push(index);
    else if (sample === undefined || sample.milli === null) missing.push(index);
    else if (resource === 'cpu' && !isWarm(hpa, pod, sample, nowMillis)) unready.push(index);
    else ready.push(index);
  }
  return { ready, unready, missing };
}

/** Whether a CPU sample says something about the pod at work rather than about its start. */
function isWarm(hpa: PreparedHpa, pod: PodReading, sample: PodSample, nowMillis: number): boolean {
  if (pod.ready === undefined || pod.startedAtMillis === undefined) return false;
  if (pod.startedAtMillis + hpa.cpuInitializationMillis > nowMillis) {
    return pod.ready !== 'False' && sample.atMillis >= pod.readyChangedAtMillis + sample.windowMillis;
  }
  // A pod that turned unready long after its start was ready once, and is counted.
  return pod.ready !== 'False' || pod.startedAtMillis + hpa.initialReadinessDelayMillis <= pod.readyChangedAtMillis;
}
