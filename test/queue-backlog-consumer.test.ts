import { Chart, Duration, Testing } from 'cdk8s';
import {
  AuthenticationKind,
  AuthenticationScope,
  Backlog,
  BacklogMetricType,
  FallbackBehavior,
  IdentityOwner,
  JobDeletion,
  JobRestartPolicy,
  JobRollout,
  JobStrategy,
  KafkaClient,
  KafkaSasl,
  OffsetResetPolicy,
  PodIdentity,
  Precondition,
  PrometheusAuth,
  PrometheusAuthMode,
  QueueBacklogConsumer,
  QueueOperation,
  RabbitMqMode,
  RabbitMqProtocol,
  RedisStreamMeasure,
  RedisTopology,
  RocketMqMessages,
  ScaleOn,
  ScalersCalculation,
  ScaleTarget,
  ScalingPolicy,
  SqsIdentityOwner,
  TriggerAuth,
  type QueueBacklogConsumerProps,
} from '../src';

const token = { secret: 'prometheus', key: 'token' };
const serverAddress = 'http://prometheus.monitoring:9090';
const props: QueueBacklogConsumerProps = {
  image: 'registry.example.com/orders:1.4',
  backlog: Backlog.rocketMq({
    endpoint: 'https://prometheus.example.com', instanceId: 'rmq-cn-abc', topic: 'orders', consumerGroup: 'billing', auth: PrometheusAuth.bearer(token),
  }),
  targetBacklogPerPod: 30,
  minReplicas: 2,
  maxReplicas: 10,
};

interface Emitted {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

function consumer(changes: Partial<QueueBacklogConsumerProps> = {}) {
  const chart = new Chart(Testing.app(), 'c', { namespace: 'shop' });
  return new QueueBacklogConsumer(chart, 'Orders', { ...props, ...changes });
}

function synth(changes: Partial<QueueBacklogConsumerProps> = {}) {
  return Testing.synth(Chart.of(consumer(changes))) as Emitted[];
}

const autoscalerOf = (changes: Partial<QueueBacklogConsumerProps>) => synth(changes).find(({ kind }) => kind.startsWith('Scaled'))!.spec;
const triggerOf = (backlog: Backlog) => (autoscalerOf({ backlog, minReplicas: 1 }).triggers as object[])[0];

test('the example of the design gives a Deployment, a TriggerAuthentication, a ScaledObject and a PodDisruptionBudget', () => {
  const [deployment, authentication, scaledObject, budget, ...more] = synth();
  expect(more).toEqual([]);
  expect(deployment).toMatchObject({ kind: 'Deployment', metadata: { name: 'orders', namespace: 'shop' } });
  expect(deployment?.spec.replicas).toBeUndefined();
  expect(authentication?.spec).toEqual({ secretTargetRef: [{ parameter: 'bearerToken', name: 'prometheus', key: 'token' }] });
  expect(scaledObject?.spec).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' },
    minReplicaCount: 2,
    maxReplicaCount: 10,
    fallback: { failureThreshold: 3, replicas: 2, behavior: 'currentReplicasIfHigher' },
    triggers: [{
      type: 'prometheus',
      metadata: {
        serverAddress: 'https://prometheus.example.com',
        query: 'sum({__name__=~"rocketmq_consumer_ready_messages|rocketmq_consumer_inflight_messages",'
          + 'instance_id="rmq-cn-abc",topic="orders",consumer_group="billing"})',
        threshold: '30',
        ignoreNullValues: 'false',
        authModes: 'bearer',
      },
      authenticationRef: { name: 'orders' },
    }],
  });
  expect(budget?.kind).toBe('PodDisruptionBudget');
});

test('the emitted objects are fields', () => {
  const { deployment, autoscaler, objects } = consumer();
  expect([deployment?.kind, autoscaler.kind]).toEqual(['Deployment', 'ScaledObject']);
  expect(Object.keys(objects)).toEqual(['Deployment', 'TriggerAuthentication', 'Autoscaler', 'PodDisruptionBudget']);
  const job = consumer({ job: {}, minReplicas: 0, backlog: Backlog.redisList({ addresses: ['redis:6379'], listName: 'l' }) });
  expect([job.deployment, job.autoscaler.kind]).toEqual([undefined, 'ScaledJob']);
  const target = consumer({ image: undefined, target: ScaleTarget.existing({ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'theirs' }) } as never);
  expect(target.deployment).toBeUndefined();
});

