import { behaviorProblems } from './behavior';
import { checkBounds, checkTarget } from './bounds';
import { companionProblems, companionRequestProblems } from './companion';
import { IMAGE } from './container-checks';
import { EXPECTED_LOAD, withExpectedLoad, type ExpectedLoadSpec } from './expected-load';
import { planHpa } from './hpa';
import { checkServiceName, decideMetadata, METADATA_KEYS, objectMetadata, type Metadata, type MetadataSpec } from './metadata';
import { planFrom, unconfirmed, type Plan } from './plan';
import { POD_KEYS, podProblems, type ContainerPort, type PodSpec } from './pod';
import { planPodDisruptionBudget } from './pod-disruption-budget';
import { planRoute, ROUTE, routeProblems, type RouteSpec } from './route';
import { kedaProblems, kedaWarnings, planScaledObject, triggerOptions } from './scaled-object';
import type { Bounds, ScalerSpec } from './scaler';
import { SCALER } from './scaler-keys';
import { planService, type ServicePort } from './service';
import { checkForeignPods, checkWorkload, planWorkload, TARGET_KEYS, type ScaleTargetRef, type TargetSpec } from './workload';
import { aNumber } from '../kubernetes/declared/scalars';
import { mapOf, anObject, required, anApiValue } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { applyOverrides, type OverridesSpec } from '../kubernetes/merge-patch';
import type { Leaf } from '../kubernetes/opaque';
import type { PlannedObject } from '../kubernetes/planned-object';
import { Problems, under } from '../kubernetes/problem';
import type { NamedPort, Signal, SignalContext } from '../signals/signal';
import { SIGNAL } from '../signals/signal-from';

/** A service that scales on the demand that reaches it. */
export interface QpsAutoscaledServiceSpec {
  readonly metadata: MetadataSpec;
  /** Image of the container; required unless `target` names an existing workload. */
  readonly image?: Leaf;
  /** An existing workload to scale in place of an own Deployment. */
  readonly target?: TargetSpec;
  /** Port that the container listens on. From 1 to 65535. @default 8080 */
  readonly containerPort?: number;
  /** Port of the Service. From 1 to 65535. @default - the container port */
  readonly servicePort?: number;
  /** The pods around the image. */
  readonly pod?: PodSpec;
  /** Where the demand is measured. */
  readonly signal: Signal;
  /** Requests per second that one pod should carry; for signals in requests/s. Greater than 0. */
  readonly targetQpsPerPod?: number;
  /** How much of the signal one pod should carry, in the unit of the signal. Greater than 0. */
  readonly targetPerPod?: number;
  /** @default 1 */
  readonly minReplicas?: number;
  readonly maxReplicas: number;
  /** What turns the signal into replicas. @default - KEDA where it can read the signal, else a HorizontalPodAutoscaler */
  readonly scaler?: ScalerSpec;
  /** How requests reach the Service. @default - no route */
  readonly route?: RouteSpec;
  /** The load that it is made for, for simulations. @default - none */
  readonly expectedLoad?: ExpectedLoadSpec;
  /** Changes to emitted objects by id, as JSON merge patches. */
  readonly overrides?: OverridesSpec;
}

/** Objects that the declaration can emit. */
export const QPS_OBJECT_IDS = [
  'Deployment', 'Service', 'Route', 'Monitor', 'TriggerAuthentication', 'Autoscaler', 'PodDisruptionBudget',
] as const;

const KEYS: KeysOf<QpsAutoscaledServiceSpec> = {
  metadata: required(anObject(METADATA_KEYS)),
  image: IMAGE,
  target: anObject(TARGET_KEYS),
  containerPort: aNumber,
  servicePort: aNumber,
  pod: anObject(POD_KEYS),
  signal: required(SIGNAL, 'make it with QpsSignal'),
  targetQpsPerPod: aNumber,
  targetPerPod: aNumber,
  minReplicas: aNumber,
  maxReplicas: aNumber,
  scaler: SCALER,
  route: ROUTE,
  expectedLoad: EXPECTED_LOAD,
  overrides: mapOf(anApiValue),
};
const PORT_MAX = 65_535;
const DEFAULT_PORT = 8080;
const PORT_NAME = 'http';

