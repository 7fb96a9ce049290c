import { activeMqScaler } from './activemq';
import { apacheKafkaScaler } from './apache-kafka';
import { artemisQueueScaler } from './artemis-queue';
import { awsSqsQueueScaler } from './aws-sqs-queue';
import { cpuMemoryScaler } from './cpu-memory';
import { cronScaler } from './cron';
import { externalScaler } from './external';
import { kafkaScaler } from './kafka';
import { kubernetesWorkloadScaler } from './kubernetes-workload';
import { metricsApiScaler } from './metrics-api';
import { natsJetStreamScaler } from './nats-jetstream';
import { prometheusScaler } from './prometheus';
import { pulsarScaler } from './pulsar';
import { rabbitmqScaler } from './rabbitmq';
import { redisScaler, redisStreamsScaler } from './redis';
import type { ScalerConfig, ScalerResult } from './scaler';

type BuildScaler = (config: ScalerConfig) => ScalerResult;

/** The trigger types whose parameters are read here exactly as KEDA 2.20.2 reads them. */
const SCALERS: ReadonlyMap<string, BuildScaler> = new Map<string, BuildScaler>([
  ['activemq', activeMqScaler],
  ['apache-kafka', apacheKafkaScaler],
  ['artemis-queue', artemisQueueScaler],
  ['aws-sqs-queue', awsSqsQueueScaler],
  ['cpu', cpuMemoryScaler],
  ['cron', cronScaler],
  ['external', externalScaler],
  ['external-push', externalScaler],
  ['kafka', kafkaScaler],
  ['kubernetes-workload', kubernetesWorkloadScaler],
  ['memory', cpuMemoryScaler],
  ['metrics-api', metricsApiScaler],
  ['nats-jetstream', natsJetStreamScaler],
  ['prometheus', prometheusScaler],
  ['pulsar', pulsarScaler],
  ['rabbitmq', rabbitmqScaler],
  ['redis', redisScaler],
  ['redis-cluster', redisScaler],
  ['redis-cluster-streams', redisStreamsScaler],
  ['redis-sentinel', redisScaler],
  ['redis-sentinel-streams', redisStreamsScaler],
  ['redis-streams', redisStreamsScaler],
]);

/** The trigger types that `buildScaler` follows. */
export const FOLLOWED_TYPES: ReadonlySet<string> = new Set(SCALERS.keys());

/** What KEDA makes of a trigger; undefined for a type that is not followed here (`FOLLOWED_TYPES`). */
export function buildScaler(config: ScalerConfig): ScalerResult | undefined {
  return SCALERS.get(config.triggerType)?.(config);
}
