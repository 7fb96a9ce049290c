import { checkBacklogTarget } from './backlog-target';
import { behaviorProblems } from './behavior';
import { checkBounds } from './bounds';
import { companionProblems, companionRequestProblems } from './companion';
import { checkImage, IMAGE } from './container-checks';
import { EXPECTED_LOAD, withExpectedLoad, type ExpectedLoadSpec } from './expected-load';
import { decideMetadata, METADATA_KEYS, objectMetadata, type Metadata, type MetadataSpec } from './metadata';
import { planFrom, unconfirmed, type Plan } from './plan';
import { POD_KEYS, podProblems, type PodSpec } from './pod';
import { planPodDisruptionBudget } from './pod-disruption-budget';
import { planScaleOn, SCALE_ON, scaleOnIds, scaleOnNames, scaleOnProblems, type ScaleOnSpec } from './scale-on';
import { planScaledJob, SCALED_JOB_KEYS, scaledJobProblems, type ScaledJobSpec } from './scaled-job';
import { kedaProblems, kedaWarnings, planScaledObject, pollingProblems, triggerOptions } from './scaled-object';
import type { Bounds, KedaScalerSpec, KedaSettingsSpec } from './scaler';
import { KEDA_SETTINGS } from './scaler-keys';
import { checkForeignPods, checkWorkload, planWorkload, TARGET_KEYS, type TargetSpec } from './workload';
import { aNumber } from '../kubernetes/declared/scalars';
import { listOf, mapOf, anObject, required, anApiValue } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { applyOverrides, type OverridesSpec } from '../kubernetes/merge-patch';
import type { Leaf } from '../kubernetes/opaque';
import type { PlannedObject } from '../kubernetes/planned-object';
import { Problems, under, type Warning } from '../kubernetes/problem';
import type { Backlog } from '../signals/backlog';
import type { KedaTrigger, SignalContext } from '../signals/signal';
import { BACKLOG } from '../signals/signal-from';
import { TRIGGER_AUTHENTICATION_ID } from '../signals/trigger-authentication';

/** A consumer that scales on the work that waits for it. */
export interface QueueBacklogConsumerSpec {
  readonly metadata: MetadataSpec;
  /** Image of the container; required unless `target` names an existing workload. */
  readonly image?: Leaf;
  /** An existing workload to scale in place of an own Deployment. */
  readonly target?: TargetSpec;
  /** The pods around the image. */
  readonly pod?: PodSpec;
  /** Where the work waits. */
  readonly backlog: Backlog;
  /** How much of the backlog one pod should carry, in its unit. Greater than 0. */
  readonly targetBacklogPerPod: number;
  /** Whole number from 0. @default 1, or 0 with `job` */
  readonly minReplicas?: number;
  /** Whole number from 1. */
  readonly maxReplicas: number;
  /** Settings of KEDA. */
  readonly scaler?: KedaSettingsSpec;
  /** What asks for replicas beside the backlog. */
  readonly alsoScaleOn?: readonly ScaleOnSpec[];
  /** One Job for each piece of work, in place of a Deployment. */
  readonly job?: ScaledJobSpec;
  /** The load that it is made for, for simulations. @default - none */
  readonly expectedLoad?: ExpectedLoadSpec;
  /** Changes to emitted objects by id, as JSON merge patches. */
  readonly overrides?: OverridesSpec;
}

/** Objects that the declaration can emit, besides those of further triggers. */
export const QUEUE_OBJECT_IDS = ['Deployment', TRIGGER_AUTHENTICATION_ID, 'Autoscaler', 'PodDisruptionBudget'] as const;

