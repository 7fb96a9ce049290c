import { scaledObjectPath } from './scaled-object-path';
import { laterRelease, unknownField } from './unknown-field';
import type { Bundle } from '../../../kubernetes/bundle';
import { asObject, type JsonObject } from '../../../kubernetes/json';
import { isNewerType, NEWER_KEDA } from '../../../kubernetes/keda/trigger-parameters';
import type { Manifest } from '../../../kubernetes/manifest';
import { admitKedaWithin, isKedaKind } from '../../admission/keda/admit';
import { ClusterView } from '../../admission/keda/cluster';
import { kedaFields } from '../../admission/keda/custom-resource';
import type { KedaAdmission, KedaError, KedaLayer } from '../../admission/keda/verdict';
import { admissionRule } from '../../admission-rule';
import type { Rule, RuleContext, Samples } from '../../rule';
import { CLUSTER_TRIGGER_AUTHENTICATION, SCALED_JOB, SCALED_OBJECT, TRIGGER_AUTHENTICATION } from '../kinds';
import { PROMETHEUS_TRIGGER, prometheusObject, sample, scaledObject } from '../samples';

const KEDA = 'KEDA 2.20.2';
const TYPE = /^spec\.triggers\[\d+\]\.type$/;
const AUTHENTICATIONS = [TRIGGER_AUTHENTICATION, CLUSTER_TRIGGER_AUTHENTICATION];

/** The objects of the bundle as the cluster; what is not among them may live in another repository, so it is taken to be there. */
function clusterOf(bundle: Bundle): ClusterView {
  return new ClusterView({ objects: bundle.manifests, complete: false, authenticationFiles: true });
}

/** The verdict on an object, worked out once for the rules of all layers. */
function verdictOf(object: Manifest, _bundle: Bundle, { once, profile }: RuleContext): KedaAdmission | undefined {
  return isKedaKind(object) ? admitKedaWithin(object, once(clusterOf), { kubernetes: profile.kubernetes, keda: profile.keda }) : undefined;
}

/** Who refuses at a layer, and what that does. */
const LAYERS: Readonly<Record<KedaLayer, { readonly by: string; readonly cause: string }>> = {
  schema: {
    by: 'the API server',
    cause: 'the API server refuses the object by the schema of its CustomResourceDefinition: it never reaches the cluster',
  },
  webhook: { by: "KEDA's webhook", cause: 'the validating webhook of KEDA refuses the object: it never reaches the cluster' },
  scaler: {
    by: "KEDA's operator",
    cause: 'the object is accepted, but KEDA cannot build the scaler (event KEDAScalerFailed), makes no HorizontalPodAutoscaler, and nothing scales',
  },
  hpa: {
    by: 'the API server in the HorizontalPodAutoscaler that KEDA makes',
    cause: 'the object is accepted, but the API server refuses the HorizontalPodAutoscaler that KEDA makes of it, and nothing scales',
  },
};

interface LayerRule {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly what: string;
  readonly layer: KedaLayer;
  readonly source: string;
  readonly samples: Samples;
}

function refused({ id, kinds, what, layer, source, samples }: LayerRule): Rule {
  const { by, cause } = LAYERS[layer];
  return admissionRule({
    id,
    name: `${what} that ${by} refuses`,
    cause,
    fix: 'mend the field as the message says',
    source: `${KEDA} ${source}`,
    ...(layer === 'schema' && { fixable: true }),
    kinds,
    by,
    admit: (object, { read }) => (read(object, verdictOf)?.errors ?? [])
      .filter((error) => error.layer === layer && !isSharedTarget(error) && !isNewer(error)).map((error) => inObject(error, object)),
    samples,
  });
}

/** The unknown fields without those that came with a newer KEDA, which are left to KEDA046. */
function knownTo(verdict: KedaAdmission | undefined): readonly string[] {
  const newer = new Set(verdict?.laterFields?.filter(({ since }) => since === NEWER_KEDA).map(({ path }) => path));
  return verdict?.unknownFields.filter((path) => !newer.has(path)) ?? [];
}

/** A type that came with a newer KEDA is left to KEDA046. */
function isNewer({ field, value }: KedaError): boolean {
  return TYPE.test(field) && typeof value === 'string' && isNewerType(value);
}

/** Two autoscalers of one target are left to HPA005, which says it once and not of each of both. */
function isSharedTarget({ layer, field }: KedaError): boolean {
  return layer === 'webhook' && field === 'spec.scaleTargetRef';
}

/** The error with the path of what the author wrote. */
function inObject(error: KedaError, object: Manifest): KedaError {
  if (error.layer === 'hpa') {
    const field = scaledObjectPath(error, object);
    return field === error.field ? error : { ...error, field, detail: `'${error.field}' ${error.detail}` };
  }
  // The CustomResourceDefinition compares fields in rules of their parent.
  const compared = error.layer === 'schema' && error.field === 'spec' ? COMPARED.exec(error.detail)?.[1] : undefined;
  return compared === undefined ? error : { ...error, field: `spec.${compared}`, value: asObject(object.spec)[compared] ?? null };
}

const COMPARED = /^(\w+) must be less/;

const CRD = 'config/crd/bases';
const TOKEN = { parameter: 'bearerToken', name: 'prometheus', key: 'token' };

