import type { DeciderSpec } from './decider-spec';
import { DelayWindow } from './delay-window';
import type { KpaRules } from './rules';
import { StatWindows } from './stat-windows';
import { floatToInt32 } from '../int64';

// Looked up once: a global costs more than what it does, where the code runs in a context of its own.
const { ceil, floor, max, min } = Math;

/** A time before all others: no panic. */
const NEVER = -Infinity;
const SECOND = 1000;

/**
 * The decision on the number of pods of one revision (knative/serving v0.50 `pkg/autoscaler/scaling/autoscaler.go`). All state
 * that a decision depends on is in here, and it changes with the calls of `record`, `scale`, `update` and `resize` only. It is
 * changed in place, and neither a statistic nor a decision allocates anything.
 *
 * Times are milliseconds, whole ones, on any clock whose even seconds are those of the Unix clock.
 */
export class Autoscaler {
  private readonly windows: StatWindows;
  private readonly delay: DelayWindow | undefined;
  private readonly countsRequests: boolean;
  private spec: DeciderSpec;
  private panicSince = NEVER;
  private panicPods: number;
  private stableAverage = 0;
  private panicAverage = 0;
  private wantedPods = 0;
  private excessCapacity = 0;

  /**
   * `readyPods` of the revision at the time; undefined where they cannot be counted, as for a new revision. With more than one
   * the autoscaler starts in panic: it has been restarted, and keeps them until it knows the load.
   */
  constructor(spec: DeciderSpec, readyPods: number | undefined, nowMillis: number, private readonly rules: KpaRules) {
    this.spec = spec;
    this.countsRequests = spec.metric === 'rps';
    this.windows = new StatWindows(spec, rules);
    this.delay = spec.scaleDownDelay > 0 ? new DelayWindow(spec.scaleDownDelay) : undefined;
    this.panicPods = readyPods ?? 0;
    if (this.panicPods > 1) this.panicSince = nowMillis;
  }

  /** Pods that the last valid decision asks for. */
  public get desired(): number {
    return this.wantedPods;
  }

  /** Excess burst capacity at the last valid decision: below 0 there is need for the activator. */
  public get excessBurstCapacity(): number {
    return this.excessCapacity;
  }

  /** The average over the stable window that the last valid decision saw. */
  public get stable(): number {
    return this.stableAverage;
  }

  /** The average over the panic window that the last valid decision saw. */
  public get panic(): number {
    return this.panicAverage;
  }

  /** Whether it is in panic: the number of pods does not go down. */
  public get panicking(): boolean {
    return this.panicSince !== NEVER;
  }

  /** The most pods that were asked for in this panic. */
  public get heldPods(): number {
    return this.panicPods;
  }

  /** Takes other parameters. The metric, the algorithm and the scale-down delay stay as at the beginning, and the averages' windows until `resize`. */
  public update(spec: DeciderSpec): void {
    this.spec = spec;
  }

  /** Gives the windows of the averages other lengths, in seconds. */
  public resize(stableWindow: number, panicWindow: number, nowMillis: number): void {
    this.windows.resize(stableWindow, panicWindow, nowMillis);
  }

  /**
   * Takes a statistic of one second: average concurrency and number of requests, of all pods or of an activator, without the
   * requests that an activator has counted already.
   */
  public record(nowMillis: number, concurrency: number, requests: number): void {
    this.windows.record(nowMillis, this.countsRequests ? requests : concurrency);
  }

  /**
   * Decides. `readyPods`: undefined where they cannot be counted (none found is 0). Returns whether the decision is valid: it
   * is not without a count or without data, and then nothing changes.
   */
  public scale(nowMillis: number, readyPods: number | undefined): boolean {
    const { spec, windows } = this;
    if (readyPods === undefined || (spec.scrapes && windows.isEmpty(nowMillis))) return false;
    this.stableAverage = windows.stable(nowMillis);
    this.panicAverage = windows.panic(nowMillis);
    const pods = max(1, readyPods);
    const most = ceil(spec.maxScaleUpRate * pods);
    const least = spec.reachable ? floor(pods / spec.maxScaleDownRate) : 0;
    const forStable = ceil(this.stableAverage / spec.target);
    const forPanic = ceil(this.panicAverage / spec.target);
    const bounded = this.boundPanic(
      nowMillis,
      forPanic / pods >= spec.panicThreshold,
      withActivation(spec.activationScale, forStable, floatToInt32(min(max(forStable, least), most))),
      withActivation(spec.activationScale, forPanic, floatToInt32(min(max(forPanic, least), most))),
    );
    const delays = this.delay !== undefined && (spec.reachable || !this.rules.skipsDelayUnreachable);
    this.wantedPods = delays ? this.delay.record(nowMillis, bounded) : bounded;
    this.excessCapacity = excessBurstCapacity(spec, readyPods, this.panicAverage);
    return true;
  }

  /** Begins, extends or ends the panic, and holds the number of pods in it. */
  private boundPanic(nowMillis: number, overThreshold: boolean, stablePods: number, panicPods: number): number {
    if (overThreshold) {
      this.panicSince = nowMillis;
    } else if (this.panicSince !== NEVER && this.panicSince + this.spec.stableWindow * SECOND < nowMillis) {
      this.panicSince = NEVER;
      this.panicPods = 0;
    }
    if (this.panicSince === NEVER) return stablePods;
    this.panicPods = max(this.panicPods, stablePods, panicPods);
    return this.panicPods;
  }
}

/** Activation scale is a floor as long as the load needs any pod at all. */
function withActivation(activationScale: number, unbounded: number, pods: number): number {
  return activationScale > 1 && unbounded > 0 && activationScale > pods ? activationScale : pods;
}

function excessBurstCapacity({ targetBurstCapacity, total }: DeciderSpec, readyPods: number, load: number): number {
  if (targetBurstCapacity === 0) return 0;
  return targetBurstCapacity > 0 ? floatToInt32(floor(readyPods * total - targetBurstCapacity - load)) : -1;
}
