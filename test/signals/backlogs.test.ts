import fc from 'fast-check';
import { BACKLOGS, consumer, kafkaSpec, key, rabbitMqSpec, refusals, sqsSpec } from './backlog-samples';
import { later, problemsOf, textOf } from './samples';
import type { Backlog } from '../../src/signals/backlog';
import { kafka, type KafkaSpec } from '../../src/signals/backlog-kafka';
import { natsJetStream, type NatsJetStreamSpec } from '../../src/signals/backlog-nats-jetstream';
import { prometheus } from '../../src/signals/backlog-prometheus';
import { rabbitMq, type RabbitMqMode, type RabbitMqSpec } from '../../src/signals/backlog-rabbitmq';
import { redisList, redisStreams, type RedisListSpec } from '../../src/signals/backlog-redis';
import { sqs } from '../../src/signals/backlog-sqs';

const metadataOf = (backlog: Backlog, target = 5, activation?: number) =>
  backlog.kedaTrigger(consumer, target, activation === undefined ? {} : { activation }).metadata;

describe('every source of work', () => {
  test.each([
    ['rocketMq', 'messages', 60, 1],
    ['rocketMqExporter', 'messages', 120, 0],
    ['rocketMqBroker', 'messages', 60, 1],
    ['rabbitMq', 'messages', 5, 0],
    ['kafka', 'messages', 0, 0],
    ['kafkaGo', 'messages', 0, 0],
    ['redisList', 'items', 0, 0],
    ['redisStreams', 'items', 0, 0],
    ['sqs', 'messages', 60, 0],
    ['natsJetStream', 'messages', 0, 0],
    ['prometheus', 'items', 60, 0],
    ['trigger', 'items', 0, 0],
  ])('%s counts %s with a lag of %i s, and its lowest minimum is %i', (name, unit, lagSeconds, lowestMinReplicas) => {
    expect(BACKLOGS[name]).toMatchObject({ unit, lagSeconds, lowestMinReplicas, problems: [] });
  });

  test.each(Object.entries(BACKLOGS))('%s gives a trigger that KEDA accepts', (_, backlog) => {
    const secrets = { host: 'amqp://broker:5672', customAuthHeader: 'Authorization', customAuthValue: 'x', bearerToken: 'x' };
    expect(refusals(backlog, 5, secrets, 2)).toEqual([]);
  });

  test.each(Object.entries(BACKLOGS))('%s has nothing but texts in its metadata', (_, backlog) => {
    expect(Object.values(metadataOf(backlog, 5, 2)).every((value) => typeof value === 'string')).toBe(true);
  });

  test.each(Object.entries(BACKLOGS))('%s reads target and activation as they are given', (_, backlog) => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (target, activation) => {
      const values = Object.values(metadataOf(backlog, target, activation));
      expect(values).toEqual(expect.arrayContaining([String(target), String(activation)]));
    }), { numRuns: 20 });
  });
});

