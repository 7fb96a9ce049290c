import type { Kind } from '../kubernetes/declared/kind';
import { aLeaf, oneOf, aText } from '../kubernetes/declared/scalars';
import { madeBy, anObject, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems, type Problem } from '../kubernetes/problem';

/** Workload identity of Azure. Upstream: KEDA `podIdentity.provider: azure-workload`. */
export interface AzureWorkloadIdentitySpec {
  /** Client id of the identity to use in place of the operator's. Not empty. */
  readonly identityId?: Leaf;
  /** Tenant in place of the operator's. Not empty. */
  readonly identityTenantId?: Leaf;
  /** Authority host in place of the operator's; needs `identityTenantId`. */
  readonly identityAuthorityHost?: Leaf;
}

const AZURE_KEYS: KeysOf<AzureWorkloadIdentitySpec & { readonly provider: string }> = {
  provider: required(aText), identityId: aLeaf, identityTenantId: aLeaf, identityAuthorityHost: aLeaf,
};

/** Identity of AWS: pod identity or IAM roles for service accounts. Upstream: KEDA `podIdentity.provider: aws`. */
export interface AwsIdentitySpec {
  /** Role to assume; not together with `identityOwner` workload. */
  readonly roleArn?: Leaf;
  /** External id with which the role is assumed; needs `roleArn`. */
  readonly externalId?: Leaf;
  /** Whose identity is used. @default 'keda' */
  readonly identityOwner?: 'keda' | 'workload';
}

const AWS_KEYS: KeysOf<AwsIdentitySpec & { readonly provider: string }> = {
  provider: required(aText), roleArn: aLeaf, externalId: aLeaf, identityOwner: oneOf('keda', 'workload'),
};

/** An identity that the platform gives to a pod. KEDA has none for Alibaba Cloud. */
export type PodIdentitySpec =
  | ({ readonly provider: 'azure-workload' } & AzureWorkloadIdentitySpec)
  | ({ readonly provider: 'aws' } & AwsIdentitySpec)
  | { readonly provider: 'gcp' };

/** One of them. */
export const POD_IDENTITY: Kind<PodIdentitySpec> = madeBy('PodIdentity', 'provider', {
  'azure-workload': anObject(AZURE_KEYS), 'aws': anObject(AWS_KEYS), 'gcp': anObject<{ readonly provider: string }>({ provider: required(aText) }),
});

/** Problems of an identity; paths relative to it. Upstream: KEDA 2.20 triggerauthentication_webhook.go. */
export function podIdentityProblems(identity: PodIdentitySpec): readonly Problem[] {
  const problems = new Problems();
  if (identity.provider === 'azure-workload') {
    problems.check(identity.identityId !== '', 'identityId', 'must not be empty');
    problems.check(identity.identityTenantId !== '', 'identityTenantId', 'must not be empty');
    problems.check(identity.identityAuthorityHost === undefined || identity.identityTenantId !== undefined, 'identityAuthorityHost',
      "needs 'identityTenantId'", identity.identityAuthorityHost);
  }
  if (identity.provider === 'aws') {
    problems.check(identity.roleArn === undefined || identity.identityOwner !== 'workload', 'roleArn',
      "must not be given with 'identityOwner' workload: only KEDA itself can assume a role", identity.roleArn);
    problems.check(identity.externalId === undefined || identity.roleArn !== undefined, 'externalId', "needs 'roleArn'", identity.externalId);
  }
  return problems.list;
}

/** The `podIdentity` of a TriggerAuthentication. */
export function renderPodIdentity(identity: PodIdentitySpec): Readonly<Record<string, Leaf>> {
  if (identity.provider !== 'aws') return { ...identity };
  const { externalId, ...rest } = identity;
  return { ...rest, ...(externalId !== undefined && { externalID: externalId }) };
}
