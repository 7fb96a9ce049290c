import { unknownField } from './unknown-field';
import type { Bundle } from '../../../kubernetes/bundle';
import type { JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import type { CoreAdmission } from '../../admission/core/admission';
import { admitCore, coreFields, isCoreKind } from '../../admission/core/admit';
import type { FieldError } from '../../admission/field-error';
import { admissionRule } from '../../admission-rule';
import { anyName } from '../../alike';
import type { Rule, RuleContext, Samples } from '../../rule';
import { DEPLOYMENT, HPA, INGRESS, POD_DISRUPTION_BUDGET, SERVICE } from '../kinds';
import { deployment, hpa, sample, service } from '../samples';

const KUBERNETES = 'Kubernetes 1.36.3';
/** What a cluster has unless it was set up otherwise. */
const NODE_PORTS = [30000, 32767] as const;
/** Where a Service is refused for what a cluster has to give, of which only the node ports are known. */
const NODE_PORT = /\.nodePort$/;

/** What the API server has against an object. */
type Verdict = Pick<CoreAdmission, 'stage' | 'errors' | 'unknownFields'>;

/** The verdict of the API server, read once for all rules; undefined for versions of a kind that are no longer served. */
function verdictOf(object: Manifest, _bundle: Bundle, { profile }: RuleContext): Verdict | undefined {
  return isCoreKind(object) ? admitCore(object, { kubernetes: profile.kubernetes, nodePortRange: NODE_PORTS }) : undefined;
}

/** Cluster IPs and IP families depend on the cluster, so nothing is said about them. */
function errorsOf(object: Manifest, { read }: RuleContext): readonly FieldError[] {
  const verdict = read(object, verdictOf);
  if (verdict === undefined) return [];
  return verdict.stage === 'allocate' ? verdict.errors.filter(({ field }) => NODE_PORT.test(field)) : verdict.errors;
}

function refused(id: string, kind: string, source: string, samples: Samples): Rule {
  return admissionRule({
    id,
    name: `${kind} that the API server refuses`,
    cause: 'the API server refuses the object: it never reaches the cluster, and with it often the rest of the release',
    fix: 'mend the field as the message says',
    source: `${KUBERNETES} ${source}`,
    fixable: true,
    blindTo: anyName,
    kinds: [kind],
    by: 'the API server',
    admit: errorsOf,
    samples,
  });
}

/** What the API server has against objects of Kubernetes itself. */
export const coreAdmissionRules: readonly Rule[] = [
  unknownField({
    id: 'ADMIT001',
    kinds: [HPA, DEPLOYMENT, SERVICE, POD_DISRUPTION_BUDGET, INGRESS],
    source: `${KUBERNETES} staging/src/k8s.io/api`,
    blindTo: anyName,
    unknownFields: (object, { read }) => read(object, verdictOf)?.unknownFields ?? [],
    knownFields: (object, { profile }) => coreFields(object, profile),
    samples: { noncompliant: [hpa({ maxReplica: 10 })], compliant: [hpa({ maxReplicas: 10 })] },
  }),
  refused('ADMIT002', HPA, 'pkg/apis/autoscaling/validation', {
    noncompliant: [hpa({ minReplicas: 11 })], compliant: [hpa({ minReplicas: 9 })],
  }),
  refused('ADMIT003', DEPLOYMENT, 'pkg/apis/apps/validation', {
    noncompliant: [deployment({ selector: { matchLabels: { app: 'other' } } })], compliant: [deployment()],
  }),
  refused('ADMIT004', SERVICE, 'pkg/apis/core/validation', {
    noncompliant: [service({ sessionAffinity: 'Cookie' })], compliant: [service({ sessionAffinity: 'ClientIP' })],
  }),
  refused('ADMIT005', POD_DISRUPTION_BUDGET, 'pkg/apis/policy/validation', {
    noncompliant: [budget({ minAvailable: 1, maxUnavailable: 1 })], compliant: [budget({ maxUnavailable: 1 })],
  }),
  refused('ADMIT006', INGRESS, 'pkg/apis/networking/validation', {
    noncompliant: [ingress('shop')], compliant: [ingress('/shop')],
  }),
];

function budget(spec: JsonObject): Manifest {
  return sample('policy/v1', 'PodDisruptionBudget', { spec: { selector: { matchLabels: { app: 'web' } }, ...spec } });
}

function ingress(path: string): Manifest {
  const backend = { service: { name: 'web', port: { number: 80 } } };
  const http = { paths: [{ path, pathType: 'Prefix', backend }] };
  return sample('networking.k8s.io/v1', 'Ingress', { spec: { rules: [{ host: 'shop.example.com', http }] } });
}