test('fails with all problems at once', () => {
  expect(() => consumer({
    backlog: Backlog.rocketMq({ endpoint: 'prometheus', instanceId: 'mq-cn-uax33****', topic: 'keda', consumerGroup: '' }),
    targetBacklogPerPod: 0,
    minReplicas: 3,
    maxReplicas: 2,
    scaler: { activation: 5 },
  })).toThrow(new Error([
    "QueueBacklogConsumer 'c/Orders' has 6 problems:",
    "  - 'maxReplicas' must be at least 'minReplicas' (3), got 2; raise 'maxReplicas' or lower 'minReplicas'",
    "  - 'targetBacklogPerPod' must be a number greater than 0, got 0",
    '  - \'backlog.instanceId\' must not be a placeholder, got "mq-cn-uax33****"; put in the real value',
    '  - \'backlog.consumerGroup\' must not be empty, got ""',
    '  - \'backlog.endpoint\' must be an http or https URL, got "prometheus"',
    "  - 'scaler.activation' must not be set with 'minReplicas' (3) above 0: KEDA activates only from zero or idle, got 5; lower 'minReplicas' to 0 or leave it out",
  ].join('\n')));
});

test('what works and is not as one would expect is metadata of the construct', () => {
  expect(consumer({ scaler: { cooldownPeriod: Duration.minutes(1) } }).node.metadata).toMatchObject([{
    type: 'scalewright:warning',
    data: "'scaler.cooldownPeriod' has no effect: it delays only the step to zero or idle, got 60 seconds; "
      + "set 'behavior.scaleDown.stabilizationWindow' to delay other steps",
  }]);
  expect(consumer().node.metadata).toEqual([]);
});

test('durations and enums of the settings of KEDA arrive', () => {
  expect(autoscalerOf({
    backlog: Backlog.redisList({ addresses: ['redis:6379'], listName: 'l' }),
    minReplicas: 0,
    scaler: {
      pollingInterval: Duration.seconds(10),
      cooldownPeriod: Duration.minutes(2),
      initialCooldownPeriod: Duration.minutes(1),
      activation: 3,
      fallback: { failureThreshold: 2, replicas: 4, behavior: FallbackBehavior.CURRENT_REPLICAS },
      behavior: { scaleDown: { policies: [ScalingPolicy.percent(25, Duration.minutes(1))] } },
    },
  })).toMatchObject({
    pollingInterval: 10,
    cooldownPeriod: 120,
    initialCooldownPeriod: 60,
    fallback: { failureThreshold: 2, replicas: 4, behavior: 'currentReplicas' },
    advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown: { policies: [{ type: 'Percent', value: 25, periodSeconds: 60 }] } } } },
    triggers: [{ metadata: { activationListLength: '3' } }],
  });
});