describe('RabbitMQ', () => {
  const rabbit = (spec: Partial<RabbitMqSpec> = {}) => rabbitMq({ ...rabbitMqSpec, ...spec });

  test('all options reach the trigger', () => {
    const backlog = rabbit({
      host: 'https://broker:15672', auth: { secrets: { username: key('user'), password: key('password') } }, protocol: 'http', mode: 'MessageRate', vhostName: 'shop',
      useRegex: true, operation: 'max', pageSize: 50, excludeUnacknowledged: true, timeoutSeconds: 2.5, unsafeSsl: true,
    });
    expect(problemsOf(backlog)).toEqual([]);
    expect(backlog.unit).toBe('messages/s');
    expect(refusals(backlog, 5)).toEqual([]);
    expect(backlog.kedaTrigger(consumer, 12.5, { activation: 3 })).toEqual({
      type: 'rabbitmq',
      metadata: {
        host: 'https://broker:15672', protocol: 'http', queueName: 'orders', mode: 'MessageRate', value: '12.5', activationValue: '3', vhostName: 'shop',
        useRegex: 'true', operation: 'max', pageSize: '50', excludeUnacknowledged: 'true', timeout: '2500ms', unsafeSsl: 'true',
      },
      authenticationRef: { name: 'orders' },
    });
  });

  test('the smallest one names queue, mode and target; the host comes from the Secret', () => {
    expect(metadataOf(rabbit())).toEqual({ queueName: 'orders', mode: 'QueueLength', value: '5' });
    expect(rabbit().needs?.(consumer, 'keda').objects?.[0]?.draft.spec).toEqual({ secretTargetRef: [{ parameter: 'host', name: 'queue', key: 'host' }] });
  });

  test('the host may come from the environment of the container', () => {
    const { auth: _, ...rest } = rabbitMqSpec;
    const backlog = rabbitMq({ ...rest, fromEnv: { host: 'RABBITMQ_URL' } });
    expect(problemsOf(backlog)).toEqual([]);
    expect(metadataOf(backlog)).toEqual({ queueName: 'orders', mode: 'QueueLength', value: '5', hostFromEnv: 'RABBITMQ_URL' });
    expect(backlog.needs?.(consumer, 'keda').objects).toEqual([]);
  });

  test.each<[RabbitMqMode, string]>([
    ['QueueLength', 'messages'], ['MessageRate', 'messages/s'], ['DeliverGetRate', 'messages/s'], ['PublishedToDeliveredRatio', 'ratio'],
    ['ExpectedQueueConsumptionTime', 'seconds'],
  ])('the mode %s counts %s', (mode, unit) => expect(rabbit({ mode }).unit).toBe(unit));

  test.each<[Partial<RabbitMqSpec>, number]>([[{ host: 'amqp://b:5672' }, 0], [{ protocol: 'amqp' }, 0], [{ host: 'http://b:15672' }, 5], [{}, 5]])(
    'with %j the number is %i s old', (spec, lag) => expect(rabbit(spec).lagSeconds).toBe(lag));

  test.each<[Partial<RabbitMqSpec>, readonly string[]]>([
    [{ queueName: ' ' }, ['\'queueName\' must not be empty, got " "']],
    [{ auth: {} as never }, [
      "'host' is required unless it comes from 'auth.secrets.host' or 'fromEnv.host'",
      "'auth.secrets' must name at least one parameter unless 'configMaps', 'podIdentity', 'sources' or 'existing' is given",
    ]],
    [{ host: 'broker:5672' }, ['\'host\' must be an amqp, amqps, http or https URL, got "broker:5672"']],
    [{ host: 'amqp://user:hunter2@broker:5672' }, ["'host' must not hold credentials, which end up in the manifest; give the parameter host in 'auth.secrets'"]],
    [{ host: 'amqp://b:5672', fromEnv: { host: 'H' } }, ["'fromEnv.host' must not be given together with 'host', which would win"]],
    [{ host: 'amqp://b:5672', protocol: 'http' }, ['\'protocol\' must agree with the scheme of \'host\', got "http"']],
    [{ protocol: 'amqp', mode: 'MessageRate' }, ['\'mode\' needs the HTTP management API, got "MessageRate"; give an http host, or protocol \'http\'']],
    [{ host: 'amqps://b:5671', useRegex: true }, ["'useRegex' needs the HTTP management API, got true; give an http host, or protocol 'http'"]],
    [{ protocol: 'amqp', excludeUnacknowledged: true }, ["'excludeUnacknowledged' needs the HTTP management API, got true; give an http host, or protocol 'http'"]],
    [{ protocol: 'amqp', timeoutSeconds: 2 }, ["'timeoutSeconds' needs the HTTP management API, got 2; give an http host, or protocol 'http'"]],
    [{ operation: 'sum' }, ['\'operation\' needs \'useRegex\': there is one queue otherwise, got "sum"']],
    [{ pageSize: 0 }, ["'pageSize' must be a whole number from 1, got 0"]],
    [{ timeoutSeconds: 0 }, ["'timeoutSeconds' must be a number greater than 0, got 0"]],
    [{ auth: { secrets: { host: key('h'), username: key('u') } } }, ["'auth.secrets.password' is required with 'username'"]],
    [{ auth: { secrets: { host: key('h'), key: key('k') } } }, ["'auth.secrets.cert' is required with 'key'"]],
    [{ auth: { secrets: { host: key('h'), passwort: key('p') } } }, ["'auth.secrets.passwort' must be a parameter that the rabbitmq trigger reads from there; write password"]],
    [{ protocol: 'amqp', useRegex: false, excludeUnacknowledged: false }, []],
    [{ host: 'amqp://b:5672', protocol: 'amqp' }, []],
    [{ pageSize: 1 }, []],
    [{ auth: { existing: { name: 'theirs' } } }, []],
  ])('%j has the problems %j', (spec, problems) => expect(problemsOf(rabbit(spec))).toEqual(problems));
});

