import { type Backlog, checkFilled, isSupplied, NATIVE_BACKLOG_KEYS, nativeBacklog, type NativeBacklogSpec, shownAddress } from './backlog';
import { backlogFrom } from './signal-from';
import { aFlag, aLeaf } from '../kubernetes/declared/scalars';
import { required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems } from '../kubernetes/problem';

/** A consumer of a NATS JetStream stream. Upstream: KEDA 2.20 nats_jetstream_scaler.go. */
export interface NatsJetStreamSpec extends NativeBacklogSpec {
  /** Monitoring endpoint of the server as `host:port`, mostly port 8222. @default - from `auth.secrets.natsServerMonitoringEndpoint` */
  readonly monitoringEndpoint?: Leaf;
  /** Name of the account; this or `accountId`. */
  readonly account?: Leaf;
  /** Id of the account; this or `account`. */
  readonly accountId?: Leaf;
  readonly stream: Leaf;
  /** The durable consumer whose backlog counts. */
  readonly consumer: Leaf;
  /** Whether the endpoint is asked over https. @default false */
  readonly useHttps?: boolean;
}

const KEYS: KeysOf<NatsJetStreamSpec> = {
  ...NATIVE_BACKLOG_KEYS,
  monitoringEndpoint: aLeaf,
  account: aLeaf,
  accountId: aLeaf,
  stream: required(aLeaf),
  consumer: required(aLeaf),
  useHttps: aFlag,
};

/** Messages that a JetStream consumer has yet to get or to acknowledge. */
export function natsJetStream(given: NatsJetStreamSpec): Backlog {
  return backlogFrom('natsJetStream', given, KEYS, makeNatsJetStream);
}

function makeNatsJetStream(spec: NatsJetStreamSpec): Backlog {
  const problems = new Problems();
  problems.check(spec.monitoringEndpoint !== undefined || isSupplied(spec, 'natsServerMonitoringEndpoint'), 'monitoringEndpoint',
    "is required unless it comes from 'auth.secrets.natsServerMonitoringEndpoint'");
  problems.check(typeof spec.monitoringEndpoint !== 'string' || /^[^\s/@]+$/.test(spec.monitoringEndpoint), 'monitoringEndpoint',
    'must be host:port without a scheme', shownAddress(spec.monitoringEndpoint),
    "use 'useHttps' for https");
  const elsewhere = isSupplied(spec, 'account') || isSupplied(spec, 'accountID');
  problems.check(elsewhere || (spec.account === undefined) !== (spec.accountId === undefined), 'account', "or 'accountId' must be given, not both");
  for (const path of ['account', 'accountId', 'stream', 'consumer'] as const) checkFilled(problems, path, spec[path]);
  return nativeBacklog({
    source: 'natsJetStream',
    unit: 'messages',
    lagSeconds: 0,
    wholeNumbers: true,
    type: 'nats-jetstream',
    metadata: (target, activation) => ({
      natsServerMonitoringEndpoint: spec.monitoringEndpoint,
      account: spec.account,
      accountID: spec.accountId,
      stream: spec.stream,
      consumer: spec.consumer,
      lagThreshold: target,
      activationLagThreshold: activation,
      useHttps: spec.useHttps,
    }),
    options: spec,
    problems,
  });
}
