import type { Duration } from 'cdk8s';
import { withDefaults } from './kubernetes/declared/options';
import type { JobStrategySpec } from './plan/scaled-job';
import { specOf } from './spec-of';

/** What is subtracted from the Jobs that the backlog asks for. */
export interface CustomJobStrategyOptions {
  /**
   * Jobs to subtract. Whole number from 0.
   * @default 0 - of KEDA
   */
  readonly queueLengthDeduction?: number;
  /**
   * Share of the running Jobs to subtract. From 0 to 1.
   * @default - none
   */
  readonly runningJobPercentage?: number;
}

/** How many Jobs are started for a backlog. */
export class JobStrategy {
  /** As many as the backlog asks for, less those that run. For sources that still count what is being worked on. */
  public static standard(): JobStrategy {
    return new JobStrategy({ strategy: 'default' });
  }

  /** As many as the backlog asks for, less a number and a share of those that run. */
  public static custom(options: CustomJobStrategyOptions): JobStrategy {
    return new JobStrategy(withDefaults({ strategy: 'custom' }, specOf(options)));
  }

  /** As many as the backlog asks for, less those that wait. For sources that no longer count what is being worked on. */
  public static accurate(): JobStrategy {
    return new JobStrategy({ strategy: 'accurate' });
  }

  /** As many as there is room for below the maximum. */
  public static eager(): JobStrategy {
    return new JobStrategy({ strategy: 'eager' });
  }

  /** @internal */
  public readonly _spec: JobStrategySpec;

  private constructor(spec: JobStrategySpec) {
    this._spec = spec;
  }
}

/** How the wishes of several triggers become one. */
export enum ScalersCalculation {
  /** The largest. */
  MAX = 'max',
  /** The smallest. */
  MIN = 'min',
  /** Their average. */
  AVG = 'avg',
  /** Their sum. */
  SUM = 'sum',
}

/** What a change of the declaration does to running Jobs. */
export enum JobRollout {
  /** It ends them. */
  IMMEDIATE = 'immediate',
  /** It lets them finish. */
  GRADUAL = 'gradual',
}

/** How Jobs are deleted. */
export enum JobDeletion {
  /** Their pods first. */
  FOREGROUND = 'foreground',
  /** Their pods afterwards. */
  BACKGROUND = 'background',
}

/** What happens to a container that fails. */
export enum JobRestartPolicy {
  /** It is started again in the same pod. */
  ON_FAILURE = 'OnFailure',
  /** The pod fails. */
  NEVER = 'Never',
}

/** One Job for each piece of work, in place of a Deployment. */
export interface JobOptions {
  /** @default JobStrategy.standard() - of KEDA */
  readonly strategy?: JobStrategy;
  /**
   * Conditions that a pod must have for its Job not to count as pending, such as `Ready`.
   * @default - that a pod runs
   */
  readonly pendingPodConditions?: string[];
  /** @default ScalersCalculation.MAX - of KEDA */
  readonly multipleScalersCalculation?: ScalersCalculation;
  /**
   * Finished Jobs to keep. Whole number from 0.
   * @default 100 - of KEDA
   */
  readonly successfulJobsHistoryLimit?: number;
  /**
   * Failed Jobs to keep. Whole number from 0.
   * @default 100 - of KEDA
   */
  readonly failedJobsHistoryLimit?: number;
  /** @default JobRollout.IMMEDIATE - of KEDA */
  readonly rollout?: JobRollout;
  /**
   * How running Jobs are deleted; only with `JobRollout.IMMEDIATE`.
   * @default JobDeletion.BACKGROUND - of KEDA
   */
  readonly rolloutPropagation?: JobDeletion;
  /**
   * Pods of a Job that run at the same time. Whole number from 1.
   * @default 1 - of Kubernetes
   */
  readonly parallelism?: number;
  /**
   * Pods of a Job that must succeed. Whole number from 1.
   * @default 1 - of Kubernetes
   */
  readonly completions?: number;
  /**
   * Time that a Job may run.
   * @default - any
   */
  readonly activeDeadline?: Duration;
  /**
   * How often a failed pod is tried again. Whole number from 0.
   * @default 6 - of Kubernetes
   */
  readonly backoffLimit?: number;
  /**
   * Time after which a finished Job is deleted, besides the history limits.
   * @default - never
   */
  readonly ttlAfterFinished?: Duration;
  /** @default JobRestartPolicy.ON_FAILURE - of KEDA */
  readonly restartPolicy?: JobRestartPolicy;
  /**
   * Further fields of the JobSpec, verbatim, such as `podFailurePolicy`.
   * @default - none
   */
  readonly jobFields?: { [field: string]: any };
}
