import type { ExtraPod, HpaTarget, Signal, SignalValue, Span } from './hpa-row';
import { quantityOf } from '../../src/kubernetes/quantity';
import { podRequests } from '../../src/simulation/hpa/pod-requests';
import type { MetricReading, PodReading, PodSample } from '../../src/simulation/hpa/readings';
import { toInt64 } from '../../src/simulation/int64';
import type { Int64 } from '../../src/simulation/int64';

const SECOND = 1000;

/** A pod of the workload at one moment. */
export interface WorkloadPod extends PodReading {
  /** Whether the metrics API has a sample of it. */
  readonly sampled: boolean;
  /** Its position among the regular pods; undefined for pods that were removed and for extra pods. */
  readonly ordinal: number | undefined;
  readonly extra: ExtraPod | undefined;
}

/** The scaled workload of the vectors: what pods there are, and what the metrics APIs say of them. */
export class Workload {
  private readonly live: { readonly name: string; readonly createdAt: number }[] = [];
  private readonly removed: { readonly name: string; readonly createdAt: number; readonly removedAt: number }[] = [];
  private readonly requests;
  private readonly noRequests;
  private created = 0;

  constructor(private readonly target: HpaTarget) {
    const containers = target.containers.map(({ name, cpu, memory }) =>
      ({ name, resources: { requests: { ...(cpu !== undefined && { cpu }), ...(memory !== undefined && { memory }) } } }));
    this.requests = podRequests({ containers });
    this.noRequests = podRequests({ containers: target.containers.map(({ name }) => ({ name })) });
    this.scale(target.initialReplicas, -target.initialPodAgeSeconds * SECOND);
  }

  public get specReplicas(): number {
    return this.live.length;
  }

  /** Creates or removes pods at a time, so that there are so many. */
  public scale(replicas: number, at: number): void {
    while (this.live.length < replicas) {
      this.live.push({ name: `web-${this.created}`, createdAt: at });
      this.created += 1;
    }
    while (this.live.length > replicas) {
      const pod = this.live.pop();
      if (pod !== undefined) this.removed.push({ ...pod, removedAt: at });
    }
  }

  public statusReplicas(now: number): number {
    const forced = this.target.statusReplicas?.find((span) => covers(span, now));
    return forced?.replicas ?? this.live.length + this.extraPods(now).filter(({ counted }) => counted === true).length;
  }

  /** All pods that carry the label `app=web`. */
  public pods(now: number): readonly WorkloadPod[] {
    return [
      ...this.live.map(({ name, createdAt }, ordinal) => this.overridden(this.regular(name, createdAt, now, ordinal), now)),
      ...this.removed.filter(({ removedAt }) => now < removedAt + this.target.podTerminationSeconds * SECOND)
        .map(({ name, createdAt }) => ({ ...this.regular(name, createdAt, now, undefined), terminating: true, sampled: false })),
      ...this.extraPods(now).map((extra) => this.extra(extra)),
    ];
  }

  /** The answer of a metrics API about one metric; `pods` are those that the selector matches. */
  public reading(signal: Signal, perPod: boolean, pods: readonly WorkloadPod[], now: number): MetricReading {
    if (signal === 'error') return { error: 'simulated outage' };
    if (!perPod) {
      if (signal === 'empty') return { values: [] };
      return { values: (Array.isArray(signal) ? signal as readonly SignalValue[] : [signal as SignalValue]).map(milliOf) };
    }
    const serving = pods.filter((pod) => pod.extra === undefined && pod.phase === 'Running' && pod.ready === 'True' && !pod.terminating);
    const samples = pods.map((pod): PodSample | undefined => {
      if (!pod.sampled || signal === 'empty') return undefined;
      const milli = pod.extra === undefined ? regularSample(signal, pod, serving) : pod.extra.sample;
      if (milli === null) return undefined;
      const { sampleAgeSeconds, sampleWindowSeconds } = this.target;
      return { milli: milliOf(milli), atMillis: now - sampleAgeSeconds * SECOND, windowMillis: sampleWindowSeconds * SECOND };
    });
    return { samples };
  }

  private extraPods(now: number): readonly ExtraPod[] {
    return (this.target.extraPods ?? []).filter((extra) => covers(extra, now));
  }

  private regular(name: string, createdAt: number, now: number, ordinal: number | undefined): WorkloadPod {
    const { podStartDelaySeconds, podSampleDelaySeconds } = this.target;
    const running = now >= createdAt + podStartDelaySeconds * SECOND;
    const readyAt = this.readyAt(createdAt);
    return {
      name,
      phase: running ? 'Running' : 'Pending',
      terminating: false,
      ready: now >= readyAt ? 'True' : 'False',
      readyChangedAtMillis: now >= readyAt ? readyAt : createdAt,
      startedAtMillis: createdAt,
      requests: this.requests,
      sampled: running && now >= createdAt + podSampleDelaySeconds * SECOND,
      ordinal,
      extra: undefined,
    };
  }

  private readyAt(createdAt: number): number {
    return createdAt + Math.max(this.target.podReadyDelaySeconds, this.target.podStartDelaySeconds) * SECOND;
  }

  private overridden(pod: WorkloadPod, now: number): WorkloadPod {
    let result = pod;
    const readyAt = this.readyAt(pod.startedAtMillis ?? 0);
    for (const override of this.target.podOverrides ?? []) {
      if (override.pod !== pod.ordinal) continue;
      const from = override.fromSeconds * SECOND;
      const to = override.toSeconds * SECOND;
      if (override.what === 'notReady' && now >= to && readyAt < to && result.ready === 'True') result = { ...result, readyChangedAtMillis: to };
      if (!covers(override, now)) continue;
      if (override.what === 'notReady' && result.ready === 'True') result = { ...result, ready: 'False', readyChangedAtMillis: Math.max(from, readyAt) };
      if (override.what === 'noSample') result = { ...result, sampled: false };
      if (override.what === 'failed') result = { ...result, phase: 'Failed', ready: 'False', sampled: false };
      if (override.what === 'terminating') result = { ...result, terminating: true };
    }
    return result;
  }

  private extra(extra: ExtraPod): WorkloadPod {
    const since = extra.fromSeconds * SECOND;
    return {
      name: extra.name,
      phase: extra.phase,
      terminating: extra.terminating === true,
      ready: extra.ready ? 'True' : 'False',
      readyChangedAtMillis: since,
      startedAtMillis: since,
      requests: extra.noRequests === true ? this.noRequests : this.requests,
      sampled: true,
      ordinal: undefined,
      extra,
    };
  }
}

function regularSample(signal: Signal, pod: WorkloadPod, serving: readonly WorkloadPod[]): SignalValue | null {
  if (Array.isArray(signal)) return (signal as readonly (SignalValue | null)[])[(pod.ordinal ?? 0) % signal.length] ?? null;
  if (typeof signal !== 'object') return signal as SignalValue;
  const { split, cap } = signal as { readonly split: SignalValue; readonly cap?: SignalValue };
  if (!serving.includes(pod)) return 0;
  return Math.min(Math.trunc(Number(milliOf(split)) / serving.length), cap === undefined ? Infinity : Number(milliOf(cap)));
}

function covers({ fromSeconds, toSeconds }: Span, now: number): boolean {
  return fromSeconds * SECOND <= now && now < toSeconds * SECOND;
}

function milliOf(value: SignalValue): Int64 {
  if (typeof value === 'number') return value;
  const quantity = quantityOf(value);
  if (quantity === undefined) throw new Error(`a signal must be a number or a quantity, got ${value}`);
  return toInt64(quantity.milli());
}
