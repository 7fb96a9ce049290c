import { objectMetadata, type Metadata } from './metadata';
import { podTemplate, type PodSpec, type Verbatim } from './pod';
import { pauseAnnotations } from './scaled-object';
import type { Bounds, KedaScalerSpec } from './scaler';
import { KEDA_SCALER_KEYS } from './scaler-keys';
import { aNumber, oneOf, aText } from '../kubernetes/declared/scalars';
import { listOf, anObject, required, anApiValue } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import type { PlannedObject } from '../kubernetes/planned-object';
import { Problems, type Problem } from '../kubernetes/problem';
import type { KedaTrigger } from '../signals/signal';

/** How many Jobs are started for a backlog. Upstream: KEDA `scalingStrategy`. */
export interface JobStrategySpec {
  /**
   * `default`: those that the backlog asks for, less those that run. `custom`: less a number and a share of those that run.
   * `accurate`: for sources that show no message that is being worked on. `eager`: as many as there is room for.
   */
  readonly strategy: 'default' | 'custom' | 'accurate' | 'eager';
  /** Jobs to subtract; with `custom`. Whole number from 0. @default 0 (of KEDA) */
  readonly queueLengthDeduction?: number;
  /** Share of the running Jobs to subtract; with `custom`. From 0 to 1. @default - none */
  readonly runningJobPercentage?: number;
}

const STRATEGY_KEYS: KeysOf<JobStrategySpec> = {
  strategy: required(oneOf('default', 'custom', 'accurate', 'eager')), queueLengthDeduction: aNumber, runningJobPercentage: aNumber,
};

/** One Job for each piece of work, in place of a Deployment. Upstream: KEDA 2.20 scaledjob_types.go and `batch/v1` JobSpec. */
export interface ScaledJobSpec {
  /** @default - KEDA's `default` */
  readonly strategy?: JobStrategySpec;
  /** Conditions that a pod must have for its Job not to count as pending, such as `Ready`. @default - that a pod runs */
  readonly pendingPodConditions?: readonly string[];
  /** How the wishes of several triggers become one. @default 'max' (of KEDA) */
  readonly multipleScalersCalculation?: 'max' | 'min' | 'avg' | 'sum';
  /** Finished Jobs to keep. Whole number from 0. @default 100 (of KEDA) */
  readonly successfulJobsHistoryLimit?: number;
  /** Failed Jobs to keep. Whole number from 0. @default 100 (of KEDA) */
  readonly failedJobsHistoryLimit?: number;
  /** Whether a change of the declaration ends running Jobs (`immediate`) or lets them finish. @default 'immediate' (of KEDA) */
  readonly rollout?: 'immediate' | 'gradual';
  /** How Jobs are deleted on an immediate rollout. @default 'background' (of KEDA) */
  readonly rolloutPropagation?: 'foreground' | 'background';
  /** Pods of a Job that run at the same time. Whole number from 1. @default 1 (of Kubernetes) */
  readonly parallelism?: number;
  /** Pods of a Job that must succeed. Whole number from 1. @default 1 (of Kubernetes) */
  readonly completions?: number;
  /** Seconds that a Job may run. Whole number from 1. @default - any */
  readonly activeDeadlineSeconds?: number;
  /** How often a failed pod is tried again. Whole number from 0. @default 6 (of Kubernetes) */
  readonly backoffLimit?: number;
  /** Seconds after which a finished Job is deleted, besides the history limits. Whole number from 0. @default - never */
  readonly ttlAfterFinishedSeconds?: number;
  /** What happens to a container that fails. @default 'OnFailure' (of KEDA) */
  readonly restartPolicy?: 'OnFailure' | 'Never';
  /** Further fields of the JobSpec, verbatim, such as `podFailurePolicy`. @default - none */
  readonly jobFields?: Verbatim;
}

/** The options of `ScaledJobSpec`. */
export const SCALED_JOB_KEYS: KeysOf<ScaledJobSpec> = {
  strategy: anObject(STRATEGY_KEYS),
  pendingPodConditions: listOf(aText),
  multipleScalersCalculation: oneOf('sum', 'avg', 'max', 'min'),
  successfulJobsHistoryLimit: aNumber,
  failedJobsHistoryLimit: aNumber,
  rollout: oneOf('immediate', 'gradual'),
  rolloutPropagation: oneOf('foreground', 'background'),
  parallelism: aNumber,
  completions: aNumber,
  activeDeadlineSeconds: aNumber,
  backoffLimit: aNumber,
  ttlAfterFinishedSeconds: aNumber,
  restartPolicy: oneOf('OnFailure', 'Never'),
  jobFields: anApiValue,
};

/** The settings of KEDA that a ScaledJob has. */
const SCALER_OPTIONS: readonly string[] = ['kind', 'pollingIntervalSeconds', 'activation', 'paused'];
/** Fields of the JobSpec that options write. */
const OWN_FIELDS: readonly string[] = ['template', 'parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished'];

