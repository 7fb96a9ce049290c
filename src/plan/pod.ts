import { podValueProblems } from './container-checks';
import type { Metadata } from './metadata';
import { judged, aLeaf, aNumber, oneOf, aText } from '../kubernetes/declared/scalars';
import { listOf, mapOf, anObject, required, anApiValue } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems, type Problem } from '../kubernetes/problem';
import { SECRET_KEY, type SecretKeySpec } from '../kubernetes/secret-key';

/** A value of the Kubernetes API that is passed on as it is, such as a probe or a security context. */
export type Verbatim = Readonly<Record<string, unknown>>;

/** Requests or limits of a container, as Kubernetes quantities. */
export interface ResourceAmountsSpec {
  /** Such as `100m` or `2`. */
  readonly cpu?: Leaf;
  /** Such as `128Mi`. */
  readonly memory?: Leaf;
}

const RESOURCE_KEYS: KeysOf<ResourceAmountsSpec> = { cpu: judged(), memory: judged() };

/** The container that does the work. */
export interface ContainerSpec {
  /**
   * Name of the container.
   * @default - the name of the declaration
   */
  readonly name?: string;
  readonly command?: readonly Leaf[];
  readonly args?: readonly Leaf[];
  /** Environment variables with plain values. For Secrets use `envFrom` or `secretEnv`. */
  readonly env?: Readonly<Record<string, Leaf>>;
  /** Environment variables from keys of Secrets, by variable: `{ TOKEN: { secret: 'api', key: 'token' } }`. */
  readonly secretEnv?: Readonly<Record<string, SecretKeySpec>>;
  /** `envFrom` of the container, verbatim. */
  readonly envFrom?: readonly Verbatim[];
  /** @default - the cluster's default for the tag of the image */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** What the scheduler reserves. Metrics of kind cpu and memory need it. */
  readonly requests?: ResourceAmountsSpec;
  /** What the container may use at most. */
  readonly limits?: ResourceAmountsSpec;
  /** Probe, verbatim: `{ httpGet: { path: '/healthz', port: 'http' } }`. */
  readonly readinessProbe?: Verbatim;
  /** Probe, verbatim. */
  readonly livenessProbe?: Verbatim;
  /** Probe, verbatim. */
  readonly startupProbe?: Verbatim;
  /** Security context of the container, verbatim. */
  readonly securityContext?: Verbatim;
  /** Mounts, verbatim. */
  readonly volumeMounts?: readonly Verbatim[];
}

const CONTAINER_KEYS: KeysOf<ContainerSpec> = {
  name: aText,
  command: listOf(aLeaf),
  args: listOf(aLeaf),
  env: mapOf(aLeaf),
  secretEnv: mapOf(SECRET_KEY),
  envFrom: listOf(anApiValue),
  imagePullPolicy: oneOf('Always', 'IfNotPresent', 'Never'),
  requests: anObject(RESOURCE_KEYS),
  limits: anObject(RESOURCE_KEYS),
  readinessProbe: anApiValue,
  livenessProbe: anApiValue,
  startupProbe: anApiValue,
  securityContext: anApiValue,
  volumeMounts: listOf(anApiValue),
};

/** The pods of a workload, around the container. */
export interface PodSpec {
  readonly container?: ContainerSpec;
  /** Labels of the pods besides those that select them. */
  readonly labels?: Readonly<Record<string, Leaf>>;
  readonly annotations?: Readonly<Record<string, Leaf>>;
  readonly serviceAccountName?: Leaf;
  /** Security context of the pod, verbatim. */
  readonly securityContext?: Verbatim;
  /** Seconds a pod may take to finish its work after it was told to stop. */
  readonly terminationGracePeriodSeconds?: number;
  readonly imagePullSecrets?: readonly Leaf[];
  readonly nodeSelector?: Readonly<Record<string, Leaf>>;
  /** Tolerations, verbatim. */
  readonly tolerations?: readonly Verbatim[];
  /** Volumes, verbatim. */
  readonly volumes?: readonly Verbatim[];
  /**
   * How the pods are spread.
   * @default - softly across zones
   */
  readonly topologySpread?: TopologySpreadSpec;
  /**
   * How many pods a voluntary disruption may take.
   * @default - at most one at a time if two or more replicas are guaranteed, else no PodDisruptionBudget
   */
  readonly disruption?: DisruptionSpec;
}

/** Constraints that spread the pods: none, or the given ones, verbatim. */
export interface TopologySpreadSpec {
  readonly constraints: readonly Verbatim[];
}

const SPREAD_KEYS: KeysOf<TopologySpreadSpec> = { constraints: required(listOf(anApiValue)) };

