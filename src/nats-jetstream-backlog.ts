import type { NativeBacklogOptions } from './native-backlog';

/** A consumer of a NATS JetStream stream. */
export interface NatsJetStreamOptions extends NativeBacklogOptions {
  /**
   * Monitoring endpoint of the server as `host:port`, mostly port 8222.
   * @default - from `auth`, as the parameter `natsServerMonitoringEndpoint`
   */
  readonly monitoringEndpoint?: string;
  /**
   * Name of the account.
   * @default - give exactly one of `account` and `accountId`
   */
  readonly account?: string;
  /**
   * Id of the account.
   * @default - give exactly one of `account` and `accountId`
   */
  readonly accountId?: string;
  /** The stream. */
  readonly stream: string;
  /** The durable consumer whose backlog counts. */
  readonly consumer: string;
  /**
   * Whether the endpoint is asked over https.
   * @default false
   */
  readonly useHttps?: boolean;
}