describe('every source of work', () => {
  test.each<[string, Backlog, object]>([
    ['rocketMqExporter', Backlog.rocketMqExporter({ serverAddress, topic: 't', consumerGroup: 'g', timeout: Duration.seconds(5) }), {
      metadata: { query: 'sum(max by (group, topic) (rocketmq_group_diff{group="g",topic="t"}))', timeout: '5s' },
    }],
    ['rocketMqBroker', Backlog.rocketMqBroker({
      serverAddress, topic: 't', consumerGroup: 'g', messages: RocketMqMessages.READY, staticSubscription: Precondition.confirmed('OPS-1'),
    }), { metadata: { query: 'sum(rocketmq_consumer_ready_messages{topic="t",consumer_group="g"})' } }],
    ['rabbitMq', Backlog.rabbitMq({
      queueName: 'q', mode: RabbitMqMode.MESSAGE_RATE, protocol: RabbitMqProtocol.HTTP, useRegex: true, operation: QueueOperation.MAX, timeout: Duration.millis(500),
      auth: TriggerAuth.secrets({ host: token }),
    }), { type: 'rabbitmq', metadata: { mode: 'MessageRate', protocol: 'http', useRegex: 'true', operation: 'max', timeout: '500ms', value: '30' } }],
    ['kafka', Backlog.kafka({
      bootstrapServers: ['k:9092'], consumerGroup: 'g', topic: 't', client: KafkaClient.KAFKA_GO, offsetResetPolicy: OffsetResetPolicy.EARLIEST,
      sasl: KafkaSasl.PLAINTEXT, auth: TriggerAuth.existing('theirs', AuthenticationKind.CLUSTER_TRIGGER_AUTHENTICATION),
    }), {
      type: 'apache-kafka',
      metadata: { offsetResetPolicy: 'earliest', sasl: 'plaintext' },
      authenticationRef: { name: 'theirs', kind: 'ClusterTriggerAuthentication' },
    }],
    ['redisList', Backlog.redisList({ topology: RedisTopology.CLUSTER, addresses: ['a:1', 'b:2'], listName: 'l' }), {
      type: 'redis-cluster', metadata: { addresses: 'a:1,b:2' },
    }],
    ['redisStreams', Backlog.redisStreams({ addresses: ['a:1'], stream: 's', consumerGroup: 'g', measure: RedisStreamMeasure.PENDING }), {
      type: 'redis-streams', metadata: { pendingEntriesCount: '30' },
    }],
    ['sqs', Backlog.sqs({ queueUrl: 'q', awsRegion: 'eu-west-1', identityOwner: SqsIdentityOwner.OPERATOR }), { metadata: { identityOwner: 'operator' } }],
    ['natsJetStream', Backlog.natsJetStream({ monitoringEndpoint: 'n:8222', account: '$G', stream: 's', consumer: 'c' }), { type: 'nats-jetstream' }],
    ['prometheus', Backlog.prometheus({ serverAddress, query: 'sum(depth)', lag: Duration.seconds(15) }), { metadata: { query: 'sum(depth)' } }],
    ['trigger', Backlog.trigger({ type: 'nsq', metadata: { nsqLookupdHTTPAddresses: 'n', topic: 't', channel: 'c' }, metricType: BacklogMetricType.VALUE, lag: Duration.seconds(1) }), {
      type: 'nsq', metricType: 'Value', metadata: { depthThreshold: '30' },
    }],
  ])('%s', (_, backlog, trigger) => expect(triggerOf(backlog)).toMatchObject(trigger));
});

