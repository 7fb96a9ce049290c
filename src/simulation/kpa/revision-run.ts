import { Decider } from './decider';
import { deciderSpec } from './decider-spec';
import type { DeciderSpec } from './decider-spec';
import { TICK_SECONDS } from './delay-window';
import { newPodAutoscalerStatus } from './pod-autoscaler-status';
import type { PodAutoscalerStatus } from './pod-autoscaler-status';
import { reconcile, reconcileFirst } from './reconcile';
import { RevisionEndpoints } from './revision-endpoints';
import { RevisionPods } from './revision-pods';
import type { RevisionState } from './revision-state';
import type { RevisionChanges, RevisionLoad, RevisionToRun, RunOptions } from './revision-to-run';
import type { RevisionView, SeenAverages } from './revision-view';
import { kpaRules } from './rules';
import type { KpaRules } from './rules';
import { resolveAutoscaling } from '../../kubernetes/knative/resolve-autoscaling';
import type { RevisionAutoscaling } from '../../kubernetes/knative/resolve-autoscaling';

const SECOND = 1000;
/** When in a second things happen: in its middle, so that whole seconds that have passed since a stored time are over. */
const PHASE_MILLIS = 500;

const PROBE_TIMEOUT_SECONDS = 45;
const REQUEUE_AFTER_PROBE_MILLIS = SECOND;
/** Default of `progress-deadline` in config-deployment, in seconds. */
const PROGRESS_DEADLINE = 600;

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
  /** When to reconcile whatever happens, in milliseconds. There is one such time: the queue keeps the earliest. */
  private wakeAtMillis = Infinity;
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
    this.wake();
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
    this.wakeAfter(REQUEUE_AFTER_PROBE_MILLIS);
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

  private wakeAfter(millis: number): void {
    this.wakeAtMillis = Math.min(this.wakeAtMillis, this.nowMillis + millis);
  }

  private wake(): void {
    if (this.wakeAtMillis > this.nowMillis) return;
    this.wakeAtMillis = Infinity;
    this.dirty = true;
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
    if (requeueAfterMillis !== undefined) this.wakeAfter(requeueAfterMillis);
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
