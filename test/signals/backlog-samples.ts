import { buildScaler } from '../../src/kubernetes/keda/scalers/build';
import type { ScalerProblem } from '../../src/kubernetes/keda/scalers/scaler';
import type { Backlog } from '../../src/signals/backlog';
import { kafka, type KafkaSpec } from '../../src/signals/backlog-kafka';
import { natsJetStream } from '../../src/signals/backlog-nats-jetstream';
import { prometheus } from '../../src/signals/backlog-prometheus';
import { rabbitMq, type RabbitMqSpec } from '../../src/signals/backlog-rabbitmq';
import { redisList, redisStreams } from '../../src/signals/backlog-redis';
import { rocketMq, type RocketMqSpec } from '../../src/signals/backlog-rocketmq';
import { rocketMqBroker } from '../../src/signals/backlog-rocketmq-broker';
import { rocketMqExporter } from '../../src/signals/backlog-rocketmq-exporter';
import { sqs, type SqsSpec } from '../../src/signals/backlog-sqs';
import { trigger } from '../../src/signals/backlog-trigger';
import { bearerAuth, customAuth } from '../../src/signals/prometheus-auth';
import type { SignalContext } from '../../src/signals/signal';

/** A consumer `orders` in the namespace `shop`. */
export const consumer: SignalContext = { name: 'orders', namespace: 'shop', selectorLabels: { app: 'orders' }, labels: { app: 'orders' }, names: {} };

/** A key of the Secret `queue`. */
export const key = (name: string) => ({ secret: 'queue', key: name });

export const ENDPOINT = 'http://cn-beijing-intranet.arms.aliyuncs.com:9090/api/v1/prometheus/8cba801fff65546a/1234567890/cloud-product-rocketmq/cn-beijing';
export const rocketMqSpec: RocketMqSpec = {
  endpoint: ENDPOINT,
  instanceId: 'rmq-cn-abc',
  topic: 'orders',
  consumerGroup: 'billing',
  auth: customAuth({ header: key('header'), value: key('value') }),
};
export const rabbitMqSpec: RabbitMqSpec = { queueName: 'orders', auth: { secrets: { host: key('host') } } };
export const kafkaSpec: KafkaSpec = { bootstrapServers: ['kafka-0:9092', 'kafka-1:9092'], consumerGroup: 'billing', topic: 'orders' };
export const sqsSpec: SqsSpec = { queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders', auth: { podIdentity: { provider: 'aws' } } };
const server = { serverAddress: 'http://prometheus.monitoring:9090' };

/** Every source of work in its smallest form. */
export const BACKLOGS: Readonly<Record<string, Backlog>> = {
  rocketMq: rocketMq(rocketMqSpec),
  rocketMqExporter: rocketMqExporter({ ...server, topic: 'orders', consumerGroup: 'billing' }),
  rocketMqBroker: rocketMqBroker({ ...server, topic: 'orders', consumerGroup: 'billing', auth: bearerAuth(key('token')) }),
  rabbitMq: rabbitMq(rabbitMqSpec),
  kafka: kafka(kafkaSpec),
  kafkaGo: kafka({ ...kafkaSpec, client: 'kafka-go' }),
  redisList: redisList({ addresses: ['redis:6379'], listName: 'orders' }),
  redisStreams: redisStreams({ addresses: ['redis:6379'], stream: 'orders', consumerGroup: 'billing' }),
  sqs: sqs(sqsSpec),
  natsJetStream: natsJetStream({ monitoringEndpoint: 'nats.shop:8222', account: '$G', stream: 'orders', consumer: 'billing' }),
  prometheus: prometheus({ ...server, query: 'sum(queue_depth{queue="orders"})' }),
  trigger: trigger({ type: 'pulsar', metadata: { adminURL: 'http://pulsar:8080', topic: 'persistent://a/b/orders', subscription: 'billing' } }),
};

/** Whatever KEDA 2.20 has against the trigger of a backlog, with the given values of the parameters that come from Secrets. */
export function refusals(
  backlog: Backlog, target: number, secrets: Readonly<Record<string, string>> = {}, activation?: number,
): readonly ScalerProblem[] {
  const { type, metricType = '', metadata } = backlog.kedaTrigger(consumer, target, activation === undefined ? {} : { activation });
  const [authentication] = backlog.needs?.(consumer, 'keda').objects ?? [];
  const spec = (authentication?.draft.spec ?? {}) as {
    readonly secretTargetRef?: readonly { readonly parameter: string }[];
    readonly podIdentity?: { readonly provider: string };
  };
  const result = buildScaler({
    triggerIndex: 0,
    triggerType: type,
    metricType,
    metadata: metadata as Readonly<Record<string, string>>,
    authParams: Object.fromEntries((spec.secretTargetRef ?? []).map(({ parameter }) => [parameter, secrets[parameter] ?? `the ${parameter}`])),
    env: {},
    podIdentity: spec.podIdentity ?? { provider: 'none' },
    namespace: consumer.namespace,
    asMetricSource: false,
  });
  if (result === undefined) throw new Error(`${type} is not followed`);
  return result.problems;
}
