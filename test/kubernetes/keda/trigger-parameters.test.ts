import {
  isFreeForm, isNewerKey, isNewerType, mayHold, suggestTriggerType, TRIGGER_TYPES, triggerParameters, triggerType,
} from '../../../src/kubernetes/keda/trigger-parameters';
import { nearest } from '../../../src/kubernetes/nearest';

test('KEDA 2.20 publishes these types', () => {
  expect(TRIGGER_TYPES.length).toBeGreaterThan(65);
  expect(TRIGGER_TYPES).toEqual(expect.arrayContaining(['kafka', 'cron', 'prometheus', 'rabbitmq', 'nats-jetstream', 'redis-sentinel-streams']));
});

test('the parameters of a type say where they come from', () => {
  const byName = new Map(triggerParameters('rabbitmq').map((parameter) => [parameter.name, parameter]));
  expect(byName.get('host')?.from).toMatch(/m.*|a.*/);
  expect(byName.get('queueName')?.optional).not.toBe(true);
  expect(triggerParameters('no-such-type')).toEqual([]);
  expect(triggerType('toString')).toBeUndefined();
});

test.each([['promethues', 'prometheus'], ['Kafka', 'kafka'], [' cron', 'cron'], ['aws-sqs', 'aws-sqs-queue'], ['zzzzzz', undefined]])(
  'the type %p is meant for %p', (type, meant) => expect(suggestTriggerType(type)).toBe(meant));

test.each([['prometheus', 'treshold', 'threshold'], ['kafka', 'bootstrapserver', 'bootstrapServers'], ['prometheus', 'qqqqqqq', undefined], ['none', 'x', undefined]])(
  'of a %s trigger the key %p is meant for %p', (type, key, meant) => expect(nearest(key, triggerType(type)?.metadataKeys ?? [])).toBe(meant));

test('only metadata of external scalers may hold any key', () => {
  expect(TRIGGER_TYPES.filter(isFreeForm).sort()).toEqual(['external', 'external-push']);
});

test('a pattern stands for many keys', () => {
  const type = { parameters: [], byName: new Map(), metadataKeys: ['query.*', 'url'] };
  expect(['query.a', 'url', 'query', 'urls'].map((key) => mayHold(type, key))).toEqual([true, true, false, false]);
});

test.each([
  ['azure-eventhub', 'blobContainer'], ['azure-eventhub', 'checkpointStrategy'], ['azure-eventhub', 'eventHubNameFromEnv'], ['azure-eventhub', 'storageConnectionFromEnv'],
  ['datadog', 'type'], ['pulsar', 'oauthTokenURI'],
])('the metadata of a %s trigger may hold %s, which the published schema leaves out', (type, key) => {
  const known = triggerType(type);
  expect(known !== undefined && mayHold(known, key)).toBe(true);
});

test('the authentication of huawei-cloudeye is known', () =>
  expect(triggerParameters('huawei-cloudeye').filter(({ from }) => from === 'a').map(({ name }) => name)).toEqual(expect.arrayContaining(['ProjectID', 'AccessKey'])));

test('what came with a newer KEDA is told from what no KEDA knows', () => {
  expect(['clickhouse', 'kafka', 'none', 'toString'].map(isNewerType)).toEqual([true, false, false, false]);
  expect([isNewerKey('kafka', 'fullMetadata'), isNewerKey('kafka', 'topic'), isNewerKey('kafka', 'fulMetadata'), isNewerKey('none', 'topic')]).toEqual([true, false, false, false]);
});
