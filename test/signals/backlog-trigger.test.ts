import { consumer, key, refusals } from './backlog-samples';
import { later, problemsOf } from './samples';
import { TRIGGER_TYPES, triggerType } from '../../src/kubernetes/keda/trigger-parameters';
import { trigger, type TriggerSpec } from '../../src/signals/backlog-trigger';

const PULSAR: TriggerSpec = { type: 'pulsar', metadata: { adminURL: 'http://pulsar:8080', topic: 'persistent://a/b/c', subscription: 's' } };

test('target and activation go where the type wants them', () => {
  expect(trigger(PULSAR).kedaTrigger(consumer, 100, { activation: 7 })).toEqual({
    type: 'pulsar',
    metadata: {
      adminURL: 'http://pulsar:8080', topic: 'persistent://a/b/c', subscription: 's', msgBacklogThreshold: '100', activationMsgBacklogThreshold: '7',
    },
  });
});

test.each([
  ['activemq', 'targetQueueSize', 'activationTargetQueueSize'],
  ['artemis-queue', 'queueLength', 'activationQueueLength'],
  ['aws-kinesis-stream', 'shardCount', 'activationShardCount'],
  ['azure-eventhub', 'unprocessedEventThreshold', 'activationUnprocessedEventThreshold'],
  ['azure-queue', 'queueLength', 'activationQueueLength'],
  ['azure-servicebus', 'messageCount', 'activationMessageCount'],
  ['beanstalkd', 'value', 'activationValue'],
  ['gcp-pubsub', 'value', 'activationValue'],
  ['gcp-cloudtasks', 'value', 'activationValue'],
  ['ibmmq', 'queueDepth', 'activationQueueDepth'],
  ['metrics-api', 'targetValue', 'activationTargetValue'],
  ['mongodb', 'queryValue', 'activationQueryValue'],
  ['nsq', 'depthThreshold', 'activationDepthThreshold'],
  ['postgresql', 'targetQueryValue', 'activationTargetQueryValue'],
  ['temporal', 'targetQueueSize', 'activationTargetQueueSize'],
])('the target of %s is %s, its activation %s', (type, target, activation) => {
  expect(trigger({ type }).kedaTrigger(consumer, 9, { activation: 4 }).metadata).toEqual({ [target]: '9', [activation]: '4' });
});

test('where a type has several targets, the caller names one', () => {
  const solace: TriggerSpec = { type: 'solace-event-queue', metadata: { solaceSempBaseURL: 'http://s', messageVpn: 'v', queueName: 'q' }, auth: { existing: { name: 'a' } } };
  expect(problemsOf(trigger(solace))).toEqual(["'targetParameter' is required with the type solace-event-queue, which has no single one that could be meant"]);
  const chosen = trigger({ ...solace, targetParameter: 'messageCountTarget' });
  expect(problemsOf(chosen)).toEqual([]);
  expect(chosen.kedaTrigger(consumer, 9, { activation: 4 }).metadata).toMatchObject({ messageCountTarget: '9', activationMessageCountTarget: '4' });
  expect(trigger({ ...solace, targetParameter: 'messageCountTarget', activationParameter: 'activationMessageSpoolUsageTarget' })
    .kedaTrigger(consumer, 9, { activation: 4 }).metadata).toMatchObject({ messageCountTarget: '9', activationMessageSpoolUsageTarget: '4' });
});

test('an activation without a target of its name makes no pair', () => {
  const splunk: TriggerSpec = { type: 'splunk', metadata: { host: 'https://splunk:8089', savedSearchName: 's', valueField: 'count' }, auth: { existing: { name: 'a' } } };
  expect(problemsOf(trigger(splunk))).toEqual(["'targetParameter' is required with the type splunk, which has no single one that could be meant"]);
  const chosen = trigger({ ...splunk, targetParameter: 'targetValue', activationParameter: 'activationValue' });
  expect(problemsOf(chosen)).toEqual([]);
  expect(chosen.kedaTrigger(consumer, 9, { activation: 4 }).metadata).toMatchObject({ targetValue: '9', activationValue: '4' });
});

test('all that is not the target is passed on', () => {
  const backlog = trigger({
    ...PULSAR, metricType: 'Value', lagSeconds: 20, livesWithoutPods: false, fromEnv: { topic: 'TOPIC' }, auth: { secrets: { bearerToken: key('t') } },
  });
  expect(problemsOf(backlog)).toEqual([]);
  expect(backlog).toMatchObject({ lagSeconds: 20, lowestMinReplicas: 1 });
  expect(backlog.kedaTrigger(consumer, 5)).toEqual({
    type: 'pulsar',
    metricType: 'Value',
    metadata: { adminURL: 'http://pulsar:8080', topic: 'persistent://a/b/c', subscription: 's', msgBacklogThreshold: '5', topicFromEnv: 'TOPIC' },
    authenticationRef: { name: 'orders' },
  });
});

