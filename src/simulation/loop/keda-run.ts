import { HpaRun } from './hpa-run';
import type { Recorder, Verdict } from './recorder';
import type { JsonObject } from '../../kubernetes/json';
import type { PodRequests } from '../hpa/pod-requests';
import { prepareHpa } from '../hpa/prepare';
import type { HpaManifest, HpaOptions } from '../hpa/prepare';
import type { MetricReading } from '../hpa/readings';
import { readHpaMetrics } from '../keda/hpa-readings';
import { createScaledObject } from '../keda/lifecycle';
import { floatOf } from '../keda/metric-value';
import { pollScaledObject } from '../keda/poll';
import type { PollOutcome } from '../keda/poll';
import type { PreparedScaledObject } from '../keda/prepare';
import { reconcileScaledObject } from '../keda/reconcile';
import type { SourceAnswer } from '../keda/source-answer';
import type { KedaState } from '../keda/state';
import type { Surroundings } from '../keda/surroundings';
import type { Instruments } from '../pipeline/instruments';
import type { ReadMetric } from '../pipeline/signal';
import type { Pods } from '../world/pods';

const SECOND = 1000;
const UNAVAILABLE = 'the server is currently unable to handle the request';

/** What a run of KEDA is made of. */
export interface KedaParts {
  readonly definition: PreparedScaledObject;
  readonly pods: Pods;
  readonly requests: PodRequests;
  readonly recorder: Recorder;
  readonly instruments: Instruments;
  readonly hpaOptions: HpaOptions;
  readonly syncSeconds: number;
  /** When the simulation begins, in seconds since 1970. */
  readonly startSeconds: number;
  /** What each trigger answers, in their order. */
  readonly answers: readonly ((second: number) => SourceAnswer | undefined)[];
  /** How the HPA reads CPU and memory, by the metric's place in a spec of the HPA; undefined for metrics of KEDA's. */
  readonly resources: (metrics: JsonObject) => readonly (ReadMetric | undefined)[];
  /** Where in the list of signals a metric of the HPA is noted. */
  readonly placesOf: (hpa: JsonObject) => readonly number[];
}

/** A ScaledObject at work: KEDA's operator, and the HPA that it makes. */
export class KedaRun {
  private state: KedaState;
  private run: HpaRun | undefined;
  private made: JsonObject | undefined;
  private readResources: readonly (ReadMetric | undefined)[] = [];
  private hpaSince = 0;
  private hpaSays: Verdict | undefined;
  private outcome: PollOutcome | undefined;

  constructor(private readonly parts: KedaParts) {
    this.state = createScaledObject(parts.definition, this.millis(0));
  }

  /** Lets KEDA find the object, at second 0. Returns what it has against it; undefined if nothing. */
  public begin(): string | undefined {
    const step = reconcileScaledObject(this.state, this.around(0));
    this.state = step.state;
    this.setReplicas(0, step.replicas, 'the ScaledObject is paused at this count');
    this.followHpa(0);
    if (this.pollIfDue(0)) this.parts.recorder.bind(1, this.verdict(), this.parts.pods.replicas);
    return step.error;
  }

  /** Lets a second pass: the HPA syncs and KEDA polls if it is their time. */
  public advance(second: number): void {
    const { syncSeconds, pods, recorder } = this.parts;
    let looked = false;
    if (this.run !== undefined && (second - this.hpaSince) % syncSeconds === 0 && second > this.hpaSince) {
      this.hpaSays = this.run.sync(second, this.readMetrics(second));
      looked = true;
    }
    if (this.pollIfDue(second) || looked) recorder.bind(second, this.verdict(), pods.replicas);
  }

  private pollIfDue(second: number): boolean {
    const { loop } = this.state.operator;
    if (loop === undefined || loop.nextPollMillis > this.millis(second)) return false;
    const step = pollScaledObject(this.state, this.around(second));
    this.state = step.state;
    this.outcome = step.outcome;
    this.setReplicas(second, step.replicas, CHANGES[step.outcome?.reason ?? ''] ?? 'KEDA');
    this.noteSeen();
    this.followHpa(second);
    const { error } = step.outcome ?? {};
    if (error !== undefined) this.parts.recorder.event({ second, type: 'Warning', reason: 'KEDAScalerFailed', message: error });
    return true;
  }

