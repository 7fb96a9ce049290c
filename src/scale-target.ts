import type { TargetSpec } from './plan/workload';

/** A workload of another construct, such as a Deployment of cdk8s-plus. */
export interface IScalableWorkload {
  /** Such as `apps/v1`. */
  readonly apiVersion: string;
  /** Such as `Deployment`. */
  readonly kind: string;
  readonly name: string;
}

/** An existing workload, by name. */
export interface ExistingWorkload {
  /** Such as `apps/v1`. */
  readonly apiVersion: string;
  /** Such as `Deployment`, `StatefulSet` or `Rollout`; it must have a scale subresource. */
  readonly kind: string;
  readonly name: string;
  /**
   * Labels that select its pods.
   * @default - unknown, so that no Service, monitor or PodDisruptionBudget can be made
   */
  readonly podLabels?: { [key: string]: string };
}

/** The workload to scale where it is not our own. */
export class ScaleTarget {
  /** A workload that exists in the cluster or is declared by something else. */
  public static existing(workload: ExistingWorkload): ScaleTarget {
    return new ScaleTarget(workload);
  }

  /**
   * A workload of another construct of this app: a cdk8s-plus Deployment or StatefulSet, or anything with an
   * `apiVersion`, `kind` and `name`. A cdk8s-plus workload is told that it is scaled, so that it leaves out its replicas.
   *
   * @param podLabels labels that select its pods; of a cdk8s-plus workload its own labels if left out
   */
  public static of(workload: IScalableWorkload, podLabels?: { [key: string]: string }): ScaleTarget {
    if (typeof workload !== 'object' || workload === null) return new ScaleTarget(workload);
    const labels = podLabels ?? matchLabelsOf(workload);
    const { apiVersion, kind, name } = workload;
    const mark = (workload as { markHasAutoscaler?: () => void }).markHasAutoscaler;
    if (typeof mark === 'function') mark.call(workload);
    return new ScaleTarget({ apiVersion, kind, name, ...(labels !== undefined && { podLabels: labels }) });
  }

  /** @internal */
  public readonly _spec: TargetSpec;

  private constructor(spec: TargetSpec) {
    this._spec = spec;
  }
}

/** cdk8s-plus exposes the selector of a workload as `matchLabels`. */
function matchLabelsOf(workload: IScalableWorkload): Readonly<Record<string, string>> | undefined {
  return (workload as { matchLabels?: Readonly<Record<string, string>> }).matchLabels;
}
