import type { ClusterView } from './cluster';
import { asObject, asString } from '../../../kubernetes/json';
import type { JsonObject } from '../../../kubernetes/json';

/** The annotation by which a ServiceAccount names its role in AWS. */
const ROLE_ANNOTATION = 'eks.amazonaws.com/role-arn';

/** What the identity of pods adds to the parameters of a trigger. */
export interface Identity {
  readonly parameters: Readonly<Record<string, string>>;
  readonly unknown: boolean;
}

/** Why an identity cannot be used. */
export interface IdentityFault {
  readonly rule: string;
  readonly missing?: string;
}

/**
 * Resolves the `podIdentity` of an authentication for pods with a ServiceAccount (KEDA 2.20 `pkg/scaling/resolver`,
 * ResolveAuthRefAndPodIdentity).
 */
export function identityOf(podIdentity: JsonObject, serviceAccount: string, namespace: string, cluster: ClusterView): Identity | IdentityFault {
  const { provider, roleArn, identityOwner, identityId } = podIdentity;
  const ofWorkload = identityOwner === 'workload';
  if (provider === 'aws') {
    const role = asString(roleArn);
    if (role !== undefined && ofWorkload) return { rule: "must not have a podIdentity with both 'roleArn' and identityOwner 'workload'" };
    if (ofWorkload) return roleOf(serviceAccount, namespace, cluster, 'required');
    return { parameters: role === undefined ? {} : { awsRoleArn: role }, unknown: false };
  }
  if (provider === 'aws-eks') return roleOf(serviceAccount, namespace, cluster, 'optional');
  if (provider === 'azure-workload' && identityId === '') return { rule: "must not have a podIdentity with an empty 'identityId'" };
  return { parameters: {}, unknown: false };
}

/** The role that the ServiceAccount of the target's pods names. */
function roleOf(name: string, namespace: string, cluster: ClusterView, annotation: 'required' | 'optional'): Identity | IdentityFault {
  const account = name === '' ? 'default' : name;
  const object = cluster.get('', 'ServiceAccount', namespace, account);
  if (object === undefined) {
    if (!cluster.complete) return { parameters: {}, unknown: true };
    return { rule: `must not take its identity from the ServiceAccount '${account}', which does not exist`, missing: `ServiceAccount ${namespace}/${account}` };
  }
  const role = asString(asObject(asObject(object.metadata).annotations)[ROLE_ANNOTATION]);
  if (role === undefined && annotation === 'required') {
    return { rule: `must not take its identity from the ServiceAccount '${account}', which has no annotation ${ROLE_ANNOTATION}` };
  }
  return { parameters: { awsRoleArn: role ?? '' }, unknown: false };
}
