import { asList, asObject, isObject, type Json, type JsonObject } from '../../kubernetes/json';
import type { Manifest } from '../../kubernetes/manifest';

/** What tells a fragment: all of it is missing, of which each part is required, or there is what only patches have. */
interface Fragment {
  readonly group: string;
  readonly kinds: readonly string[];
  readonly isMissing: (spec: JsonObject) => boolean;
  /** What is missing, behind `has`. */
  readonly missing: string;
}

const WORKLOADS: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];

/**
 * Nobody forgets all of these at once: what lacks them is a patch of Kustomize, or the values of a tool that has the rest. An object that
 * lacks only one of them is reported as what it is, refused.
 */
const FRAGMENTS: readonly Fragment[] = [
  {
    group: 'apps/',
    kinds: WORKLOADS,
    isMissing: (spec) => isUnlabelled(spec) && !hasImages(spec),
    missing: "neither 'spec.selector' nor labels and images of its pods",
  },
  {
    group: 'autoscaling/',
    kinds: ['HorizontalPodAutoscaler'],
    isMissing: ({ scaleTargetRef, maxReplicas }) => scaleTargetRef === undefined && maxReplicas === undefined,
    missing: "neither 'spec.scaleTargetRef' nor 'spec.maxReplicas'",
  },
  {
    group: 'keda.sh/',
    kinds: ['ScaledObject'],
    isMissing: ({ scaleTargetRef, triggers }) => scaleTargetRef === undefined && triggers === undefined,
    missing: "neither 'spec.scaleTargetRef' nor 'spec.triggers'",
  },
  {
    group: 'keda.sh/',
    kinds: ['ScaledJob'],
    isMissing: ({ jobTargetRef, triggers }) => jobTargetRef === undefined && triggers === undefined,
    missing: "neither 'spec.jobTargetRef' nor 'spec.triggers'",
  },
  {
    group: 'v1',
    kinds: ['Service'],
    isMissing: ({ ports, selector, type, clusterIP }) =>
      ports === undefined && selector === undefined && type !== 'ExternalName' && clusterIP !== 'None',
    missing: "neither 'spec.ports' nor 'spec.selector'",
  },
  {
    group: 'networking.k8s.io/',
    kinds: ['Ingress'],
    isMissing: ({ rules, defaultBackend }) => rules === undefined && defaultBackend === undefined,
    missing: "neither 'spec.rules' nor 'spec.defaultBackend'",
  },
  {
    group: 'serving.knative.dev/',
    kinds: ['Service'],
    isMissing: ({ template }) => asObject(template).spec === undefined,
    missing: "no 'spec.template.spec'",
  },
  {
    group: 'monitoring.coreos.com/',
    kinds: ['ServiceMonitor', 'PodMonitor'],
    isMissing: ({ selector, endpoints, podMetricsEndpoints }) =>
      selector === undefined && endpoints === undefined && podMetricsEndpoints === undefined,
    missing: 'neither a selector nor endpoints',
  },
];

/** Keys of strategic merge patches. */
const DIRECTIVE = /^\$(?:patch|retainKeys|setElementOrder\/|deleteFromPrimitiveList\/)/;

/** Why an object can only be part of one, as the end of a sentence; undefined for one that may be whole. */
export function fragmentReason(object: Manifest, mayHoldDirectives: boolean): string | undefined {
  const directive = mayHoldDirectives ? directiveIn(object as unknown as Json) : undefined;
  if (directive !== undefined) return `has the directive '${directive}' of a patch`;
  const fragment = FRAGMENTS.find(({ group, kinds }) => kinds.includes(object.kind) && object.apiVersion.startsWith(group));
  return fragment?.isMissing(asObject(object.spec)) === true ? `has ${fragment.missing}` : undefined;
}

/** Whether a workload is whole but for what tells its pods, which `commonLabels` and `labels` of a kustomization write. */
export function isLeftUnlabelled({ apiVersion, kind, spec }: Manifest): boolean {
  if (!apiVersion.startsWith('apps/') || !WORKLOADS.includes(kind)) return false;
  return isUnlabelled(asObject(spec)) && hasImages(asObject(spec));
}

function isUnlabelled({ selector, template }: JsonObject): boolean {
  const { labels } = asObject(asObject(template).metadata);
  return selector === undefined && Object.keys(asObject(labels)).length === 0;
}

function hasImages({ template }: JsonObject): boolean {
  const containers = asList(asObject(asObject(template).spec).containers).map(asObject);
  return containers.length > 0 && containers.every(({ name, image }) => name !== undefined && image !== undefined);
}

function directiveIn(value: Json | undefined): string | undefined {
  if (Array.isArray(value)) return first((value as readonly Json[]).map(directiveIn));
  if (!isObject(value)) return undefined;
  return Object.keys(value).find((key) => DIRECTIVE.test(key)) ?? first(Object.values(value).map(directiveIn));
}

function first(found: readonly (string | undefined)[]): string | undefined {
  return found.find((one) => one !== undefined);
}