describe('Kafka', () => {
  const group = (spec: Partial<KafkaSpec> = {}) => kafka({ ...kafkaSpec, ...spec });

  test('all options reach the trigger', () => {
    const backlog = group({
      partitionLimitation: '0-3,7', offsetResetPolicy: 'earliest', allowIdleConsumers: false, excludePersistentLag: true, scaleToZeroOnInvalidOffset: true,
      limitToPartitionsWithLag: false, ensureEvenDistributionOfPartitions: true, sasl: 'scram_sha512', tls: true, unsafeSsl: true, version: '2.8.0',
      auth: { secrets: { username: key('u'), password: key('p') } },
    });
    expect(problemsOf(backlog)).toEqual([]);
    expect(refusals(backlog, 100)).toEqual([]);
    expect(backlog.kedaTrigger(consumer, 100, { activation: 10 })).toEqual({
      type: 'kafka',
      metadata: {
        bootstrapServers: 'kafka-0:9092,kafka-1:9092', consumerGroup: 'billing', topic: 'orders', lagThreshold: '100', activationLagThreshold: '10',
        partitionLimitation: '0-3,7', offsetResetPolicy: 'earliest', allowIdleConsumers: 'false', excludePersistentLag: 'true', scaleToZeroOnInvalidOffset: 'true',
        limitToPartitionsWithLag: 'false', ensureEvenDistributionOfPartitions: 'true', sasl: 'scram_sha512', tls: 'enable', unsafeSsl: 'true', version: '2.8.0',
      },
      authenticationRef: { name: 'orders' },
    });
  });

  test('IAM of MSK is a token provider for sarama and a mechanism for kafka-go', () => {
    const iam: Partial<KafkaSpec> = { sasl: 'aws_msk_iam', tls: true, awsRegion: 'eu-west-1', auth: { podIdentity: { provider: 'aws' } } };
    expect(metadataOf(group(iam))).toMatchObject({ sasl: 'oauthbearer', saslTokenProvider: 'aws_msk_iam', tls: 'enable', awsRegion: 'eu-west-1' });
    const go = group({ ...iam, client: 'kafka-go' });
    expect(go.kedaTrigger(consumer, 5).type).toBe('apache-kafka');
    expect(metadataOf(go)).toMatchObject({ sasl: 'aws_msk_iam' });
    expect(metadataOf(go)).not.toHaveProperty('saslTokenProvider');
    expect([...refusals(group(iam), 5), ...refusals(go, 5)]).toEqual([]);
  });

  test('brokers known only later are joined later', () => {
    const backlog = group({ bootstrapServers: ['kafka-0:9092', later] });
    expect(textOf(metadataOf(backlog).bootstrapServers, 'kafka-1:9092')).toBe('kafka-0:9092,kafka-1:9092');
  });

  test('more replicas than partitions find no work, unless idle ones are wanted', () => {
    expect(group({ partitions: 12 }).mostReplicas).toEqual({ count: 12, what: 'partitions' });
    expect(group({ partitions: 12, allowIdleConsumers: true }).mostReplicas).toBeUndefined();
    expect(group().mostReplicas).toBeUndefined();
    expect(group().wholeNumbers).toBe(true);
  });

  test('kafka-go without a topic asks the members of the group, and there are none at zero', () => {
    const { topic: _, ...rest } = kafkaSpec;
    expect(kafka({ ...rest, client: 'kafka-go' })).toMatchObject({
      lowestMinReplicas: 1, wakeFix: "raise it or give 'topic': without one kafka-go asks the members of the group",
    });
    expect(kafka({ ...rest, client: 'kafka-go', fromEnv: { topic: 'TOPIC' } }).lowestMinReplicas).toBe(0);
    expect(kafka(rest).lowestMinReplicas).toBe(0);
  });

  const { topic: _topic, ...withoutTopic } = kafkaSpec;
  const { bootstrapServers: _servers, ...withoutServers } = kafkaSpec;
  test.each<[KafkaSpec, readonly string[]]>([
    [withoutServers, ["'bootstrapServers' or 'fromEnv.bootstrapServers' must be given, not both"]],
    [{ ...kafkaSpec, fromEnv: { consumerGroup: 'GROUP' } }, ["'consumerGroup' or 'fromEnv.consumerGroup' must be given, not both"]],
    [{ ...kafkaSpec, bootstrapServers: [] }, ["'bootstrapServers' must not be empty"]],
    [{ ...kafkaSpec, bootstrapServers: ['kafka', 'u:hunter2@kafka:9092'] }, [
      '\'bootstrapServers[0]\' must be host:port, got "kafka"', "'bootstrapServers[1]' must be host:port",
    ]],
    [{ ...kafkaSpec, topic: '' }, ['\'topic\' must not be empty, got ""']],
    [{ ...kafkaSpec, consumerGroup: '' }, ['\'consumerGroup\' must not be empty, got ""']],
    [{ ...kafkaSpec, partitions: 0 }, ["'partitions' must be a whole number from 1, got 0"]],
    [{ ...kafkaSpec, partitionLimitation: '0-13,17,20-29,31' }, []],
    [{ ...kafkaSpec, partitionLimitation: '1,2-' }, ['\'partitionLimitation\' must be a list of numbers and ranges, such as "0-3,7", got "1,2-"']],
    [{ ...kafkaSpec, partitionLimitation: '0-' }, ['\'partitionLimitation\' must be a list of numbers and ranges, such as "0-3,7", got "0-"']],
    [{ ...withoutTopic, partitionLimitation: '0', limitToPartitionsWithLag: true }, ["'partitionLimitation' needs 'topic'", "'limitToPartitionsWithLag' needs 'topic'"]],
    [{ ...withoutTopic, ensureEvenDistributionOfPartitions: true }, ["'ensureEvenDistributionOfPartitions' needs 'topic'"]],
    [{ ...kafkaSpec, limitToPartitionsWithLag: true, allowIdleConsumers: true, ensureEvenDistributionOfPartitions: true }, [
      "'limitToPartitionsWithLag' must not be true together with 'allowIdleConsumers'",
      "'limitToPartitionsWithLag' must not be true together with 'ensureEvenDistributionOfPartitions'",
    ]],
    [{ ...kafkaSpec, client: 'kafka-go', sasl: 'gssapi', unsafeSsl: true, version: '1', auth: { existing: { name: 'a' } } }, [
      '\'sasl\' needs the client sarama, got "gssapi"; leave out \'client\'', "'unsafeSsl' needs the client sarama, got true; leave out 'client'",
      '\'version\' needs the client sarama, got "1"; leave out \'client\'',
    ]],
    [{ ...kafkaSpec, sasl: 'plaintext' }, ["'auth.secrets.username' is required with sasl plaintext", "'auth.secrets.password' is required with sasl plaintext"]],
    [{ ...kafkaSpec, sasl: 'gssapi', auth: { secrets: { username: key('u'), realm: key('r'), kerberosConfig: key('c') } } }, [
      "'auth.secrets.keytab' or 'auth.secrets.password' must be given with sasl gssapi, not both",
    ]],
    [{ ...kafkaSpec, sasl: 'aws_msk_iam' }, ["'tls' must be true with sasl aws_msk_iam", "'awsRegion' is required with sasl aws_msk_iam"]],
    [{ ...kafkaSpec, tls: true, auth: { secrets: { cert: key('c'), tls: key('t') } } }, [
      "'auth.secrets.cert' must be given together with 'key'", "'auth.secrets.tls' must not be given together with 'tls'",
    ]],
    [{ ...kafkaSpec, limitToPartitionsWithLag: true }, []],
    [{ ...kafkaSpec, partitions: 1 }, []],
    [{ ...kafkaSpec, client: 'kafka-go', sasl: 'oauthbearer', auth: { existing: { name: 'a' } } }, [
      '\'sasl\' needs the client sarama, got "oauthbearer"; leave out \'client\'',
    ]],
    [{ ...kafkaSpec, client: 'kafka-go', sasl: 'scram_sha256', auth: { existing: { name: 'a' } } }, []],
    [{ ...kafkaSpec, sasl: 'gssapi', auth: { existing: { name: 'theirs' } } }, []],
  ])('%j has the problems %j', (spec, problems) => expect(problemsOf(kafka(spec))).toEqual(problems));
});

