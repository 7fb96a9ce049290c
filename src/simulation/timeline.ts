import type { FaultSpec } from './options';

/**
 * What a simulation shows: how every scaler of a bundle behaved under its load. All times are virtual seconds from the start of
 * the simulation. Plain data: `JSON.stringify` keeps all of it.
 */
export interface Timeline {
  /** How long was simulated, in seconds. */
  readonly durationSeconds: number;
  /** One entry for each scaler, in the order of the manifests. */
  readonly scalers: readonly ScalerTimeline[];
}

/** What turned the load into pods: a HorizontalPodAutoscaler, a ScaledObject, a ScaledJob, or a Knative revision by its own autoscaler. */
export type ScalerType = 'hpa' | 'keda' | 'job' | 'kpa';

/** In what the load of a scaler is counted: requests per second, concurrent users, or messages per second. */
export type Demand = 'requests' | 'users' | 'messages';

/** How one scaler behaved. */
export interface ScalerTimeline {
  readonly type: ScalerType;
  readonly scaler: ObjectName;
  /** What is scaled; the scaler itself where that makes its own pods (ScaledJob, Knative). */
  readonly target: ObjectName;
  readonly minReplicas: number;
  /** Undefined where nothing bounds them (Knative without max-scale). */
  readonly maxReplicas: number | undefined;
  readonly demand: Demand;
  /** The numbers that the scaler looks at, in the order of its metrics or triggers. */
  readonly signals: readonly SignalSeries[];
  /** How many seconds one sample stands for: as few as keep `samples` within the bound asked for. */
  readonly sampleSeconds: number;
  /** Evenly spaced, in order of time; the last one may stand for less. Empty if none were asked for. */
  readonly samples: readonly Sample[];
  /** Every change of the replica count, in order of time; `omitted.changes` tells of those beyond the bound. */
  readonly changes: readonly ReplicaChange[];
  /** What bound the replica count, without gaps from the first decision to the end; see `bindingAt`. */
  readonly bindings: readonly Binding[];
  /** Events of the controllers (SuccessfulRescale, FailedGetExternalMetric, …) and faults, in order of time; repeated ones only once. */
  readonly events: readonly TimelineEvent[];
  /** How many entries were left out because a list was full. */
  readonly omitted: { readonly changes: number; readonly bindings: number; readonly events: number };
  /** What went wrong, as it was asked for. */
  readonly faults: readonly FaultSpec[];
  readonly answers: Answers;
  /** When the sizes that were asked for were reached, in their order. */
  readonly reach: readonly ReachAnswer[];
  /** How the run stands to the objective of the service; undefined without one. */
  readonly objective: ObjectiveAnswer | undefined;
}

/** When a number of pods was reached. */
export interface ReachAnswer {
  /** The number of pods. */
  readonly size: number;
  /** The first second with at least so many replicas asked for; undefined if there never were. */
  readonly wantedAtSecond: number | undefined;
  /** The first second with at least so many pods ready; undefined if there never were. */
  readonly readyAtSecond: number | undefined;
}

/** Whether an objective is met. */
export interface ObjectiveAnswer {
  readonly holds: boolean;
  /** What does not hold, in words: `time to drain is 340 s, more than 300 s`. */
  readonly misses: readonly string[];
}