describe('every way to authenticate', () => {
  const basic = { username: { secret: 's', key: 'u' }, password: { secret: 's', key: 'p' } };
  test.each<[string, PrometheusAuth, string | undefined, object | undefined]>([
    ['none', PrometheusAuth.none(), undefined, undefined],
    ['basic', PrometheusAuth.basic(basic), 'basic', {
      secretTargetRef: [{ parameter: 'username', name: 's', key: 'u' }, { parameter: 'password', name: 's', key: 'p' }],
    }],
    ['custom with an authority', PrometheusAuth.custom({ header: token, value: token }, { ca: token }), 'custom', {
      secretTargetRef: ['customAuthHeader', 'customAuthValue', 'ca'].map((parameter) => ({ parameter, name: 'prometheus', key: 'token' })),
    }],
    ['tls', PrometheusAuth.tls({ cert: token, key: token }), 'tls', {
      secretTargetRef: ['cert', 'key'].map((parameter) => ({ parameter, name: 'prometheus', key: 'token' })),
    }],
    ['bearer with a certificate', PrometheusAuth.bearer(token, { cert: token, key: token }), 'bearer,tls', {
      secretTargetRef: ['bearerToken', 'cert', 'key'].map((parameter) => ({ parameter, name: 'prometheus', key: 'token' })),
    }],
    ['basic with a certificate', PrometheusAuth.basic({ username: token }, { cert: token, key: token }), 'basic,tls', {
      secretTargetRef: ['username', 'cert', 'key'].map((parameter) => ({ parameter, name: 'prometheus', key: 'token' })),
    }],
    ['the identity of a pod', PrometheusAuth.podIdentity(PodIdentity.aws({ roleArn: 'r', externalId: 'x', identityOwner: IdentityOwner.KEDA })), undefined, {
      podIdentity: { provider: 'aws', roleArn: 'r', identityOwner: 'keda', externalID: 'x' },
    }],
    ['one that exists', PrometheusAuth.existing({ name: 'theirs', modes: [PrometheusAuthMode.BEARER] }), 'bearer', undefined],
  ])('%s', (_, auth, authModes, spec) => {
    const objects = synth({ backlog: Backlog.prometheus({ serverAddress, query: 'sum(depth)', auth }) });
    const [trigger] = objects.find(({ kind }) => kind === 'ScaledObject')!.spec.triggers as { metadata: Record<string, string> }[];
    expect(trigger?.metadata.authModes).toBe(authModes);
    expect(objects.find(({ kind }) => kind === 'TriggerAuthentication')?.spec).toEqual(spec);
  });

  test.each<[string, TriggerAuth, object]>([
    ['identity', TriggerAuth.podIdentity(PodIdentity.azureWorkload({ identityId: 'i' })), { podIdentity: { provider: 'azure-workload', identityId: 'i' } }],
    ['several places', TriggerAuth.of({
      secrets: { host: token }, configMaps: { vhostName: { configMap: 'c', key: 'k' } }, podIdentity: PodIdentity.gcp(), sources: { env: [] },
    }), {
      podIdentity: { provider: 'gcp' },
      secretTargetRef: [{ parameter: 'host', name: 'prometheus', key: 'token' }],
      configMapTargetRef: [{ parameter: 'vhostName', name: 'c', key: 'k' }],
      env: [],
    }],
  ])('%s', (_, auth, spec) => {
    const objects = synth({ backlog: Backlog.rabbitMq({ queueName: 'q', host: 'http://b:15672', auth }) });
    expect(objects.find(({ kind }) => kind === 'TriggerAuthentication')?.spec).toEqual(spec);
  });

  test('an authentication of the cluster has no namespace, though the chart has one', () => {
    const auth = TriggerAuth.of({ secrets: { host: token }, scope: AuthenticationScope.CLUSTER });
    const object = synth({ backlog: Backlog.rabbitMq({ queueName: 'q', auth }) }).find(({ kind }) => kind === 'ClusterTriggerAuthentication');
    expect(object?.metadata).toEqual({ name: 'shop-orders', labels: { 'app.kubernetes.io/name': 'orders' } });
  });
});

test('further triggers and Jobs arrive', () => {
  expect(autoscalerOf({
    backlog: Backlog.redisList({ addresses: ['redis:6379'], listName: 'l' }),
    minReplicas: 0,
    alsoScaleOn: [
      ScaleOn.cron({ timezone: 'Asia/Shanghai', start: '0 8 * * *', end: '0 20 * * *', replicas: 4 }),
      ScaleOn.backlog({ backlog: Backlog.redisList({ addresses: ['redis:6379'], listName: 'm' }), targetPerPod: 2, activation: 1, name: 'second' }),
    ],
    job: {
      strategy: JobStrategy.custom({ queueLengthDeduction: 1, runningJobPercentage: 0.5 }),
      multipleScalersCalculation: ScalersCalculation.SUM,
      rollout: JobRollout.IMMEDIATE,
      rolloutPropagation: JobDeletion.FOREGROUND,
      activeDeadline: Duration.minutes(10),
      ttlAfterFinished: Duration.hours(1),
      restartPolicy: JobRestartPolicy.NEVER,
    },
  })).toMatchObject({
    jobTargetRef: { activeDeadlineSeconds: 600, ttlSecondsAfterFinished: 3600, template: { spec: { restartPolicy: 'Never' } } },
    rollout: { strategy: 'immediate', propagationPolicy: 'foreground' },
    scalingStrategy: {
      strategy: 'custom', customScalingQueueLengthDeduction: 1, customScalingRunningJobPercentage: '0.5', multipleScalersCalculation: 'sum',
    },
    triggers: [{ name: 'backlog' }, { type: 'cron', name: 'trigger2' }, { name: 'second', metadata: { listName: 'm', activationListLength: '1' } }],
  });
});

test.each([['standard', 'default'], ['accurate', 'accurate'], ['eager', 'eager']] as const)('the strategy %s is KEDA\'s %s', (name, strategy) => {
  const backlog = Backlog.redisList({ addresses: ['redis:6379'], listName: 'l' });
  expect(autoscalerOf({ backlog, minReplicas: 0, job: { strategy: JobStrategy[name]() } })).toMatchObject({ scalingStrategy: { strategy } });
});