describe('Redis', () => {
  const list = (spec: Partial<RedisListSpec> = {}) => redisList({ addresses: ['redis:6379'], listName: 'orders', ...spec });

  test.each<[Partial<RedisListSpec>, string, object]>([
    [{ databaseIndex: 0, enableTls: true, unsafeSsl: true }, 'redis', {
      address: 'redis:6379', listName: 'orders', listLength: '5', activationListLength: '1', databaseIndex: '0', enableTLS: 'true', unsafeSsl: 'true',
    }],
    [{ topology: 'cluster', addresses: ['a:1', 'b:2'] }, 'redis-cluster', {
      addresses: 'a:1,b:2', listName: 'orders', listLength: '5', activationListLength: '1',
    }],
    [{ topology: 'sentinel', sentinelMaster: 'main' }, 'redis-sentinel', {
      addresses: 'redis:6379', sentinelMaster: 'main', listName: 'orders', listLength: '5', activationListLength: '1',
    }],
  ])('a list with %j has the trigger %s', (spec, type, metadata) => {
    expect(list(spec).kedaTrigger(consumer, 5, { activation: 1 })).toEqual({ type, metadata });
    expect(refusals(list(spec), 5)).toEqual([]);
    expect(problemsOf(list(spec))).toEqual([]);
  });

  test.each([
    [{}, 'redis-streams', { streamLength: '5' }, 0],
    [{ consumerGroup: 'g' }, 'redis-streams', { consumerGroup: 'g', lagCount: '5' }, 0],
    [{ consumerGroup: 'g', measure: 'pending' as const, topology: 'cluster' as const }, 'redis-cluster-streams', { consumerGroup: 'g', pendingEntriesCount: '5' }, 1],
    [{ measure: 'length' as const, topology: 'sentinel' as const, sentinelMaster: 'm' }, 'redis-sentinel-streams', { streamLength: '5' }, 0],
  ])('a stream with %j is measured by %s %j', (spec, type, metadata, lowest) => {
    const backlog = redisStreams({ addresses: ['redis:6379'], stream: 'orders', ...spec });
    expect(problemsOf(backlog)).toEqual([]);
    expect(backlog.kedaTrigger(consumer, 5)).toMatchObject({ type, metadata: { stream: 'orders', ...metadata } });
    expect(backlog.lowestMinReplicas).toBe(lowest);
    expect(refusals(backlog, 5)).toEqual([]);
  });

  test.each([
    [{ consumerGroup: 'g', measure: 'length' as const }, [
      "'consumerGroup' must not be given with the measure 'length': KEDA would count pending entries, got \"g\"",
    ]],
    [{ measure: 'lag' as const }, ["'consumerGroup' is required with the measure 'lag'"]],
    [{ stream: '' }, ['\'stream\' must not be empty, got ""']],
    [{ consumerGroup: '' }, ['\'consumerGroup\' must not be empty, got ""']],
  ])('a stream with %j has the problems %j', (spec, problems) =>
    expect(problemsOf(redisStreams({ addresses: ['redis:6379'], stream: 'orders', ...spec }))).toEqual(problems));

  test.each<[Partial<RedisListSpec>, readonly string[]]>([
    [{ listName: '' }, ['\'listName\' must not be empty, got ""']],
    [{ addresses: [] }, ["'addresses' must not be empty"]],
    [{ addresses: ['a:1', 'b:2'] }, ["'addresses' must be one for a standalone server, got 2; set 'topology' to cluster or sentinel"]],
    [{ addresses: ['redis'] }, ['\'addresses[0]\' must be host:port, got "redis"']],
    [{ addresses: [':hunter2@redis:6379'] }, ["'addresses[0]' must be host:port"]],
    [{ topology: 'sentinel' }, ["'sentinelMaster' is required with the topology 'sentinel'"]],
    [{ sentinelMaster: 'm' }, ["'sentinelMaster' needs the topology 'sentinel', got \"m\""]],
    [{ databaseIndex: -1 }, ["'databaseIndex' must be a whole number from 0, got -1"]],
    [{ databaseIndex: 1, topology: 'cluster' }, ["'databaseIndex' must not be given for a cluster, which has one database, got 1"]],
    [{ enableTls: true, auth: { secrets: { tls: key('t'), cert: key('c') } } }, [
      "'auth.secrets.tls' must not be given together with 'enableTls'", "'auth.secrets.cert' must be given together with 'key'",
    ]],
    [{ topology: 'sentinel', auth: { secrets: { sentinelMaster: key('m') } } }, []],
  ])('a list with %j has the problems %j', (spec, problems) => expect(problemsOf(list(spec))).toEqual(problems));

  test.each([['standalone', 'address'], ['cluster', 'addresses']] as const)('the address of a %s server must come from somewhere', (topology, parameter) => {
    expect(problemsOf(redisList({ topology, listName: 'l' }))).toEqual([
      `'addresses' is required unless it comes from 'auth.secrets.${parameter}' or 'fromEnv.${parameter}'`,
    ]);
    expect(problemsOf(redisList({ topology, listName: 'l', fromEnv: { [parameter]: 'REDIS' } }))).toEqual([]);
  });
});