/** What an object is called. */
export interface ObjectName {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** A number that a scaler looks at. */
export interface SignalSeries {
  /** As the scaler calls it: `sls_ingress_qps`, `s0-prometheus`, `cpu`, `concurrency`. */
  readonly name: string;
  /** `requests/s`, `requests`, `messages`, `percent`, `cores`, `bytes`, `replicas`. */
  readonly unit: string;
  /** What the scaler steers to; undefined where it follows no target (cron). */
  readonly target: number | undefined;
  /** Whether the target is for each pod, or for all of them. */
  readonly perPod: boolean;
  /** What the values in `Sample.signals` are: one number for the whole service, or the mean of its pods. */
  readonly values: 'total' | 'mean of pods';
}

/** How things stood over `sampleSeconds` seconds up to `second`. */
export interface Sample {
  /** The end of the stretch. */
  readonly second: number;
  /** Mean of the load: requests, messages per second, or users. */
  readonly load: number;
  /** Replicas asked for, at the end. */
  readonly replicas: number;
  /** Fewest and most pods that were ready. */
  readonly readyLeast: number;
  readonly readyMost: number;
  /** Most requests or messages that waited. */
  readonly waiting: number;
  /** Means per second. */
  readonly served: number;
  readonly lost: number;
  /** What the scaler saw last of each of `signals`; null where it has seen nothing, or an error. */
  readonly signals: readonly (number | null)[];
}

/** A change of the replica count. */
export interface ReplicaChange {
  readonly second: number;
  readonly from: number;
  readonly to: number;
  /** Why, in the controller's words or in ours: `external metric sls_ingress_qps(…) above target`, `hand edit`. */
  readonly reason: string;
}

/**
 * What decides the replica count at a time:
 * `metric` the count is what the metric asks for; `tolerance` the metric is close enough to its target; `stabilization` a window holds it;
 * `policy` a scaling policy or rate limits the step; `limit` minimum or maximum; `missing metric` the scaler cannot read;
 * `delay` a cooldown, grace or activation period; `paused` nothing scales; `fallback` a replacement for a metric that fails;
 * `activation` the metric is below what wakes the workload.
 */
export type BindingKind
  = 'metric' | 'tolerance' | 'stabilization' | 'policy' | 'limit' | 'missing metric' | 'delay' | 'paused' | 'fallback' | 'activation';

/** What bound the replica count over a stretch of time. */
export interface Binding {
  readonly fromSecond: number;
  /** Exclusive. */
  readonly toSecond: number;
  readonly kind: BindingKind;
  readonly replicas: number;
  /** What the metrics asked for at the beginning of the stretch, before windows and limits; undefined if they could not say. */
  readonly wanted: number | undefined;
  /** A sentence: `asks for 8 pods; held at 1 because the scale-up window of 30 s has seen lower numbers`. */
  readonly text: string;
}

/** Something that happened. */
export interface TimelineEvent {
  readonly second: number;
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

/** What a timeline comes to, in numbers. */
export interface Answers {
  /** Most replicas asked for, and the first second of that. */
  readonly peakReplicas: number;
  readonly peakAtSecond: number;
  /** Most pods that were ready at once. */
  readonly peakReady: number;
  /** Mean over time of the replicas asked for. */
  readonly meanReplicas: number;
  /** Hours of all pods from their creation on. */
  readonly podHours: number;
  /** `podHours` times the price of one; undefined without a price. */
  readonly cost: number | undefined;
  /** Seconds in which pods could not take what came: requests waited or were lost, or more messages came than could be worked off. Undefined without a capacity. */
  readonly underProvisionedSeconds: number | undefined;
  /** Requests or messages. `arrived = served + lost + waiting`, apart from rounding. */
  readonly arrived: number;
  readonly served: number;
  readonly lost: number;
  /** What waits at the end. */
  readonly waiting: number;
  /** Share of what was served among all that was served or lost: 1 if nothing was. */
  readonly servedShare: number;
  readonly peakWaiting: number;
  readonly peakWaitingAtSecond: number;
  /** Seconds from `peakWaitingAtSecond` until nothing waits; undefined if something still does. */
  readonly drainSeconds: number | undefined;
  /** How often the replicas rose again within 10 minutes after they had fallen. */
  readonly oscillations: number;
  /** The first second with at least so many replicas asked for: entry n is about n replicas; undefined for sizes not reached. */
  readonly wantedAtSecond: readonly (number | undefined)[];
  /** The first second with at least so many pods ready: entry n is about n pods; undefined for sizes not reached. */
  readonly reachedAtSecond: readonly (number | undefined)[];
  /** The most replicas that the metrics ever asked for, before windows and limits; undefined if they never could say. */
  readonly mostWanted: number | undefined;
  readonly maximum: MaximumAnswer;
}

/** Whether the maximum is of any use. */
export interface MaximumAnswer {
  /** `reached`; `not reached` in this run; `unreachable` whatever the load; `unbounded` where there is none. */
  readonly verdict: 'reached' | 'not reached' | 'unreachable' | 'unbounded';
  /** A sentence: `the metrics never asked for more than 6 of 10 replicas`. */
  readonly text: string;
}

/** The first second with at least `size` pods ready; undefined if there never were so many. */
export function secondsToReach(timeline: ScalerTimeline, size: number): number | undefined {
  return timeline.answers.reachedAtSecond[size];
}

/** When a number of pods was reached, if it was. */
export function reachOf({ wantedAtSecond, reachedAtSecond }: Answers, size: number): ReachAnswer {
  return { size, wantedAtSecond: wantedAtSecond[size], readyAtSecond: reachedAtSecond[size] };
}

/** What bound the replica count at a second: "why did it not scale?". Undefined before the first decision. */
export function bindingAt({ bindings }: ScalerTimeline, second: number): Binding | undefined {
  let low = 0;
  let high = bindings.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((bindings[middle] as Binding).fromSecond <= second) low = middle + 1;
    else high = middle;
  }
  const found = bindings[low - 1];
  return found !== undefined && second < found.toSecond ? found : undefined;
}

/** The timeline of the scaler of a name (`web` or `shop/web`); undefined if there is none. */
export function timelineOf({ scalers }: Timeline, name: string): ScalerTimeline | undefined {
  return scalers.find(({ scaler }) => scaler.name === name || `${scaler.namespace}/${scaler.name}` === name);
}