test.each<[TriggerSpec, readonly string[]]>([
  [{ type: 'rocketmq' }, ['\'type\' must be a trigger type of KEDA, got "rocketmq"; use Backlog.rocketMq(), Backlog.rocketMqExporter() or Backlog.rocketMqBroker()']],
  [{ type: 'rabitmq' }, ['\'type\' must be a trigger type of KEDA, got "rabitmq"; write rabbitmq']],
  [{ type: 'sls-queue-of-something' }, ['\'type\' must be a trigger type of KEDA, got "sls-queue-of-something"']],
  [{ type: 'cpu' }, ['\'type\' must be a source of work, got "cpu"; use CompanionMetric.cpuUtilization() in \'scaler.companions\'']],
  [{ type: 'memory' }, ['\'type\' must be a source of work, got "memory"; use CompanionMetric.memoryUtilization() in \'scaler.companions\'']],
  [{ type: 'cron' }, ['\'type\' must be a source of work, got "cron"; use ScaleOn.cron() in \'alsoScaleOn\'']],
  [{ ...PULSAR, metadata: { ...PULSAR.metadata, msgBacklogTreshold: '5' } }, [
    "'metadata.msgBacklogTreshold' must be a parameter of the pulsar trigger, which ignores others; write msgBacklogThreshold",
  ]],
  [{ ...PULSAR, metadata: { ...PULSAR.metadata, msgBacklogThreshold: '5' } }, [
    "'metadata.msgBacklogThreshold' must not be given: the target of the declaration goes there",
  ]],
  [{ ...PULSAR, metadata: { ...PULSAR.metadata, bearerToken: 'hunter2' } }, [
    "'metadata.bearerToken' must not be written into the manifest; give the parameter bearerToken in 'auth.secrets' or 'fromEnv'",
  ]],
  [{ ...PULSAR, metadata: { ...PULSAR.metadata, customAuthHeader: 'X' } }, [
    "'metadata.customAuthHeader' is read only from a TriggerAuthentication; give it in 'auth'",
  ]],
  [{ ...PULSAR, targetParameter: 'backlog' }, ["'targetParameter' must be a parameter of the pulsar trigger, which ignores others"]],
  [{ ...PULSAR, activationParameter: 'activationMsgBacklog' }, [
    "'activationParameter' must be a parameter of the pulsar trigger, which ignores others; write activationMsgBacklogThreshold",
  ]],
  [{ ...PULSAR, auth: { secrets: { token: key('t'), tokn: key('t') } }, fromEnv: { adminURl: 'A', tls: 'B' } }, [
    "'auth.secrets.tokn' must be a parameter that the pulsar trigger reads from there; write token",
    "'fromEnv.adminURl' must be a parameter that the pulsar trigger reads from there; write adminURL",
    "'fromEnv.tls' must be a parameter that the pulsar trigger reads from there",
  ]],
  [{ type: 'gcp-pubsub', metadata: { subscriptionSize: '5' } }, [expect.stringMatching(/^'metadata\.subscriptionSize' must not be used: /)]],
  [{ ...PULSAR, lagSeconds: -1 }, ["'lagSeconds' must be a number from 0, got -1"]],
  [{ ...PULSAR, metadata: { adminURL: 'http://p', topic: 't' } }, [
    "'metadata.subscription' must be given, in the metadata or the environment (by subscriptionFromEnv)",
  ]],
  [{ type: 'external', targetParameter: 'depth', metadata: { scalerAddress: 'scaler:9090', anything: 'goes' } }, []],
  [{ ...PULSAR, metadata: { ...PULSAR.metadata, topic: later } }, []],
])('%j has the problems %j', (spec, problems) => expect(problemsOf(trigger(spec))).toEqual(problems));

test('every type of KEDA but three can be a source of work', () => {
  const refused = TRIGGER_TYPES.filter((type) => problemsOf(trigger({ type, targetParameter: triggerType(type)?.metadataKeys[0] ?? '', auth: { existing: { name: 'a' } } }))
    .some((problem) => problem.startsWith("'type'")));
  expect(refused.sort()).toEqual(['cpu', 'cron', 'memory']);
});

/** Names, numbers and places. */
const NOT_SECRET: readonly string[] = [
  'awsAccessKeyID', 'connectionFromEnv', 'connectionLimit', 'credentialsFromEnvFile', 'key', 'keyConditionExpression', 'keyParamName', 'keyspace', 'metricKey',
  'oauthTokenURI', 'saslTokenProvider', 'watchKey',
];

/** Parameters that hold a secret and that KEDA would take from the metadata too. */
const SECRET_NAMES = [
  'activeDirectoryClientPassword', 'apiKey', 'authToken', 'clientKey', 'clientSecret', 'connection', 'connectionString', 'credentials', 'password', 'queryKey',
  'sentinelPassword',
];
const SECRETS = TRIGGER_TYPES.flatMap((type) => (triggerType(type)?.parameters ?? [])
  .filter(({ name, from }) => from.includes('m') && SECRET_NAMES.includes(name)).map(({ name }) => [type, name] as const));

test('nothing else in the metadata of any type sounds like a secret', () => {
  const suspicious = TRIGGER_TYPES.flatMap((type) => triggerType(type)?.parameters ?? [])
    .filter(({ name, from }) => from.includes('m') && /pass|secret|token|cred|key|connection/i.test(name)).map(({ name }) => name);
  expect([...new Set(suspicious)].filter((name) => !SECRET_NAMES.includes(name)).sort()).toEqual(NOT_SECRET);
});

test.each(SECRETS)('%s does not take its %s from the manifest', (type, name) => {
  const problems = problemsOf(trigger({ type, metadata: { [name]: 'hunter2' } }));
  expect(problems).toContain(`'metadata.${name}' must not be written into the manifest; give the parameter ${name} in 'auth.secrets' or 'fromEnv'`);
  expect(problems.join()).not.toContain('hunter2');
});

test('nor does any type take a URL with credentials', () => {
  expect(problemsOf(trigger({ type: 'rabbitmq', metadata: { queueName: 'q', host: 'amqp://user:hunter2@broker:5672/' }, targetParameter: 'value' }))).toEqual([
    "'metadata.host' must not hold credentials, which end up in the manifest; give the parameter host in 'auth.secrets'",
  ]);
});

test('the trigger is one that KEDA accepts', () => {
  expect(refusals(trigger({ type: 'nats-jetstream', metadata: { natsServerMonitoringEndpoint: 'n:8222', account: 'a', stream: 's', consumer: 'c' } }), 5)).toEqual([]);
});
