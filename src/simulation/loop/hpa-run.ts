import { hpaVerdict, shortTitle } from './hpa-binding';
import type { Recorder, Verdict } from './recorder';
import type { PreparedMetric } from '../hpa/metric';
import type { PodRequests } from '../hpa/pod-requests';
import type { PreparedHpa } from '../hpa/prepare';
import type { MetricReading, PodReading } from '../hpa/readings';
import { parseScaleSelector } from '../hpa/scale-selector';
import { NEW_HPA_STATE } from '../hpa/state';
import type { Condition, MetricStatus } from '../hpa/state';
import { stepHpa } from '../hpa/step';
import type { ReadMetric } from '../pipeline/signal';
import type { Pod, Pods } from '../world/pods';

const SECOND = 1000;
const MILLI = 1000;
/**
 * How long a sync takes. The controller counts its period from the end of one, so that syncs are always more than a period apart, and a window of
 * whole periods (300 s at 15 s) never holds the recommendation at its edge. A moment, since nothing else is to depend on it.
 */
const SYNC_MILLIS = 0.001;
const SELECTOR = parseScaleSelector('app=simulated');
const SIZE = /^New size: \d+; reason: /;

/** An HPA at work on the pods of a simulation. */
export class HpaRun {
  private state = NEW_HPA_STATE;
  private readings: readonly PodReading[] = [];
  private readingsVersion = -1;
  private syncs = 0;

  /** `places`: where in the list of signals each metric's value is noted; -1 for nowhere. */
  constructor(
    public hpa: PreparedHpa, private readonly requests: PodRequests, private readonly pods: Pods,
    private readonly recorder: Recorder, private readonly places: readonly number[],
  ) {}

  /** The condition ScalingActive; undefined before the first sync. */
  public get scalingActive(): Condition | undefined {
    return this.state.status.conditions.find(({ type }) => type === 'ScalingActive');
  }

  /** One sync, with what it reads of each metric. Returns what bound the replicas. */
  public sync(second: number, metrics: readonly MetricReading[]): Verdict {
    const { pods, recorder, hpa } = this;
    const before = pods.replicas;
    const scale = { specReplicas: before, statusReplicas: before, selector: SELECTOR };
    const step = stepHpa(hpa, this.state, { nowMillis: second * SECOND + this.syncs * SYNC_MILLIS, scale, pods: this.podReadings(second), metrics });
    this.syncs += 1;
    this.state = step.state;
    this.noteSeen(metrics);
    let reason = '';
    for (const { type, reason: name, message } of step.events) {
      if (name === 'SuccessfulRescale') reason = shortTitle(message.replace(SIZE, ''));
      recorder.event({ second, type, reason: name, message });
    }
    const verdict = hpaVerdict(hpa, step, before);
    if (step.replicas !== undefined && step.replicas !== before) {
      pods.scale(step.replicas, second);
      recorder.change(second, before, step.replicas, reason);
    }
    return verdict;
  }

  private noteSeen(readings: readonly MetricReading[]): void {
    const { hpa: { metrics }, places, recorder: { seen }, state: { status: { currentMetrics } } } = this;
    for (let index = 0; index < metrics.length; index += 1) {
      const place = places[index] ?? -1;
      if (place >= 0) seen[place] = valueSeen(metrics[index] as PreparedMetric, readings[index], currentMetrics[index] ?? null);
    }
  }

  /** The pods as the controller sees them; built anew only when something about them has changed. */
  private podReadings(second: number): readonly PodReading[] {
    if (this.readingsVersion !== this.pods.version) {
      this.readingsVersion = this.pods.version;
      this.readings = this.pods.list.map((pod) => this.podReading(pod, second));
    }
    return this.readings;
  }

  private podReading(pod: Pod, second: number): PodReading {
    return {
      name: `pod-${pod.id}`,
      phase: pod.runsAt <= second ? 'Running' : 'Pending',
      terminating: false,
      ready: pod.ready ? 'True' : 'False',
      readyChangedAtMillis: (pod.ready ? pod.readyAt : pod.createdAt) * SECOND,
      startedAtMillis: pod.createdAt * SECOND,
      requests: this.requests,
    };
  }
}

/** Reads all metrics of an HPA. */
export function readAll(readers: readonly ReadMetric[], second: number, pods: readonly Pod[]): readonly MetricReading[] {
  return readers.map((read) => read(second, pods));
}

/** What was seen of a metric: one number, or the mean of the pods; null for an error or nothing. */
function valueSeen(metric: PreparedMetric, reading: MetricReading | undefined, status: MetricStatus | null): number | null {
  if (reading === undefined || 'error' in reading) return null;
  if ('values' in reading) {
    return reading.values.length === 0 ? null : reading.values.reduce((sum: number, value) => sum + Number(value), 0) / MILLI;
  }
  if (metric.formula === 'utilization') return status?.averageUtilization ?? null;
  return status?.averageValue === undefined ? null : Number(status.averageValue) / MILLI;
}
