import * as pulumi from '@pulumi/pulumi';
import { recordRegistrations, registrationsOf } from './recorded';
import { Backlog, JobStrategy, PrometheusAuth, QueueBacklogConsumer, ScaleOn, TriggerAuth } from '../../src/pulumi';

const later = (text: string): pulumi.Output<string> => pulumi.output(Promise.resolve(text));

beforeAll(recordRegistrations);

test('names and ids that other resources give are put into query, address and references, escaped', async () => {
  const recorded = await registrationsOf(() => new QueueBacklogConsumer('orders', {
    image: pulumi.interpolate`registry.example.com/orders:${later('1.4')}`,
    backlog: Backlog.rocketMq({
      endpoint: later('https://prometheus.example.com'),
      instanceId: later('rmq-cn-abc'),
      topic: later('or"ders'),
      consumerGroup: later('billing\\eu'),
      auth: PrometheusAuth.bearer({ secret: later('prometheus'), key: 'token' }),
    }),
    targetBacklogPerPod: 30,
    maxReplicas: 10,
  }));
  const inputs = Object.fromEntries(recorded.map((resource) => [resource.name, resource.inputs]));
  expect(inputs['orders-deployment']).toMatchObject({ spec: { template: { spec: { containers: [{ image: 'registry.example.com/orders:1.4' }] } } } });
  expect(inputs['orders-trigger-authentication']).toMatchObject({
    spec: { secretTargetRef: [{ parameter: 'bearerToken', name: 'prometheus', key: 'token' }] },
  });
  expect(inputs['orders-autoscaler']).toMatchObject({
    spec: {
      triggers: [{
        metadata: {
          serverAddress: 'https://prometheus.example.com',
          query: 'sum({__name__=~"rocketmq_consumer_ready_messages|rocketmq_consumer_inflight_messages",'
            + 'instance_id="rmq-cn-abc",topic="or\\"ders",consumer_group="billing\\\\eu"})',
        },
      }],
    },
  });
});

test('brokers that other resources give are joined, and Jobs and further triggers arrive', async () => {
  const recorded = await registrationsOf(() => new QueueBacklogConsumer('render', {
    image: 'render:1',
    backlog: Backlog.kafka({ bootstrapServers: [later('kafka-0:9092'), 'kafka-1:9092'], consumerGroup: later('g'), topic: 't' }),
    targetBacklogPerPod: 10,
    maxReplicas: 10,
    job: { strategy: JobStrategy.eager(), ttlAfterFinishedSeconds: 60 },
    alsoScaleOn: [ScaleOn.backlog({
      backlog: Backlog.rabbitMq({ queueName: later('q'), auth: TriggerAuth.existing(later('theirs'), 'ClusterTriggerAuthentication') }), targetPerPod: 2,
    })],
  }));
  expect(recorded.find(({ name }) => name === 'render-autoscaler')?.inputs).toMatchObject({
    kind: 'ScaledJob',
    spec: {
      jobTargetRef: { ttlSecondsAfterFinished: 60 },
      scalingStrategy: { strategy: 'eager' },
      triggers: [
        { type: 'kafka', metadata: { bootstrapServers: 'kafka-0:9092,kafka-1:9092', consumerGroup: 'g' } },
        { type: 'rabbitmq', metadata: { queueName: 'q' }, authenticationRef: { name: 'theirs', kind: 'ClusterTriggerAuthentication' } },
      ],
    },
  });
});

test('the emitted objects are fields', async () => {
  const fields: (readonly string[])[] = [];
  await registrationsOf(() => {
    const { deployment, autoscaler, objects } = new QueueBacklogConsumer('orders', {
      image: 'orders:1', backlog: Backlog.redisList({ addresses: ['redis:6379'], listName: 'l' }), targetBacklogPerPod: 30, minReplicas: 2, maxReplicas: 10,
    });
    fields.push(Object.keys(objects));
    expect([deployment, autoscaler]).toEqual([objects.Deployment, objects.Autoscaler]);
    const job = new QueueBacklogConsumer('jobs', {
      image: 'orders:1', backlog: Backlog.redisList({ addresses: ['redis:6379'], listName: 'l' }), targetBacklogPerPod: 1, maxReplicas: 10, job: {},
    });
    fields.push(Object.keys(job.objects));
    expect(job.deployment).toBeUndefined();
  });
  expect(fields).toEqual([['Deployment', 'Autoscaler', 'PodDisruptionBudget'], ['Autoscaler']]);
});

test('all problems are thrown at once', () => {
  expect(() => new QueueBacklogConsumer('orders', {
    image: 'orders:1', backlog: Backlog.redisList({ addresses: ['redis'], listName: later('l') }), targetBacklogPerPod: 2.5, maxReplicas: 0,
  })).toThrow([
    "QueueBacklogConsumer 'orders' has 3 problems:",
    "  - 'maxReplicas' must be a whole number from 1, got 0",
    "  - 'targetBacklogPerPod' must be a whole number with the backlog redisList, got 2.5",
    '  - \'backlog.addresses[0]\' must be host:port, got "redis"',
  ].join('\n'));
});