describe('Amazon SQS', () => {
  test('all options reach the trigger, and the region comes from the URL', () => {
    const backlog = sqs({ ...sqsSpec, scaleOnInFlight: false, scaleOnDelayed: true, awsEndpoint: 'http://localstack:4566', identityOwner: 'operator' });
    expect(backlog.kedaTrigger(consumer, 5, { activation: 1 })).toEqual({
      type: 'aws-sqs-queue',
      metadata: {
        queueURL: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders', awsRegion: 'eu-west-1', queueLength: '5', activationQueueLength: '1',
        scaleOnInFlight: 'false', scaleOnDelayed: 'true', awsEndpoint: 'http://localstack:4566', identityOwner: 'operator',
      },
      authenticationRef: { name: 'orders' },
    });
    expect(metadataOf(sqs({ ...sqsSpec, queueUrl: 'https://sqs.cn-north-1.amazonaws.com.cn/1/q' }))).toMatchObject({ awsRegion: 'cn-north-1' });
  });

  test.each([
    [{}, ["'queueUrl' or 'fromEnv.queueURL' must be given, not both", "'awsRegion' is required where the URL of the queue does not name it",
      "'auth' must give a pod identity, or 'awsAccessKeyID' and 'awsSecretAccessKey', unless 'identityOwner' is operator"]],
    [{ ...sqsSpec, queueUrl: '', awsRegion: 'eu-west-1' }, ['\'queueUrl\' must not be empty, got ""']],
    [{ ...sqsSpec, queueUrl: 'orders' }, ["'awsRegion' is required where the URL of the queue does not name it"]],
    [{ ...sqsSpec, queueUrl: 'https://sqs.eu-west-1.amazonaws.com/orders' }, [
      '\'queueUrl\' must be a URL with the path /<account>/<name>, or a bare name, got "https://sqs.eu-west-1.amazonaws.com/orders"',
    ]],
    [{ ...sqsSpec, queueUrl: 'https://u:hunter2@sqs.eu-west-1.amazonaws.com/1/q', awsRegion: 'eu-west-1' }, [
      "'queueUrl' must not hold credentials, which end up in the manifest; give the parameter queueURL in 'auth.secrets'",
    ]],
    [{ ...sqsSpec, awsRegion: 'us-east-1' }, ['\'awsRegion\' must be the region of the queue (eu-west-1), got "us-east-1"']],
    [{ ...sqsSpec, auth: { secrets: { awsAccessKeyID: key('id') } } }, ["'auth.secrets.awsSecretAccessKey' is required with 'awsAccessKeyID'"]],
    [{ queueUrl: 'orders', awsRegion: 'eu-west-1', identityOwner: 'operator' as const }, []],
    [{ queueUrl: later, awsRegion: later, auth: { secrets: { awsRoleArn: key('role') } } }, []],
    [{ fromEnv: { queueURL: 'QUEUE' }, awsRegion: 'eu-west-1', auth: { existing: { name: 'a' } } }, []],
  ])('%j has the problems %j', (spec, problems) => expect(problemsOf(sqs(spec))).toEqual(problems));
});

