import { checkImage, IMAGE } from './container-checks';
import { EXPECTED_LOAD, withExpectedLoad, type ExpectedLoadSpec } from './expected-load';
import {
  boundsProblems, effectiveTarget, KNATIVE_SCALING, scalingAnnotations, scalingProblems, type KnativeBoundsSpec, type KnativeScalingSpec,
} from './knative-scaling';
import { checkServiceName, decideMetadata, METADATA_KEYS, objectMetadata, type Metadata, type MetadataSpec } from './metadata';
import { planFrom, type Plan } from './plan';
import { container, POD_KEYS, podProblems, type PodSpec } from './pod';
import { aLeaf, aNumber, aText } from '../kubernetes/declared/scalars';
import { listOf, mapOf, anObject, required, anApiValue } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { applyOverrides, type OverridesSpec } from '../kubernetes/merge-patch';
import type { Leaf } from '../kubernetes/opaque';
import type { PlannedObject } from '../kubernetes/planned-object';
import { Problems, type Problem } from '../kubernetes/problem';

/** A share of the traffic. */
export interface TrafficSpec {
  /** Name of a revision. @default - the latest ready one */
  readonly revision?: Leaf;
  /** Percent of the requests. Whole number from 0 to 100. */
  readonly percent: number;
  /** Tag with an address of its own. A DNS label. @default - none */
  readonly tag?: string;
}

const TRAFFIC_KEYS: KeysOf<TrafficSpec> = { revision: aLeaf, percent: aNumber, tag: aText };

/** A Knative Service with its autoscaling settings. */
export interface KnativeServiceSpec extends KnativeBoundsSpec {
  readonly metadata: MetadataSpec;
  readonly image: Leaf;
  /** Port that the container listens on. @default - 8080, which Knative sets as PORT */
  readonly containerPort?: number;
  /** The pods around the image. */
  readonly pod?: PodSpec;
  /** What the revisions scale on. @default - concurrency, with the target of the cluster */
  readonly scaling?: KnativeScalingSpec;
  /** Hard limit of requests in flight per pod; 0 for none. Whole number from 0 to 1000. @default 0 */
  readonly containerConcurrency?: number;
  /** Seconds that a request may take. Whole number from 1 to 600. @default 300 (of the cluster) */
  readonly timeoutSeconds?: number;
  /** Shares of the traffic; they must add up to 100. @default - all to the latest revision */
  readonly traffic?: readonly TrafficSpec[];
  /** The load that it is made for, for simulations. @default - none */
  readonly expectedLoad?: ExpectedLoadSpec;
  /** Changes to emitted objects by id, as JSON merge patches. */
  readonly overrides?: OverridesSpec;
}

/** Objects that the declaration can emit. */
export const KNATIVE_OBJECT_IDS = ['Service'] as const;

const KEYS: KeysOf<KnativeServiceSpec> = {
  metadata: required(anObject(METADATA_KEYS)),
  image: required(IMAGE),
  containerPort: aNumber,
  pod: anObject(POD_KEYS),
  scaling: KNATIVE_SCALING,
  minScale: aNumber,
  maxScale: aNumber,
  initialScale: aNumber,
  activationScale: aNumber,
  containerConcurrency: aNumber,
  timeoutSeconds: aNumber,
  traffic: listOf(anObject(TRAFFIC_KEYS)),
  expectedLoad: EXPECTED_LOAD,
  overrides: mapOf(anApiValue),
};
/** Ports that queue-proxy takes for itself. Upstream: knative.dev/serving `pkg/apis/serving/k8s_validation.go`, and 8112. */
const RESERVED_PORTS = [8008, 8012, 8013, 8022, 8112, 9090, 9091];
const PORT_MAX = 65_535;
const CONCURRENCY_MAX = 1000;
const TIMEOUT_MAX = 600;
const TAG_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const LABEL_MAX = 63;

/** What the declaration of a Knative Service comes to. */
export interface KnativePlan extends Plan {
  /** What one pod carries before the next one starts; undefined with the HPA class. */
  readonly effectiveTarget?: number;
}

/** Plans a Knative Service; the autoscaling settings become annotations of the revision template. */
export function planKnativeService(given: KnativeServiceSpec): KnativePlan {
  return planFrom<KnativeServiceSpec, KnativePlan>(given, KEYS, plan);
}

function plan(spec: KnativeServiceSpec): KnativePlan {
  const problems = new Problems();
  const metadata = decideMetadata(spec.metadata, KNATIVE_OBJECT_IDS, problems);
  checkServiceName(metadata, problems);
  checkImage(spec.image, problems);
  problems.add(revisionProblems(spec));
  const scaling: KnativeScalingSpec = spec.scaling ?? { kind: 'kpa', metric: 'concurrency' };
  problems.add(scalingProblems(scaling, spec.containerConcurrency ?? 0), 'scaling');
  problems.add(boundsProblems(spec, scaling.kind));
  if (scaling.kind === 'hpa' && scaling.metric === 'cpu') {
    problems.check(spec.pod?.container?.requests?.cpu !== undefined, 'pod.container.requests.cpu',
      'is required with KnativeScaling.cpu(): the target is a share of it');
  }
  problems.add(trafficProblems(spec.traffic ?? [], metadata.name), 'traffic');
  problems.add(podProblems(spec.pod ?? {}), 'pod');
  problems.add(refusedPodSettings(spec.pod ?? {}), 'pod');
  const carried = effectiveTarget(scaling, spec.containerConcurrency ?? 0);
  return {
    objects: applyOverrides(withExpectedLoad([service(spec, scaling, metadata)], 'Service', spec.expectedLoad, problems), spec.overrides, problems),
    problems: problems.list,
    preconditions: [],
    adapterRules: [],
    ...(carried !== undefined && { effectiveTarget: carried }),
  };
}

