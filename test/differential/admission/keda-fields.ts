import type { KnownFields } from './mutate';
import { asString } from '../../../src/kubernetes/json';
import { TRIGGER_TYPES, triggerType } from '../../../src/kubernetes/keda/trigger-parameters';
import { KEDA_SCHEMAS } from '../../../src/validation/admission/keda/custom-resource';

/** The trigger types whose parameters the port follows. */
const FOLLOWED = new Set([
  'apache-kafka', 'aws-sqs-queue', 'cpu', 'cron', 'external', 'external-push', 'kafka', 'kubernetes-workload', 'memory', 'metrics-api', 'nats-jetstream',
  'prometheus', 'rabbitmq', 'redis', 'redis-cluster', 'redis-streams',
]);
const PARAMETERS = TRIGGER_TYPES.filter((type) => FOLLOWED.has(type))
  .flatMap((type) => (triggerType(type)?.parameters ?? []).flatMap(({ name }) => [name, `${name}FromEnv`]));

/** The fields that a place in an object of KEDA may have, by its schema and by the scalers. */
export const kedaFields: KnownFields = (document, pattern) => {
  if (pattern === '/spec/triggers/*/metadata') return PARAMETERS;
  let schema = KEDA_SCHEMAS.kind(asString(document.kind) ?? '');
  for (const step of pattern.split('/').slice(1)) schema = step === '*' ? KEDA_SCHEMAS.items(schema) : KEDA_SCHEMAS.field(schema, step);
  return Object.keys(schema?.properties ?? {});
};