describe('NATS JetStream', () => {
  const jetStream = (spec: Partial<NatsJetStreamSpec> = {}) => natsJetStream({ monitoringEndpoint: 'nats:8222', account: '$G', stream: 's', consumer: 'c', ...spec });

  test('all options reach the trigger', () => {
    expect(jetStream({ useHttps: true }).kedaTrigger(consumer, 5, { activation: 1 })).toEqual({
      type: 'nats-jetstream',
      metadata: {
        natsServerMonitoringEndpoint: 'nats:8222', account: '$G', stream: 's', consumer: 'c', lagThreshold: '5', activationLagThreshold: '1', useHttps: 'true',
      },
    });
    const byId = natsJetStream({ monitoringEndpoint: 'nats:8222', accountId: 'ABC', stream: 's', consumer: 'c' });
    expect(metadataOf(byId)).toMatchObject({ accountID: 'ABC' });
    expect([...problemsOf(byId), ...refusals(byId, 5)]).toEqual([]);
  });

  test.each<[NatsJetStreamSpec, readonly string[]]>([
    [{ stream: 's', consumer: 'c' }, [
      "'monitoringEndpoint' is required unless it comes from 'auth.secrets.natsServerMonitoringEndpoint'", "'account' or 'accountId' must be given, not both",
    ]],
    [{ monitoringEndpoint: 'https://nats:8222', account: 'a', stream: '', consumer: '' }, [
      '\'monitoringEndpoint\' must be host:port without a scheme, got "https://nats:8222"; use \'useHttps\' for https',
      '\'stream\' must not be empty, got ""', '\'consumer\' must not be empty, got ""',
    ]],
    [{ monitoringEndpoint: 'u:hunter2@nats:8222', account: 'a', accountId: 'b', stream: 's', consumer: 'c' }, [
      "'monitoringEndpoint' must be host:port without a scheme; use 'useHttps' for https", "'account' or 'accountId' must be given, not both",
    ]],
    [{ stream: 's', consumer: 'c', auth: { secrets: { natsServerMonitoringEndpoint: key('e'), account: key('a') } } }, []],
  ])('%j has the problems %j', (spec, problems) => expect(problemsOf(natsJetStream(spec))).toEqual(problems));
});