  private readMetrics(second: number): readonly MetricReading[] {
    const { instruments, pods } = this.parts;
    const { hpa } = this.state;
    if (hpa === undefined) return [];
    const failed: MetricReading = { error: UNAVAILABLE };
    const asks = instruments.health.adapter === 'up' && pods.replicas > 0;
    const { state, readings } = asks ? readHpaMetrics(this.state, hpa, this.around(second)) : { state: this.state, readings: [] };
    this.state = state;
    const count = this.run?.hpa.metrics.length ?? 0;
    return Array.from({ length: count }, (_, index) => this.readResources[index]?.(second, pods.list) ?? readings[index] ?? failed);
  }

  /** Takes notice of an HPA that KEDA has made, changed or deleted. */
  private followHpa(second: number): void {
    const { hpa } = this.state;
    if (hpa === this.made) return;
    this.made = hpa;
    if (hpa === undefined) {
      this.run = undefined;
      return;
    }
    const { hpaOptions, requests, pods, recorder, resources, placesOf } = this.parts;
    const prepared = prepareHpa(hpa as unknown as HpaManifest, hpaOptions);
    this.readResources = resources(hpa);
    if (this.run === undefined) {
      this.run = new HpaRun(prepared, requests, pods, recorder, placesOf(hpa));
      this.hpaSince = second;
    } else {
      this.run.hpa = prepared;
    }
  }

  /** Notes what the poll has seen, which is all that is seen while there are no replicas. */
  private noteSeen(): void {
    const { definition: { scalers }, recorder: { seen }, pods } = this.parts;
    if (pods.replicas > 0 || 'error' in scalers) return;
    for (const { index, metrics } of scalers.triggers) {
      const value = this.outcome?.metrics.find(({ name }) => name === metrics[0]?.name);
      if (value !== undefined) seen[index] = floatOf(value.milli);
    }
  }

  private setReplicas(second: number, replicas: number, reason: string): void {
    const { pods, recorder } = this.parts;
    const before = pods.replicas;
    if (replicas === before) return;
    pods.scale(replicas, second);
    recorder.change(second, before, replicas, reason);
  }

  private verdict(): Verdict {
    const { outcome } = this;
    const special = outcome === undefined ? undefined : KEDA_BINDINGS[outcome.reason];
    if (outcome?.fallingBack === true) {
      return { kind: 'fallback', wanted: this.hpaSays?.wanted, text: `a trigger fails: its fallback stands in (${outcome.error ?? 'no error'})` };
    }
    const replicas = this.parts.pods.replicas;
    const coolsDown = special?.kind === 'delay' && replicas <= (this.run?.hpa.minReplicas ?? 0);
    const decides = special !== undefined && (replicas === 0 || coolsDown || ALWAYS.has(special.kind));
    if (decides) return { ...special, wanted: undefined };
    return this.hpaSays ?? { kind: 'delay', wanted: undefined, text: 'the HPA that KEDA has made has not synced yet' };
  }

  private around(second: number): Surroundings {
    const { pods, answers } = this.parts;
    const { scalingActive } = this.run ?? {};
    return {
      nowMillis: this.millis(second),
      replicas: pods.replicas,
      readyPods: pods.ready,
      answers: answers.map((answer) => answer(second)),
      ...(scalingActive !== undefined && { scalingActive }),
    };
  }

  /** The operator's clock, a moment past the second. */
  private millis(second: number): number {
    return (this.parts.startSeconds + second) * SECOND + 1;
  }
}

const CHANGES: Readonly<Record<string, string>> = {
  activated: 'KEDA activates: a trigger is above its activation threshold',
  deactivated: 'KEDA deactivates: no trigger was active for the cooldown period',
  raisedToMin: 'KEDA raises to the minimum',
};

const KEDA_BINDINGS: Readonly<Record<string, Pick<Verdict, 'kind' | 'text'>>> = {
  inactive: { kind: 'activation', text: 'no trigger is above its activation threshold' },
  coolingDown: { kind: 'delay', text: 'no trigger is active; the cooldown period is not over' },
  paused: { kind: 'paused', text: 'the ScaledObject is paused' },
  scaleOutPaused: { kind: 'paused', text: 'scaling out is paused by an annotation' },
  scaleInPaused: { kind: 'paused', text: 'scaling in is paused by an annotation' },
  triggerError: { kind: 'missing metric', text: 'a trigger fails, and there is no fallback' },
  awaitingFallback: { kind: 'missing metric', text: 'a trigger fails; it has not yet failed often enough for the fallback' },
  aborted: { kind: 'missing metric', text: 'KEDA cannot poll the triggers' },
};
/** Those that also say why running pods stay. */
const ALWAYS: ReadonlySet<string> = new Set(['paused', 'missing metric']);
