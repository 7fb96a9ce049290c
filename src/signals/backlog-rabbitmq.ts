import { type Backlog, checkFilled, checkNoCredentials, isSupplied, NATIVE_BACKLOG_KEYS, nativeBacklog, type NativeBacklogSpec, shownAddress } from './backlog';
import { duration } from './prometheus-trigger';
import type { SignalUnit } from './signal';
import { backlogFrom } from './signal-from';
import { aFlag, aLeaf, aNumber, oneOf } from '../kubernetes/declared/scalars';
import { required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems } from '../kubernetes/problem';

/** What is measured at a RabbitMQ queue; all but the length need the HTTP management API. */
export type RabbitMqMode = 'QueueLength' | 'MessageRate' | 'DeliverGetRate' | 'PublishedToDeliveredRatio' | 'ExpectedQueueConsumptionTime';

/** A RabbitMQ queue. Upstream: KEDA 2.20 rabbitmq_scaler.go. */
export interface RabbitMqSpec extends NativeBacklogSpec {
  /** Name of the queue, or with `useRegex` an expression for names. */
  readonly queueName: Leaf;
  /**
   * Address without credentials: `amqp://host:5672/vhost`, or the management API `https://host:15672`.
   * @default - from `auth.secrets.host` or `fromEnv.host`
   */
  readonly host?: Leaf;
  /** How the queue is asked. `amqp` sees only messages that wait; `http` also those that a consumer holds. @default - by the scheme of the host */
  readonly protocol?: 'amqp' | 'http';
  /** @default 'QueueLength' */
  readonly mode?: RabbitMqMode;
  /** @default - the one in the path of the host */
  readonly vhostName?: Leaf;
  /** Whether `queueName` is an expression that may match several queues; over http. @default false */
  readonly useRegex?: boolean;
  /** How the numbers of several queues become one. @default 'sum' (of KEDA) */
  readonly operation?: 'sum' | 'avg' | 'max';
  /** Queues a page when several are listed. Whole number from 1. @default 100 (of KEDA) */
  readonly pageSize?: number;
  /** Whether messages that a consumer holds are left out; over http. @default false */
  readonly excludeUnacknowledged?: boolean;
  /** Seconds to wait for an answer; over http. Greater than 0. @default - the operator's */
  readonly timeoutSeconds?: number;
  /** Whether the certificate of the server goes unchecked. @default false */
  readonly unsafeSsl?: boolean;
}

const KEYS: KeysOf<RabbitMqSpec> = {
  ...NATIVE_BACKLOG_KEYS,
  queueName: required(aLeaf),
  host: aLeaf,
  protocol: oneOf('amqp', 'http'),
  mode: oneOf('QueueLength', 'MessageRate', 'DeliverGetRate', 'PublishedToDeliveredRatio', 'ExpectedQueueConsumptionTime'),
  vhostName: aLeaf,
  useRegex: aFlag,
  operation: oneOf('sum', 'avg', 'max'),
  pageSize: aNumber,
  excludeUnacknowledged: aFlag,
  timeoutSeconds: aNumber,
  unsafeSsl: aFlag,
};

const UNITS: Readonly<Record<RabbitMqMode, SignalUnit>> = {
  QueueLength: 'messages',
  MessageRate: 'messages/s',
  DeliverGetRate: 'messages/s',
  PublishedToDeliveredRatio: 'ratio',
  ExpectedQueueConsumptionTime: 'seconds',
};

/** The broker counts for its management API every five seconds. */
const HTTP_LAG_SECONDS = 5;

/** What a RabbitMQ queue holds, or how fast it fills. */
export function rabbitMq(given: RabbitMqSpec): Backlog {
  return backlogFrom('rabbitMq', given, KEYS, makeRabbitMq);
}

function makeRabbitMq(spec: RabbitMqSpec): Backlog {
  const mode = spec.mode ?? 'QueueLength';
  const protocol = spec.protocol ?? protocolOf(spec.host);
  return nativeBacklog({
    source: 'rabbitMq',
    unit: UNITS[mode],
    lagSeconds: protocol === 'amqp' ? 0 : HTTP_LAG_SECONDS,
    type: 'rabbitmq',
    metadata: (target, activation) => ({
      host: spec.host,
      protocol: spec.protocol,
      queueName: spec.queueName,
      mode,
      value: target,
      activationValue: activation,
      vhostName: spec.vhostName,
      useRegex: spec.useRegex,
      operation: spec.operation,
      pageSize: spec.pageSize,
      excludeUnacknowledged: spec.excludeUnacknowledged,
      timeout: spec.timeoutSeconds === undefined ? undefined : duration(spec.timeoutSeconds),
      unsafeSsl: spec.unsafeSsl,
    }),
    options: spec,
    problems: rabbitMqProblems(spec, mode, protocol),
  });
}

function protocolOf(host: Leaf | undefined): 'amqp' | 'http' | undefined {
  const scheme = typeof host === 'string' ? /^(amqp|http)s?:/.exec(host)?.[1] : undefined;
  return scheme === 'amqp' || scheme === 'http' ? scheme : undefined;
}

function rabbitMqProblems(spec: RabbitMqSpec, mode: RabbitMqMode, protocol: 'amqp' | 'http' | undefined): Problems {
  const problems = new Problems();
  const { host, auth } = spec;
  checkFilled(problems, 'queueName', spec.queueName);
  problems.check(host !== undefined || isSupplied(spec, 'host'), 'host', "is required unless it comes from 'auth.secrets.host' or 'fromEnv.host'");
  problems.check(host === undefined || spec.fromEnv?.host === undefined, 'fromEnv.host', "must not be given together with 'host', which would win");
  if (checkNoCredentials(problems, 'host', host, 'host')) {
    problems.check(typeof host !== 'string' || /^(amqp|http)s?:\/\/[^/]/.test(host), 'host', 'must be an amqp, amqps, http or https URL', shownAddress(host));
  }
  problems.check(spec.protocol === undefined || (protocolOf(host) ?? spec.protocol) === spec.protocol, 'protocol',
    'must agree with the scheme of \'host\'', spec.protocol);
  const overHttp: Readonly<Record<string, unknown>> = {
    mode: mode === 'QueueLength' ? undefined : mode,
    useRegex: spec.useRegex === true ? true : undefined,
    excludeUnacknowledged: spec.excludeUnacknowledged === true ? true : undefined,
    timeoutSeconds: spec.timeoutSeconds,
  };
  for (const [path, value] of Object.entries(overHttp)) {
    problems.check(value === undefined || protocol !== 'amqp', path, 'needs the HTTP management API', value, "give an http host, or protocol 'http'");
  }
  problems.check(spec.operation === undefined || spec.useRegex === true, 'operation', "needs 'useRegex': there is one queue otherwise", spec.operation);
  problems.check(spec.pageSize === undefined || (Number.isInteger(spec.pageSize) && spec.pageSize >= 1), 'pageSize', 'must be a whole number from 1', spec.pageSize);
  problems.check(spec.timeoutSeconds === undefined || (Number.isFinite(spec.timeoutSeconds) && spec.timeoutSeconds > 0), 'timeoutSeconds',
    'must be a number greater than 0', spec.timeoutSeconds);
  for (const [one, other] of [['username', 'password'], ['password', 'username'], ['cert', 'key'], ['key', 'cert']] as const) {
    problems.check(auth?.secrets?.[one] === undefined || isSupplied(spec, other), `auth.secrets.${other}`, `is required with '${one}'`);
  }
  return problems;
}