describe('any PromQL', () => {
  const server = { serverAddress: 'http://prometheus:9090' };

  test('query, server and activation reach the trigger, and an empty result is an error', () => {
    const backlog = prometheus({ ...server, query: 'sum(depth)', namespace: 'shop', timeoutSeconds: 5, lagSeconds: 15 });
    expect(backlog.lagSeconds).toBe(15);
    expect(backlog.kedaTrigger(consumer, 0.5, { activation: 2 })).toEqual({
      type: 'prometheus',
      metadata: {
        serverAddress: 'http://prometheus:9090', query: 'sum(depth)', threshold: '0.5', activationThreshold: '2', ignoreNullValues: 'false', namespace: 'shop',
        timeout: '5s',
      },
    });
  });

  test('series of the consumer itself cannot wake it', () => {
    expect(prometheus({ ...server, query: 'sum(depth)', livesWithoutPods: false }).lowestMinReplicas).toBe(1);
    expect(prometheus({ ...server, query: 'sum(depth)', livesWithoutPods: true }).lowestMinReplicas).toBe(0);
    expect(problemsOf(prometheus({ ...server, query: 'sum(depth)', lagSeconds: 0 }))).toEqual([]);
  });

  test.each([
    ['sum(depth) by (queue)', "'query' must give one series, but it gives one for each queue: two would be an error, got \"sum(depth) by (queue)\"; put sum(…) around it, or pin the labels"],
    ['depth[5m]', "'query' must give an instant vector, not a range vector, got \"depth[5m]\"; put a function such as rate(…) around it: KEDA reads a range vector as 0"],
  ])('%s is refused', (query, problem) => expect(problemsOf(prometheus({ ...server, query }))).toEqual([problem]));

  test('an address, a lag and an empty query are refused together', () => {
    expect(problemsOf(prometheus({ serverAddress: 'prometheus:9090', query: '', lagSeconds: -1 }))).toEqual([
      expect.stringContaining("'query' must be PromQL: ") as string, "'lagSeconds' must be a number from 0, got -1",
      '\'serverAddress\' must be an http or https URL, got "prometheus:9090"',
    ]);
  });

  test('a query known only later is not looked at', () => expect(problemsOf(prometheus({ ...server, query: later }))).toEqual([]));
});
