import { Decider } from './decider';
import { deciderSpec } from './decider-spec';
import type { DeciderSpec, Reachability } from './decider-spec';
import { TICK_SECONDS } from './delay-window';
import { newPodAutoscalerStatus } from './pod-autoscaler-status';
import type { ActiveCondition, PodAutoscalerStatus } from './pod-autoscaler-status';
import { reconcile, reconcileFirst } from './reconcile';
import { RevisionEndpoints } from './revision-endpoints';
import { RevisionPods } from './revision-pods';
import type { RevisionState, ServingMode } from './revision-state';
import { kpaRules } from './rules';
import type { KpaRules } from './rules';
import type { Annotations } from '../../kubernetes/knative/annotation-keys';
import type { AutoscalerConfig } from '../../kubernetes/knative/autoscaler-config';
import { resolveAutoscaling } from '../../kubernetes/knative/resolve-autoscaling';
import type { RevisionAutoscaling } from '../../kubernetes/knative/resolve-autoscaling';

const SECOND = 1000;
/** When in a second things happen: in its middle, so that whole seconds that have passed since a stored time are over. */
const PHASE_MILLIS = 500;

const PROBE_TIMEOUT_SECONDS = 45;
const REQUEUE_AFTER_PROBE_MILLIS = SECOND;
/** Default of `progress-deadline` in config-deployment, in seconds. */
const PROGRESS_DEADLINE = 600;

/** A revision and the configuration in force. */
export interface RevisionToRun {
  /** Annotations of the PodAutoscaler. */
  readonly annotations: Annotations;
  /** Requests that a pod takes at once; 0 for no limit. */
  readonly containerConcurrency: number;
  readonly reachability: Reachability;
  readonly config: AutoscalerConfig;
}

/** What the cluster around the revision takes its time for, and which Knative runs there. */
export interface RunOptions {
  /** Seconds from the creation of a pod to ready; pods take them in turn. At least one. */
  readonly startDelays: readonly number[];
  /** Seconds until the endpoints follow a change of the mode or of the ready pods. Default: 0. */
  readonly endpointDelay?: number;
  /** `progress-deadline` of config-deployment, in seconds. Default: 600. */
  readonly progressDeadline?: number;
  /** Default: Knative 1.23. */
  readonly rules?: KpaRules;
}

/** What of a revision or of its configuration can be replaced while it runs. */
export type RevisionChanges = Partial<Pick<RevisionToRun, 'reachability' | 'config'>>;

/** Averages over the stable and the panic window. */
export interface SeenAverages {
  readonly stable: number;
  readonly panic: number;
}

/** The requests of one second on a revision. */
export interface RevisionLoad {
  /** Average number of requests in work or waiting. */
  readonly concurrency: number;
  /** Requests that came in. */
  readonly requests: number;
}

/** How a revision stands at the end of a second. */
export interface RevisionView {
  readonly second: number;
  /** `spec.replicas` of the Deployment. */
  readonly replicas: number;
  readonly ready: number;
  /** Pods of the last valid decision, before bounds; -1 before the first. */
  readonly desired: number;
  readonly excessBurstCapacity: number;
  /** `status.desiredScale` of the PodAutoscaler. */
  readonly want: number | undefined;
  readonly mode: ServingMode;
  /** Whether activators back the revision. */
  readonly proxied: boolean;
  readonly active: ActiveCondition;
  readonly initialized: boolean;
  /** Activators asked for. */
  readonly activators: number;
}

/**
 * A revision of the KPA class in a closed loop, second by second: statistics, decider, PodAutoscaler, Deployment and endpoints.
 * What Knative decides is its own code's; the order of things within a second is fixed here, where a cluster leaves it to
 * chance: pods, endpoints, statistics, decision (every other second), timers, reconciliation.
 */
export class RevisionRun {
  private readonly pods: RevisionPods;
  private readonly endpoints: RevisionEndpoints;
  private readonly decider: Decider;
  private readonly rules: KpaRules;
  private settings: RevisionAutoscaling;
  /** What the decider goes by: it learns of changes when the PodAutoscaler is reconciled. */
  private spec: DeciderSpec;
  private status: PodAutoscalerStatus;
  private activators: number;
  private second = 0;
  /** When to reconcile whatever happens, in milliseconds. */
  private timers: number[] = [];
  private probingSince: number | undefined;
  /** Whether something changed that the PodAutoscaler's controller watches. */
  private dirty = true;
  private averages: SeenAverages | undefined;

  /** Creates the revision at second 0. */
  constructor(private revision: RevisionToRun, private readonly options: RunOptions) {
    this.rules = options.rules ?? kpaRules();
    this.settings = resolve(revision);
    this.pods = new RevisionPods(options.startDelays);
    this.pods.scale(this.settings.initialScale, 0);
    this.endpoints = new RevisionEndpoints(options.endpointDelay ?? 0, this.nowMillis);
    this.status = newPodAutoscalerStatus(this.nowMillis);
    const { status, mode, activators } = reconcileFirst(this.state, this.nowMillis);
    this.status = status;
    this.endpoints.mode = mode;
    this.activators = activators;
    this.spec = deciderSpec(this.settings, revision.reachability);
    this.decider = new Decider(this.spec, this.pods.ready, this.nowMillis, this.rules);
    this.reconcileUntilSettled();
  }