const KEYS: KeysOf<QueueBacklogConsumerSpec> = {
  metadata: required(anObject(METADATA_KEYS)),
  image: IMAGE,
  target: anObject(TARGET_KEYS),
  pod: anObject(POD_KEYS),
  backlog: required(BACKLOG, 'make it with Backlog'),
  targetBacklogPerPod: aNumber,
  minReplicas: aNumber,
  maxReplicas: aNumber,
  scaler: KEDA_SETTINGS,
  alsoScaleOn: listOf(SCALE_ON),
  job: anObject(SCALED_JOB_KEYS),
  expectedLoad: EXPECTED_LOAD,
  overrides: mapOf(anApiValue),
};

/** Name of the trigger of the backlog, for formulas. */
export const BACKLOG_TRIGGER = 'backlog';

/** Everything that is decided before the objects are planned. */
interface Decided {
  readonly spec: QueueBacklogConsumerSpec;
  readonly scaler: KedaScalerSpec;
  readonly bounds: Bounds;
  readonly metadata: Metadata;
  readonly triggers: readonly KedaTrigger[];
  /** What the triggers need. */
  readonly needed: readonly PlannedObject[];
}

/** Plans a consumer that scales on the work that waits for it. */
export function planQueueBacklogConsumer(given: QueueBacklogConsumerSpec): Plan {
  return planFrom(given, KEYS, plan);
}

function plan(spec: QueueBacklogConsumerSpec): Plan {
  const problems = new Problems();
  problems.add(podProblems(spec.pod ?? {}), 'pod');
  const { backlog, job, alsoScaleOn = [] } = spec;
  const metadata = withTargetLabels(decideMetadata(spec.metadata, [...QUEUE_OBJECT_IDS, ...scaleOnIds(alsoScaleOn)], problems), spec.target);
  const bounds: Bounds = { minReplicas: spec.minReplicas ?? (job === undefined ? 1 : 0), maxReplicas: spec.maxReplicas };
  const scaler: KedaScalerSpec = { ...spec.scaler, kind: 'keda' };
  const context = signalContext(metadata);
  checkDemand(spec, bounds, context, problems);
  const needs = backlog.needs?.(context, 'keda') ?? {};
  problems.add(unconfirmed(needs.preconditions ?? [], 'backlog'));
  const further = planScaleOn(alsoScaleOn, context);
  const decided: Decided = {
    spec,
    scaler,
    bounds,
    metadata,
    triggers: [firstTrigger(spec, scaler, context), ...further.triggers],
    needed: [...(needs.objects ?? []), ...further.objects],
  };
  const objects = job === undefined ? planDeployed(decided, problems) : planJobs(decided, job, problems);
  return {
    objects: applyOverrides(withExpectedLoad(objects, 'Autoscaler', spec.expectedLoad, problems), spec.overrides, problems),
    problems: problems.list,
    warnings: warningsOf(decided),
    preconditions: [...(needs.preconditions ?? []), ...further.preconditions],
    adapterRules: [],
  };
}

/** Of an existing workload the pods are known only if their labels are given. */
function withTargetLabels(metadata: Metadata, target: TargetSpec | undefined): Metadata {
  return target === undefined ? metadata : { ...metadata, selectorLabels: target.podLabels ?? {} };
}

function signalContext({ name, namespace, labels, annotations, names, selectorLabels }: Metadata): SignalContext {
  return { name, namespace, labels, annotations, names, selectorLabels };
}

/** Checks what asks for replicas, and how many there may be. */
function checkDemand(spec: QueueBacklogConsumerSpec, bounds: Bounds, context: SignalContext, problems: Problems): void {
  const { backlog, scaler = {}, alsoScaleOn = [] } = spec;
  const { mostReplicas, wholeNumbers } = backlog;
  checkBounds(bounds, 'keda', backlog, problems);
  problems.check(mostReplicas === undefined || bounds.maxReplicas <= mostReplicas.count, 'maxReplicas',
    `must be at most the number of ${mostReplicas?.what} (${mostReplicas?.count}), since more replicas find no work`, bounds.maxReplicas);
  checkBacklogTarget('targetBacklogPerPod', spec.targetBacklogPerPod, backlog, problems);
  problems.check(wholeNumbers !== true || scaler.activation === undefined || Number.isInteger(scaler.activation), 'scaler.activation',
    `must be a whole number with the backlog ${backlog.source}`, scaler.activation);
  problems.add(backlog.problems, 'backlog');
  problems.add(backlog.check?.(context, 'keda') ?? [], 'backlog');
  problems.add(scaleOnProblems(alsoScaleOn, bounds, context, BACKLOG_TRIGGER), 'alsoScaleOn');
}