/** What the API server, KEDA's webhook and KEDA's operator have against objects of KEDA. */
export const kedaAdmissionRules: readonly Rule[] = [
  unknownField({
    id: 'ADMIT011',
    kinds: [SCALED_OBJECT, SCALED_JOB, ...AUTHENTICATIONS],
    source: `${KEDA} ${CRD}`,
    unknownFields: (object, { read }) => knownTo(read(object, verdictOf)),
    knownFields: kedaFields,
    since: laterRelease('KEDA', (object, { read }) => read(object, verdictOf)?.laterFields),
    samples: { noncompliant: [prometheusObject({}, { minReplicas: 2 })], compliant: [prometheusObject({}, { minReplicaCount: 2 })] },
  }),
  refused({
    id: 'ADMIT012',
    kinds: [SCALED_OBJECT],
    what: 'ScaledObject',
    layer: 'schema',
    source: CRD,
    samples: {
      noncompliant: [prometheusObject({}, { fallback: { failureThreshold: 3, replicas: 4, behavior: 'keep' } })],
      compliant: [prometheusObject({}, { fallback: { failureThreshold: 3, replicas: 4, behavior: 'static' } })],
    },
  }),
  refused({
    id: 'ADMIT013',
    kinds: [SCALED_OBJECT],
    what: 'ScaledObject',
    layer: 'webhook',
    source: 'apis/keda/v1alpha1/scaledobject_webhook.go',
    samples: { noncompliant: [scaledObject([{ ...cron('0 18 * * *'), useCachedMetrics: true }])], compliant: [scaledObject([cron('0 18 * * *')])] },
  }),
  refused({
    id: 'ADMIT014',
    kinds: [SCALED_OBJECT],
    what: 'ScaledObject',
    layer: 'scaler',
    source: 'pkg/scaling/scalers_builder.go, pkg/scalers',
    samples: { noncompliant: [scaledObject([cron('0 25 * * *')])], compliant: [scaledObject([cron('0 18 * * *')])] },
  }),
  refused({
    id: 'ADMIT015',
    kinds: [SCALED_OBJECT],
    what: 'ScaledObject',
    layer: 'hpa',
    source: 'controllers/keda/hpa.go; kubernetes pkg/apis/autoscaling/validation',
    samples: { noncompliant: [prometheusObject({}, withWindow(3601))], compliant: [prometheusObject({}, withWindow(3600))] },
  }),
  refused({
    id: 'ADMIT016',
    kinds: [SCALED_JOB],
    what: 'ScaledJob',
    layer: 'schema',
    source: CRD,
    samples: { noncompliant: [scaledJob({ maxReplicaCount: '10' })], compliant: [scaledJob({ maxReplicaCount: 10 })] },
  }),
  refused({
    id: 'ADMIT017',
    kinds: [SCALED_JOB],
    what: 'ScaledJob',
    layer: 'webhook',
    source: 'apis/keda/v1alpha1/scaledjob_webhook.go',
    samples: { noncompliant: [scaledJob({ triggers: [named('orders'), named('orders')] })], compliant: [scaledJob({ triggers: [named('orders'), named('returns')] })] },
  }),
  refused({
    id: 'ADMIT018',
    kinds: [SCALED_JOB],
    what: 'ScaledJob',
    layer: 'scaler',
    source: 'pkg/scaling/scalers_builder.go, pkg/scalers',
    samples: { noncompliant: [scaledJob({ triggers: [cron('0 25 * * *')] })], compliant: [scaledJob({ triggers: [cron('0 18 * * *')] })] },
  }),
  refused({
    id: 'ADMIT019',
    kinds: AUTHENTICATIONS,
    what: 'TriggerAuthentication',
    layer: 'schema',
    source: CRD,
    samples: {
      noncompliant: [authentication({ secretTargetRef: [{ ...TOKEN, key: 1 }] })],
      compliant: [authentication({ secretTargetRef: [TOKEN] })],
    },
  }),
  refused({
    id: 'ADMIT020',
    kinds: AUTHENTICATIONS,
    what: 'TriggerAuthentication',
    layer: 'webhook',
    source: 'apis/keda/v1alpha1/triggerauthentication_webhook.go',
    samples: {
      noncompliant: [authentication({ podIdentity: { provider: 'azure-workload', identityId: '' } })],
      compliant: [authentication({ podIdentity: { provider: 'azure-workload' } })],
    },
  }),
];

function cron(end: string): JsonObject {
  return { type: 'cron', metadata: { timezone: 'Etc/UTC', start: '0 8 * * *', end, desiredReplicas: '5' } };
}

function withWindow(stabilizationWindowSeconds: number): JsonObject {
  return { advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds } } } } };
}

function named(name: string): JsonObject {
  return { type: 'prometheus', name, metadata: PROMETHEUS_TRIGGER };
}

function scaledJob(spec: JsonObject): Manifest {
  const template = { spec: { containers: [{ name: 'web', image: 'registry.example.com/web:1.0' }], restartPolicy: 'Never' } };
  return sample('keda.sh/v1alpha1', 'ScaledJob', { spec: { jobTargetRef: { activeDeadlineSeconds: 3600, template }, triggers: [named('orders')], ...spec } });
}

function authentication(spec: JsonObject): Manifest {
  return sample('keda.sh/v1alpha1', 'TriggerAuthentication', { spec });
}