/** Plans a service that scales on the demand that reaches it. */
export function planQpsAutoscaledService(given: QpsAutoscaledServiceSpec): Plan {
  return planFrom(given, KEYS, plan);
}

function plan(spec: QpsAutoscaledServiceSpec): Plan {
  const problems = new Problems();
  checkWorkload(spec.image, spec.target, problems);
  problems.add(podProblems(spec.pod ?? {}), 'pod');
  if (spec.target !== undefined) checkForeignPods(spec.pod ?? {}, spec.target, problems);
  const metadata = withTargetLabels(decideMetadata(spec.metadata, QPS_OBJECT_IDS, problems), spec.target, problems);
  checkServiceName(metadata, problems);
  const scaler = spec.scaler ?? defaultScaler(spec.signal);
  const bounds: Bounds = { minReplicas: spec.minReplicas ?? 1, maxReplicas: spec.maxReplicas };
  checkBounds(bounds, scaler.kind, spec.signal, problems);
  checkScaler(scaler, bounds, objectMetadata(metadata, 'Autoscaler').name, problems);
  if (spec.target === undefined) problems.add(companionRequestProblems(scaler.companions ?? [], spec.pod?.container ?? {}), 'pod.container');
  if (spec.route !== undefined) problems.add(routeProblems(spec.route), 'route');

  const context = signalContext(spec, metadata, problems);
  problems.add(spec.signal.problems, 'signal');
  if (spec.signal.check !== undefined) problems.add(spec.signal.check(context, scaler.kind), 'signal');
  const needs = spec.signal.needs?.(context, scaler.kind) ?? {};
  const preconditions = needs.preconditions ?? [];
  problems.add(unconfirmed(preconditions, 'signal'));

  const ports = [context.containerPort, needs.metricsPort].filter((port) => port !== undefined);
  const workload = planWorkload(spec.image, spec.target, spec.pod ?? {}, metadata, ports);
  const autoscaler = planAutoscaler(spec, scaler, context, workload.ref, bounds, metadata, problems);
  const objects = [
    ...(workload.object === undefined ? [] : [workload.object]),
    ...(context.service === undefined || context.containerPort === undefined ? []
      : [planService(metadata, servicePorts(spec, context.service.port, context.containerPort, needs.metricsPort), needs.serviceAnnotations ?? {})]),
    ...(spec.route === undefined || context.service === undefined ? []
      : [planRoute(spec.route, context.service.name, context.service.port, metadata)]),
    ...(needs.objects ?? []),
    ...autoscaler,
    ...planPodDisruptionBudget(spec.pod?.disruption, bounds.minReplicas, metadata),
  ];
  return {
    objects: applyOverrides(withExpectedLoad(objects, 'Autoscaler', spec.expectedLoad, problems), spec.overrides, problems),
    problems: problems.list,
    warnings: [...under('signal', spec.signal.warnings), ...(scaler.kind === 'keda' ? under('scaler', kedaWarnings(scaler, bounds)) : [])],
    preconditions,
    adapterRules: needs.adapterRules ?? [],
    externalAdapterRules: needs.externalAdapterRules ?? [],
  };
}

/** KEDA wherever it can read the signal: prometheus-adapter is being retired in its favour upstream. */
function defaultScaler(signal: Signal): ScalerSpec {
  return signal.kedaTrigger === undefined ? { kind: 'hpa' } : { kind: 'keda' };
}

/** The pods of an existing workload are selected by its own labels. */
function withTargetLabels(metadata: Metadata, target: TargetSpec | undefined, problems: Problems): Metadata {
  if (target === undefined) return metadata;
  const known = problems.check(target.podLabels !== undefined, 'target.podLabels', 'is required: the Service selects the pods by it');
  return known && target.podLabels !== undefined ? { ...metadata, selectorLabels: target.podLabels } : metadata;
}