/** What a voluntary disruption may take; an empty object means no PodDisruptionBudget. */
export interface DisruptionSpec {
  readonly maxUnavailable?: number | string;
  readonly minAvailable?: number | string;
}

const DISRUPTION_KEYS: KeysOf<DisruptionSpec> = { maxUnavailable: judged(), minAvailable: judged() };

/** The options of `PodSpec`. */
export const POD_KEYS: KeysOf<PodSpec> = {
  container: anObject(CONTAINER_KEYS),
  labels: mapOf(judged()),
  annotations: mapOf(judged()),
  serviceAccountName: aLeaf,
  securityContext: anApiValue,
  terminationGracePeriodSeconds: aNumber,
  imagePullSecrets: listOf(aLeaf),
  nodeSelector: mapOf(judged()),
  tolerations: listOf(anApiValue),
  volumes: listOf(anApiValue),
  topologySpread: anObject(SPREAD_KEYS),
  disruption: anObject(DISRUPTION_KEYS),
};

/** Problems of the pods and their container; paths relative to the pod. What is verbatim is not looked at. */
export function podProblems(pod: PodSpec): readonly Problem[] {
  const problems = new Problems();
  problems.add(podValueProblems(pod));
  return problems.list;
}

/** A port that the container listens on. */
export interface ContainerPort {
  readonly name: string;
  readonly number: number;
}

/** The pod template of a workload. */
export function podTemplate(image: Leaf, pod: PodSpec, metadata: Metadata, ports: readonly ContainerPort[] = []) {
  return {
    metadata: {
      labels: { ...metadata.labels, ...pod.labels, ...metadata.selectorLabels },
      ...(pod.annotations !== undefined && { annotations: pod.annotations }),
    },
    spec: {
      ...(pod.serviceAccountName !== undefined && { serviceAccountName: pod.serviceAccountName }),
      ...(pod.securityContext !== undefined && { securityContext: pod.securityContext }),
      ...(pod.terminationGracePeriodSeconds !== undefined && { terminationGracePeriodSeconds: pod.terminationGracePeriodSeconds }),
      ...(pod.imagePullSecrets !== undefined && { imagePullSecrets: pod.imagePullSecrets.map((name) => ({ name })) }),
      ...(pod.nodeSelector !== undefined && { nodeSelector: pod.nodeSelector }),
      ...(pod.tolerations !== undefined && { tolerations: pod.tolerations }),
      ...spread(pod, metadata),
      containers: [container(image, pod.container ?? {}, metadata, ports)],
      ...(pod.volumes !== undefined && { volumes: pod.volumes }),
    },
  };
}

function spread(pod: PodSpec, metadata: Metadata) {
  const constraints = pod.topologySpread?.constraints ?? [{
    maxSkew: 1,
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: metadata.selectorLabels },
  }];
  return constraints.length > 0 ? { topologySpreadConstraints: constraints } : {};
}

/** One container, with the fields in the order in which people write them. */
export function container(image: Leaf, spec: ContainerSpec, metadata: Metadata, ports: readonly ContainerPort[] = []) {
  const env = [
    ...Object.entries(spec.env ?? {}).map(([name, value]) => ({ name, value })),
    ...Object.entries(spec.secretEnv ?? {}).map(([name, { secret, key }]) => ({ name, valueFrom: { secretKeyRef: { name: secret, key } } })),
  ];
  const resources = {
    ...(spec.requests !== undefined && { requests: spec.requests }),
    ...(spec.limits !== undefined && { limits: spec.limits }),
  };
  return {
    name: spec.name ?? metadata.name,
    image,
    ...(spec.imagePullPolicy !== undefined && { imagePullPolicy: spec.imagePullPolicy }),
    ...(spec.command !== undefined && { command: spec.command }),
    ...(spec.args !== undefined && { args: spec.args }),
    ...(ports.length > 0 && { ports: ports.map(({ name, number }) => ({ name, containerPort: number })) }),
    ...(env.length > 0 && { env }),
    ...(spec.envFrom !== undefined && { envFrom: spec.envFrom }),
    ...(Object.keys(resources).length > 0 && { resources }),
    ...(spec.readinessProbe !== undefined && { readinessProbe: spec.readinessProbe }),
    ...(spec.livenessProbe !== undefined && { livenessProbe: spec.livenessProbe }),
    ...(spec.startupProbe !== undefined && { startupProbe: spec.startupProbe }),
    ...(spec.securityContext !== undefined && { securityContext: spec.securityContext }),
    ...(spec.volumeMounts !== undefined && { volumeMounts: spec.volumeMounts }),
  };
}
