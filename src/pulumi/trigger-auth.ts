import type { Inputs } from './inputs';
import { withDefaults } from '../kubernetes/declared/options';
import type { SecretKeySpec } from '../kubernetes/secret-key';
import type { AwsIdentitySpec, AzureWorkloadIdentitySpec, PodIdentitySpec } from '../signals/pod-identity';
import type { AuthenticationRef } from '../signals/signal';
import type { TriggerAuthenticationSpec } from '../signals/trigger-authentication';

/** A key of a Secret that exists. */
export type SecretKeyArgs = Inputs<SecretKeySpec>;

/** The identity of a pod, made by `PodIdentity`. */
export type PodIdentityArgs = Inputs<PodIdentitySpec>;

/** An authentication, made by `TriggerAuth`. */
export type TriggerAuthArgs = Inputs<TriggerAuthenticationSpec>;

/** An identity that the platform gives to a pod. KEDA has none for Alibaba Cloud. */
export class PodIdentity {
  /** Workload identity of Azure. */
  public static azureWorkload(args: Inputs<AzureWorkloadIdentitySpec> = {}): PodIdentityArgs {
    return withDefaults({ provider: 'azure-workload' }, args);
  }

  /** Identity of AWS. */
  public static aws(args: Inputs<AwsIdentitySpec> = {}): PodIdentityArgs {
    return withDefaults({ provider: 'aws' }, args);
  }

  /** Workload identity of Google Cloud. */
  public static gcp(): PodIdentityArgs {
    return { provider: 'gcp' };
  }
}

/** How a trigger proves to its source who it is. Secrets are referenced, never written. */
export class TriggerAuth {
  /** Parameters from Secrets, by parameter: `{ password: { secret: 'queue', key: 'password' } }`. */
  public static secrets(parameters: Readonly<Record<string, SecretKeyArgs>>): TriggerAuthArgs {
    return { secrets: parameters };
  }

  /** The identity that the platform gives. */
  public static podIdentity(podIdentity: PodIdentityArgs): TriggerAuthArgs {
    return { podIdentity };
  }

  /** An object that exists; a TriggerAuthentication of the namespace unless the kind says otherwise. */
  public static existing(name: Inputs<AuthenticationRef>['name'], kind?: AuthenticationRef['kind']): TriggerAuthArgs {
    return { existing: { name, ...(kind !== undefined && { kind }) } };
  }

  /** Parameters from several places. */
  public static of(args: Inputs<Omit<TriggerAuthenticationSpec, 'existing'>>): TriggerAuthArgs {
    return args;
  }
}
