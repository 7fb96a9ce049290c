import type { TriggerAuth } from './trigger-auth';

/** What every backlog has that KEDA reads with a scaler of its own. */
export interface NativeBacklogOptions {
  /**
   * Parameters of the trigger that come from Secrets, or from the identity of a pod.
   * @default - none
   */
  readonly auth?: TriggerAuth;
  /**
   * Parameters of the trigger that KEDA reads from variables of the container, by parameter: `{ host: 'RABBITMQ_URL' }`.
   * @default - none
   */
  readonly fromEnv?: { [parameter: string]: string };
}
