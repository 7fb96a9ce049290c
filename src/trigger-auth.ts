import { withDefaults } from './kubernetes/declared/options';
import type { SecretKey } from './pod-options';
import type { PodIdentitySpec } from './signals/pod-identity';
import type { TriggerAuthenticationSpec } from './signals/trigger-authentication';
import { specOf } from './spec-of';

/** Workload identity of Azure. */
export interface AzureWorkloadIdentityOptions {
  /**
   * Client id of the identity.
   * @default - the operator's
   */
  readonly identityId?: string;
  /**
   * Tenant of the identity.
   * @default - the operator's
   */
  readonly identityTenantId?: string;
  /**
   * Authority host; needs `identityTenantId`.
   * @default - the operator's
   */
  readonly identityAuthorityHost?: string;
}

/** Whose identity is used. */
export enum IdentityOwner {
  /** That of KEDA's operator. */
  KEDA = 'keda',
  /** That of the workload. */
  WORKLOAD = 'workload',
}

/** Identity of AWS: pod identity, or IAM roles for service accounts. */
export interface AwsIdentityOptions {
  /**
   * Role to assume; not together with the identity of the workload.
   * @default - none
   */
  readonly roleArn?: string;
  /**
   * External id with which the role is assumed; needs `roleArn`.
   * @default - none
   */
  readonly externalId?: string;
  /**
   * Whose identity is used.
   * @default IdentityOwner.KEDA
   */
  readonly identityOwner?: IdentityOwner;
}

/** An identity that the platform gives to a pod. KEDA has none for Alibaba Cloud. */
export class PodIdentity {
  /** Workload identity of Azure. */
  public static azureWorkload(options: AzureWorkloadIdentityOptions = {}): PodIdentity {
    return new PodIdentity(withDefaults({ provider: 'azure-workload' }, specOf(options)));
  }

  /** Identity of AWS. */
  public static aws(options: AwsIdentityOptions = {}): PodIdentity {
    return new PodIdentity(withDefaults({ provider: 'aws' }, specOf(options)));
  }

  /** Workload identity of Google Cloud. */
  public static gcp(): PodIdentity {
    return new PodIdentity({ provider: 'gcp' });
  }

  /** @internal */
  public readonly _spec: PodIdentitySpec;

  private constructor(spec: PodIdentitySpec) {
    this._spec = spec;
  }
}

/** A key of a ConfigMap that exists. */
export interface ConfigMapKey {
  /** Name of the ConfigMap. */
  readonly configMap: string;
  /** Key within it. */
  readonly key: string;
}

/** To what an authentication belongs. */
export enum AuthenticationScope {
  /** To the namespace, where its Secrets lie too: a TriggerAuthentication. */
  NAMESPACE = 'namespace',
  /** To the cluster, with Secrets in the namespace of KEDA: a ClusterTriggerAuthentication. */
  CLUSTER = 'cluster',
}

/** The kind of an authentication that exists. */
export enum AuthenticationKind {
  /** Of the namespace. */
  TRIGGER_AUTHENTICATION = 'TriggerAuthentication',
  /** Of the cluster. */
  CLUSTER_TRIGGER_AUTHENTICATION = 'ClusterTriggerAuthentication',
}

/** Where the parameters of a trigger come from. */
export interface TriggerAuthOptions {
  /**
   * Parameters from Secrets, by parameter: `{ password: { secret: 'queue', key: 'password' } }`.
   * @default - none
   */
  readonly secrets?: { [parameter: string]: SecretKey };
  /**
   * Parameters from ConfigMaps, by parameter.
   * @default - none
   */
  readonly configMaps?: { [parameter: string]: ConfigMapKey };
  /**
   * The identity that the platform gives.
   * @default - none
   */
  readonly podIdentity?: PodIdentity;
  /**
   * Other fields of the object's `spec`, verbatim, such as `azureKeyVault` or `awsSecretManager`.
   * @default - none
   */
  readonly sources?: { [field: string]: any };
  /**
   * To what the object belongs.
   * @default AuthenticationScope.NAMESPACE
   */
  readonly scope?: AuthenticationScope;
}

/** How a trigger proves to its source who it is. Secrets are referenced, never written. */
export class TriggerAuth {
  /** Parameters from Secrets, by parameter: `{ password: { secret: 'queue', key: 'password' } }`. */
  public static secrets(parameters: { [parameter: string]: SecretKey }): TriggerAuth {
    return new TriggerAuth({ secrets: parameters });
  }

  /** The identity that the platform gives. */
  public static podIdentity(identity: PodIdentity): TriggerAuth {
    return new TriggerAuth({ podIdentity: specOf(identity) });
  }

  /**
   * An object that exists.
   *
   * @param kind its kind; a TriggerAuthentication of the namespace if left out
   */
  public static existing(name: string, kind?: AuthenticationKind): TriggerAuth {
    return new TriggerAuth({ existing: { name, ...(kind !== undefined && { kind }) } });
  }

  /** Parameters from several places. */
  public static of(options: TriggerAuthOptions): TriggerAuth {
    return new TriggerAuth(specOf(options));
  }

  /** @internal */
  public readonly _spec: TriggerAuthenticationSpec;

  private constructor(spec: TriggerAuthenticationSpec) {
    this._spec = spec;
  }
}
