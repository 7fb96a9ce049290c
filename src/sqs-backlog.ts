import type { NativeBacklogOptions } from './native-backlog';

/** Whose identity asks Amazon SQS. */
export enum SqsIdentityOwner {
  /** That which `auth` gives. */
  POD = 'pod',
  /** That of KEDA's operator. */
  OPERATOR = 'operator',
}

/** A queue of Amazon SQS. */
export interface SqsOptions extends NativeBacklogOptions {
  /**
   * URL of the queue, `https://sqs.<region>.amazonaws.com/<account>/<name>`, or its bare name.
   * @default - from `fromEnv`, as the parameter `queueURL`
   */
  readonly queueUrl?: string;
  /** @default - the one in the URL of the queue */
  readonly awsRegion?: string;
  /**
   * Whether messages that a consumer holds count.
   * @default true - of KEDA
   */
  readonly scaleOnInFlight?: boolean;
  /**
   * Whether delayed messages count.
   * @default false - of KEDA
   */
  readonly scaleOnDelayed?: boolean;
  /** @default - the region's */
  readonly awsEndpoint?: string;
  /** @default SqsIdentityOwner.POD - of KEDA */
  readonly identityOwner?: SqsIdentityOwner;
}