/** The trigger of the backlog; it has a name where formulas or other triggers make one useful. */
function firstTrigger(spec: QueueBacklogConsumerSpec, scaler: KedaScalerSpec, context: SignalContext): KedaTrigger {
  const trigger = spec.backlog.kedaTrigger(context, spec.targetBacklogPerPod, triggerOptions(scaler));
  return scaler.scalingModifiers === undefined && spec.alsoScaleOn === undefined ? trigger : { ...trigger, name: BACKLOG_TRIGGER };
}

/** A Deployment, or what exists in its place, with a ScaledObject. */
function planDeployed({ spec, scaler, bounds, metadata, triggers, needed }: Decided, problems: Problems): readonly PlannedObject[] {
  checkWorkload(spec.image, spec.target, problems);
  if (spec.target !== undefined) checkForeignPods(spec.pod ?? {}, spec.target, problems);
  const { companions = [], behavior = {} } = scaler;
  problems.add(behaviorProblems(behavior), 'scaler.behavior');
  problems.add(companionProblems(companions), 'scaler.companions');
  if (spec.target === undefined) problems.add(companionRequestProblems(companions, spec.pod?.container ?? {}), 'pod.container');
  const names = [BACKLOG_TRIGGER, ...scaleOnNames(spec.alsoScaleOn ?? [])];
  problems.add(kedaProblems(scaler, bounds, objectMetadata(metadata, 'Autoscaler').name, names), 'scaler');
  const workload = planWorkload(spec.image, spec.target, spec.pod ?? {}, metadata);
  const selectable = Object.keys(metadata.selectorLabels).length > 0;
  return [
    ...(workload.object === undefined ? [] : [workload.object]),
    ...needed,
    after(planScaledObject(scaler, triggers, workload.ref, bounds, metadata), ['Deployment', ...needed.map(({ id }) => id)]),
    ...(selectable ? planPodDisruptionBudget(spec.pod?.disruption, bounds.minReplicas, metadata) : []),
  ];
}

/** KEDA reads what a trigger needs when it builds the scaler, and the webhook looks at the target. */
function after(object: PlannedObject, ids: readonly string[]): PlannedObject {
  return { ...object, after: ids };
}

/** A ScaledJob in place of Deployment and ScaledObject. */
function planJobs({ spec, scaler, bounds, metadata, triggers, needed }: Decided, job: ScaledJobSpec, problems: Problems): readonly PlannedObject[] {
  const { image, target, pod = {} } = spec;
  problems.check(target === undefined, 'target', "must not be given with 'job', which starts pods of its own", target?.name);
  problems.check(image !== undefined, 'image', "is required with 'job'");
  checkImage(image, problems);
  problems.add(pollingProblems(scaler, bounds), 'scaler');
  problems.add(scaledJobProblems(job, scaler, pod, triggers));
  return [...needed, after(planScaledJob(job, image ?? '', pod, scaler, triggers, bounds, metadata), needed.map(({ id }) => id))];
}

function warningsOf({ spec, scaler, bounds }: Decided): readonly Warning[] {
  const further = (spec.alsoScaleOn ?? []).flatMap((one, index) =>
    (one.kind === 'backlog' ? under(`alsoScaleOn[${index}].backlog`, one.backlog.warnings) : []));
  return [...under('backlog', spec.backlog.warnings), ...further, ...(spec.job === undefined ? under('scaler', kedaWarnings(scaler, bounds)) : [])];
}