/** Our own container ports are named; of an existing workload only the numbers are known. */
function servicePorts(spec: QpsAutoscaledServiceSpec, port: NamedPort, container: ContainerPort, metrics?: ContainerPort): readonly ServicePort[] {
  const targetPort = ({ name, number }: ContainerPort): string | number => (spec.target === undefined ? name : number);
  return [
    { ...port, targetPort: targetPort(container) },
    ...(metrics === undefined ? [] : [{ ...metrics, targetPort: targetPort(metrics) }]),
  ];
}

function checkScaler(scaler: ScalerSpec, bounds: Bounds, name: string, problems: Problems): void {
  problems.add(behaviorProblems(scaler.behavior ?? {}), 'scaler.behavior');
  problems.add(companionProblems(scaler.companions ?? []), 'scaler.companions');
  if (scaler.kind === 'keda') problems.add(kedaProblems(scaler, bounds, name), 'scaler');
}

function signalContext(spec: QpsAutoscaledServiceSpec, metadata: Metadata, problems: Problems): SignalContext {
  const containerPort = spec.containerPort ?? DEFAULT_PORT;
  const servicePort = spec.servicePort ?? containerPort;
  const port = (path: string, value: number): boolean => problems.check(Number.isInteger(value) && value >= 1 && value <= PORT_MAX,
    path, `must be a whole number from 1 to ${PORT_MAX}`, value);
  port('containerPort', containerPort);
  if (spec.servicePort !== undefined) port('servicePort', servicePort);
  return {
    name: metadata.name,
    namespace: metadata.namespace,
    labels: metadata.labels,
    annotations: metadata.annotations,
    names: metadata.names,
    selectorLabels: metadata.selectorLabels,
    service: { name: objectMetadata(metadata, 'Service').name, port: { name: PORT_NAME, number: servicePort } },
    containerPort: { name: PORT_NAME, number: containerPort },
  };
}

function planAutoscaler(
  spec: QpsAutoscaledServiceSpec, scaler: ScalerSpec, context: SignalContext, target: ScaleTargetRef, bounds: Bounds, metadata: Metadata,
  problems: Problems,
): readonly PlannedObject[] {
  const { signal } = spec;
  const perPod = targetPerPod(spec, problems);
  if (perPod === undefined) return [];
  if (scaler.kind === 'hpa') {
    const readable = problems.check(signal.hpaMetric !== undefined, 'scaler', `must be able to read the signal ${signal.source}`, 'hpa',
      'use Scaler.keda()');
    return readable && signal.hpaMetric !== undefined ? [planHpa(scaler, signal.hpaMetric(context, perPod), target, bounds, metadata)] : [];
  }
  const readable = problems.check(signal.kedaTrigger !== undefined, 'scaler', `must be able to read the signal ${signal.source}`, 'keda',
    'use Scaler.hpa()');
  return readable && signal.kedaTrigger !== undefined
    ? [planScaledObject(scaler, [signal.kedaTrigger(context, perPod, triggerOptions(scaler))], target, bounds, metadata)] : [];
}

function targetPerPod(spec: QpsAutoscaledServiceSpec, problems: Problems): number | undefined {
  const { targetQpsPerPod, targetPerPod: other, signal } = spec;
  const some = problems.check(targetQpsPerPod !== undefined || other !== undefined, 'targetQpsPerPod', "is required unless 'targetPerPod' is given");
  const one = problems.check(targetQpsPerPod === undefined || other === undefined, 'targetPerPod',
    `must not be given together with 'targetQpsPerPod' (${targetQpsPerPod})`, other);
  if (!some || !one) return undefined;
  if (targetQpsPerPod === undefined) return checkTarget('targetPerPod', other ?? Number.NaN, problems) ? other : undefined;
  const right = problems.check(signal.unit === 'requests/s', 'targetQpsPerPod',
    `must not be used with the signal ${signal.source}, which counts ${signal.unit}`, targetQpsPerPod,
    `give 'targetPerPod' in ${signal.unit}`);
  return checkTarget('targetQpsPerPod', targetQpsPerPod, problems) && right ? targetQpsPerPod : undefined;
}