/** Problems of a ScaledJob; paths relative to the declaration. */
export function scaledJobProblems(job: ScaledJobSpec, scaler: KedaScalerSpec, pod: PodSpec, triggers: readonly KedaTrigger[]): readonly Problem[] {
  const problems = new Problems();
  const whole = (path: keyof ScaledJobSpec, low: number): boolean => {
    const value = job[path];
    return problems.check(value === undefined || (Number.isInteger(value) && Number(value) >= low), `job.${path}`, `must be a whole number from ${low}`, value);
  };
  for (const path of ['successfulJobsHistoryLimit', 'failedJobsHistoryLimit', 'backoffLimit', 'ttlAfterFinishedSeconds'] as const) whole(path, 0);
  for (const path of ['parallelism', 'completions', 'activeDeadlineSeconds'] as const) whole(path, 1);
  problems.add(strategyProblems(job.strategy), 'job.strategy');
  problems.check(job.rolloutPropagation === undefined || job.rollout === 'immediate', 'job.rolloutPropagation', "needs 'rollout' immediate", job.rolloutPropagation);
  for (const field of Object.keys(job.jobFields ?? {})) {
    problems.check(!OWN_FIELDS.includes(field), `job.jobFields.${field}`, 'must be given by its own option');
  }
  for (const [option, value] of Object.entries(scaler)) {
    problems.check(value === undefined || !Object.hasOwn(KEDA_SCALER_KEYS, option) || SCALER_OPTIONS.includes(option), `scaler.${option}`, "must not be given with 'job': a ScaledJob has no such setting");
  }
  problems.check(scaler.paused === undefined || (scaler.paused.direction === 'both' && scaler.paused.replicas === undefined), 'scaler.paused',
    "must stop both directions with 'job', without a count", scaler.paused);
  problems.check(pod.disruption === undefined, 'pod.disruption', "must not be given with 'job', whose pods come and go");
  triggers.forEach((trigger) => problems.check(trigger.metricType === undefined, 'backlog', "must not have a 'metricType' with 'job'", trigger.metricType));
  return problems.list;
}

function strategyProblems(spec: JobStrategySpec | undefined): readonly Problem[] {
  const problems = new Problems();
  const { queueLengthDeduction: deduction, runningJobPercentage: share } = spec ?? {};
  problems.check(deduction === undefined || (Number.isInteger(deduction) && deduction >= 0), 'queueLengthDeduction', 'must be a whole number from 0', deduction);
  problems.check(share === undefined || (share >= 0 && share <= 1), 'runningJobPercentage', 'must be a share from 0 to 1', share, 'write 50 % as 0.5');
  return problems.list;
}

/** The ScaledJob: KEDA starts Jobs by itself, without a HorizontalPodAutoscaler. */
export function planScaledJob(
  job: ScaledJobSpec, image: Leaf, pod: PodSpec, scaler: KedaScalerSpec, triggers: readonly KedaTrigger[], bounds: Bounds, metadata: Metadata,
): PlannedObject {
  const strategy = renderStrategy(job);
  return {
    id: 'Autoscaler',
    draft: {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledJob',
      metadata: objectMetadata(metadata, 'Autoscaler', { annotations: pauseAnnotations(scaler.paused) }),
      spec: {
        jobTargetRef: jobTemplate(job, image, pod, metadata),
        ...(scaler.pollingIntervalSeconds !== undefined && { pollingInterval: scaler.pollingIntervalSeconds }),
        ...(job.successfulJobsHistoryLimit !== undefined && { successfulJobsHistoryLimit: job.successfulJobsHistoryLimit }),
        ...(job.failedJobsHistoryLimit !== undefined && { failedJobsHistoryLimit: job.failedJobsHistoryLimit }),
        minReplicaCount: bounds.minReplicas,
        maxReplicaCount: bounds.maxReplicas,
        ...(job.rollout !== undefined && {
          rollout: { strategy: job.rollout, ...(job.rolloutPropagation !== undefined && { propagationPolicy: job.rolloutPropagation }) },
        }),
        ...(Object.keys(strategy).length > 0 && { scalingStrategy: strategy }),
        triggers,
      },
    },
  };
}

function jobTemplate(job: ScaledJobSpec, image: Leaf, pod: PodSpec, metadata: Metadata) {
  const template = podTemplate(image, pod, metadata);
  return {
    ...(job.parallelism !== undefined && { parallelism: job.parallelism }),
    ...(job.completions !== undefined && { completions: job.completions }),
    ...(job.activeDeadlineSeconds !== undefined && { activeDeadlineSeconds: job.activeDeadlineSeconds }),
    ...(job.backoffLimit !== undefined && { backoffLimit: job.backoffLimit }),
    ...(job.ttlAfterFinishedSeconds !== undefined && { ttlSecondsAfterFinished: job.ttlAfterFinishedSeconds }),
    template: { ...template, spec: { ...template.spec, ...(job.restartPolicy !== undefined && { restartPolicy: job.restartPolicy }) } },
    ...job.jobFields,
  };
}

function renderStrategy({ strategy, pendingPodConditions, multipleScalersCalculation }: ScaledJobSpec) {
  return {
    ...(strategy !== undefined && { strategy: strategy.strategy }),
    ...(strategy?.queueLengthDeduction !== undefined && { customScalingQueueLengthDeduction: strategy.queueLengthDeduction }),
    ...(strategy?.runningJobPercentage !== undefined && { customScalingRunningJobPercentage: String(strategy.runningJobPercentage) }),
    ...(pendingPodConditions !== undefined && { pendingPodConditions }),
    ...(multipleScalersCalculation !== undefined && { multipleScalersCalculation }),
  };
}