  /** How the revision stands. */
  public get view(): RevisionView {
    const { pods, endpoints, status, decider: { decision } } = this;
    return {
      second: this.second,
      replicas: pods.replicas,
      ready: pods.ready,
      desired: decision.desired,
      excessBurstCapacity: decision.excessBurstCapacity,
      want: status.desiredScale,
      mode: endpoints.mode,
      proxied: endpoints.proxied,
      active: status.active,
      initialized: status.initialized,
      activators: this.activators,
    };
  }

  /** The averages that the decision of this second saw; undefined without a decision, or without data. */
  public get seen(): SeenAverages | undefined {
    return this.averages;
  }

  /** Runs the next second, with its load. `changes`: what of the revision or the configuration is replaced in it. */
  public advance(load: RevisionLoad, changes?: RevisionChanges): void {
    this.second += 1;
    this.probe();
    if (this.pods.start(this.second)) this.dirty = true;
    if (changes !== undefined) this.change(changes);
    this.followEndpoints();
    this.observe(load);
    this.averages = this.second % TICK_SECONDS === 0 ? this.decide() : undefined;
    this.fireTimers();
    this.reconcileUntilSettled();
  }

  private get nowMillis(): number {
    return this.second * SECOND + PHASE_MILLIS;
  }

  private get state(): RevisionState {
    const { settings, status, rules, revision: { reachability }, options: { progressDeadline = PROGRESS_DEADLINE } } = this;
    return { settings, reachability, progressDeadline, status, rules };
  }

  private change(changes: RevisionChanges): void {
    this.revision = { ...this.revision, ...changes };
    this.settings = resolve(this.revision);
    this.dirty = true;
  }

  /** Asks the activators once a second, as long as that goes on. */
  private probe(): void {
    if (this.probingSince === undefined) return;
    if (!this.endpoints.proxied && this.second - this.probingSince < PROBE_TIMEOUT_SECONDS) return;
    this.probingSince = undefined;
    this.timers.push(this.nowMillis + REQUEUE_AFTER_PROBE_MILLIS);
  }

  private followEndpoints(): void {
    if (this.endpoints.follow(this.second, this.nowMillis, this.pods.ready)) this.dirty = true;
  }

  /** Statistics come from activators that see load, and from pods that are asked, even if they see none. */
  private observe({ concurrency, requests }: RevisionLoad): void {
    const activatorsSee = this.endpoints.proxied && (concurrency !== 0 || requests !== 0);
    const podsSee = this.pods.ready > 0 && this.spec.scrapes;
    if (activatorsSee || podsSee) this.decider.autoscaler.record(this.nowMillis, concurrency, requests);
    if (activatorsSee && this.decider.isPokedBy(concurrency)) this.decide();
  }

  private decide(): SeenAverages | undefined {
    const { decider, decider: { autoscaler } } = this;
    const outcome = decider.decide(this.nowMillis, this.pods.ready);
    if (outcome === 'changed') this.dirty = true;
    return outcome === 'invalid' ? undefined : { stable: autoscaler.stable, panic: autoscaler.panic };
  }

  private fireTimers(): void {
    const left = this.timers.filter((dueMillis) => dueMillis > this.nowMillis);
    if (left.length < this.timers.length) this.dirty = true;
    this.timers = left;
  }

  private reconcileUntilSettled(): void {
    while (this.dirty) {
      this.dirty = false;
      this.reconcile();
      this.followEndpoints();
    }
  }
  private reconcile(): void {
    const { decider, decider: { autoscaler }, endpoints, pods, nowMillis } = this;
    this.spec = deciderSpec(this.settings, this.revision.reachability);
    autoscaler.update(this.spec);
    autoscaler.resize(this.spec.stableWindow, this.spec.panicWindow, nowMillis);
    const { status, replicas, mode, activators, requeueAfterMillis, awaitsActivator } = reconcile(this.state, {
      nowMillis, decision: decider.decision, readyPods: pods.ready, service: endpoints.state, activatorAnswers: endpoints.proxied,
    });
    if (requeueAfterMillis !== undefined) this.timers.push(nowMillis + requeueAfterMillis);
    if (awaitsActivator) this.probingSince ??= this.second;
    const changed = !sameStatus(status, this.status) || mode !== endpoints.mode || activators !== this.activators;
    const scaled = replicas !== undefined && pods.scale(replicas, this.second);
    if (changed || scaled) this.dirty = true;
    this.status = status;
    endpoints.mode = mode;
    this.activators = activators;
  }
}

function resolve({ annotations, containerConcurrency, config }: RevisionToRun): RevisionAutoscaling {
  return resolveAutoscaling(annotations, containerConcurrency, config);
}

function sameStatus(left: PodAutoscalerStatus, right: PodAutoscalerStatus): boolean {
  return left.active === right.active && left.initialized === right.initialized && left.desiredScale === right.desiredScale
    && left.hasService === right.hasService;
}
