import type { Backlog } from './backlog';
import { withDefaults } from './kubernetes/declared/options';
import type { ScaleOnSpec } from './plan/scale-on';
import { specOf } from './spec-of';

/** Another backlog that asks for replicas. */
export interface ScaleOnBacklogOptions {
  /** Where the work waits. */
  readonly backlog: Backlog;
  /** How much of it one pod should carry, in its unit. Greater than 0. */
  readonly targetPerPod: number;
  /**
   * It must exceed this for the first replica to start; only with a minimum of 0.
   * @default 0 - of KEDA
   */
  readonly activation?: number;
  /**
   * Name of the trigger, for formulas.
   * @default - `trigger2` for the first, and so on
   */
  readonly name?: string;
}

/** A window of time in which at least so many replicas run. */
export interface ScaleOnCronOptions {
  /** IANA name of the time zone, such as `Asia/Shanghai`. */
  readonly timezone: string;
  /** When the window opens: a cron expression of five fields. */
  readonly start: string;
  /** When it closes. */
  readonly end: string;
  /** Replicas within the window. Whole number from 1. */
  readonly replicas: number;
  /**
   * Name of the trigger, for formulas.
   * @default - `trigger2` for the first, and so on
   */
  readonly name?: string;
}

/** What asks for replicas beside the backlog of a declaration; the largest wish wins. */
export class ScaleOn {
  /** Another backlog. */
  public static backlog(options: ScaleOnBacklogOptions): ScaleOn {
    return new ScaleOn(withDefaults({ kind: 'backlog' }, specOf(options)));
  }

  /** A window of time in which at least so many replicas run. */
  public static cron(options: ScaleOnCronOptions): ScaleOn {
    return new ScaleOn(withDefaults({ kind: 'cron' }, specOf(options)));
  }

  /** @internal */
  public readonly _spec: ScaleOnSpec;

  private constructor(spec: ScaleOnSpec) {
    this._spec = spec;
  }
}