function service(spec: KnativeServiceSpec, scaling: KnativeScalingSpec, metadata: Metadata): PlannedObject {
  const pod = spec.pod ?? {};
  const port = spec.containerPort === undefined ? {} : { ports: [{ containerPort: spec.containerPort }] };
  return {
    id: 'Service',
    draft: {
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Service',
      metadata: objectMetadata(metadata, 'Service'),
      spec: {
        template: {
          metadata: {
            labels: { ...metadata.labels, ...pod.labels, ...metadata.selectorLabels },
            annotations: { ...pod.annotations, ...scalingAnnotations(scaling, spec) },
          },
          spec: {
            ...(spec.containerConcurrency !== undefined && { containerConcurrency: spec.containerConcurrency }),
            ...(spec.timeoutSeconds !== undefined && { timeoutSeconds: spec.timeoutSeconds }),
            ...(pod.serviceAccountName !== undefined && { serviceAccountName: pod.serviceAccountName }),
            ...(pod.imagePullSecrets !== undefined && { imagePullSecrets: pod.imagePullSecrets.map((name) => ({ name })) }),
            ...(pod.nodeSelector !== undefined && { nodeSelector: pod.nodeSelector }),
            ...(pod.tolerations !== undefined && { tolerations: pod.tolerations }),
            ...(pod.securityContext !== undefined && { securityContext: pod.securityContext }),
            ...(pod.topologySpread !== undefined && { topologySpreadConstraints: pod.topologySpread.constraints }),
            containers: [{ ...container(spec.image, pod.container ?? {}, metadata), ...port }],
            ...(pod.volumes !== undefined && { volumes: pod.volumes }),
          },
        },
        ...(spec.traffic !== undefined && { traffic: spec.traffic.map(trafficTarget) }),
      },
    },
  };
}

function trafficTarget({ revision, percent, tag }: TrafficSpec) {
  return {
    ...(revision === undefined ? { latestRevision: true } : { latestRevision: false, revisionName: revision }),
    percent,
    ...(tag !== undefined && { tag }),
  };
}

function revisionProblems(spec: KnativeServiceSpec): readonly Problem[] {
  const problems = new Problems();
  const whole = (path: string, value: number | undefined, low: number, high: number): void => {
    problems.check(value === undefined || (Number.isInteger(value) && value >= low && value <= high), path,
      `must be a whole number from ${low} to ${high}`, value);
  };
  whole('containerPort', spec.containerPort, 1, PORT_MAX);
  problems.check(!RESERVED_PORTS.includes(spec.containerPort ?? 0), 'containerPort', 'must not be a port that queue-proxy takes for itself',
    spec.containerPort, `take any other than ${RESERVED_PORTS.join(', ')}`);
  whole('containerConcurrency', spec.containerConcurrency, 0, CONCURRENCY_MAX);
  whole('timeoutSeconds', spec.timeoutSeconds, 1, TIMEOUT_MAX);
  return problems.list;
}

function trafficProblems(traffic: readonly TrafficSpec[], name: string): readonly Problem[] {
  const problems = new Problems();
  if (traffic.length === 0) return [];
  traffic.forEach(({ percent, tag }, index) => {
    problems.check(Number.isInteger(percent) && percent >= 0 && percent <= 100, `[${index}].percent`, 'must be a whole number from 0 to 100', percent);
    if (tag === undefined) return;
    problems.check(TAG_LABEL.test(tag), `[${index}].tag`, 'must be a DNS label that starts with a letter', tag);
    problems.check(tag.length + 1 + name.length <= LABEL_MAX, `[${index}].tag`,
      `must leave the host label '<tag>-<name>' within ${LABEL_MAX} characters`, tag);
    problems.check(traffic.findIndex((other) => other.tag === tag) === index, `[${index}].tag`, 'must be given once', tag);
  });
  const sum = traffic.reduce((total, { percent }) => total + percent, 0);
  problems.check(sum === 100, '', 'must add up to 100 percent', sum);
  return problems.list;
}

/** Pod settings that a Knative revision refuses. Upstream: knative.dev/serving `pkg/apis/serving/fieldmask.go`. */
function refusedPodSettings(pod: PodSpec): readonly Problem[] {
  const problems = new Problems();
  problems.check(pod.terminationGracePeriodSeconds === undefined, 'terminationGracePeriodSeconds', 'must not be set: Knative derives it from the timeout',
    pod.terminationGracePeriodSeconds, "set 'timeoutSeconds' instead");
  problems.check(pod.disruption === undefined, 'disruption', 'must not be set: Knative owns the Deployment and its pods');
  return problems.list;
}
