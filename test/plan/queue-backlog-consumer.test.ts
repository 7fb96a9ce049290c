import fc from 'fast-check';
import { sentence } from '../../src/kubernetes/problem';
import { planQueueBacklogConsumer, type QueueBacklogConsumerSpec } from '../../src/plan/queue-backlog-consumer';
import type { Backlog } from '../../src/signals/backlog';
import { kafka } from '../../src/signals/backlog-kafka';
import { rabbitMq } from '../../src/signals/backlog-rabbitmq';
import { rocketMq } from '../../src/signals/backlog-rocketmq';
import { customAuth } from '../../src/signals/prometheus-auth';
import { BACKLOGS, ENDPOINT, key, rocketMqSpec } from '../signals/backlog-samples';

const base: QueueBacklogConsumerSpec = {
  metadata: { name: 'orders', namespace: 'shop' },
  image: 'registry.example.com/orders:1.4',
  backlog: BACKLOGS.redisList!,
  targetBacklogPerPod: 30,
  minReplicas: 2,
  maxReplicas: 10,
};

const plan = (change: Partial<QueueBacklogConsumerSpec> = {}) => planQueueBacklogConsumer({ ...base, ...change });
const messages = (change: Partial<QueueBacklogConsumerSpec> = {}) => plan(change).problems.map(sentence);
const warnings = (change: Partial<QueueBacklogConsumerSpec> = {}) => (plan(change).warnings ?? []).map(sentence);
const drafts = (change: Partial<QueueBacklogConsumerSpec> = {}) => Object.fromEntries(plan(change).objects.map(({ id, draft }) => [id, draft]));
const autoscaler = (change: Partial<QueueBacklogConsumerSpec> = {}) => drafts(change).Autoscaler?.spec as Record<string, unknown>;

const labels = { 'app.kubernetes.io/name': 'orders' };
const metadata = { name: 'orders', namespace: 'shop', labels };
const ref = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' };

describe('what is emitted', () => {
  test('a Deployment without replicas, the TriggerAuthentication, the ScaledObject and a PodDisruptionBudget, in this order', () => {
    const { objects, problems, preconditions, adapterRules } = plan({ backlog: BACKLOGS.rocketMq! });
    expect({ problems, preconditions, adapterRules }).toEqual({ problems: [], preconditions: [], adapterRules: [] });
    expect(objects).toEqual([
      {
        id: 'Deployment',
        ownedByCluster: ['spec.replicas'],
        draft: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata,
          spec: {
            selector: { matchLabels: labels },
            template: {
              metadata: { labels },
              spec: {
                topologySpreadConstraints: [{
                  maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: labels },
                }],
                containers: [{ name: 'orders', image: 'registry.example.com/orders:1.4' }],
              },
            },
          },
        },
      },
      {
        id: 'TriggerAuthentication',
        draft: {
          apiVersion: 'keda.sh/v1alpha1',
          kind: 'TriggerAuthentication',
          metadata,
          spec: {
            secretTargetRef: [
              { parameter: 'customAuthHeader', name: 'queue', key: 'header' }, { parameter: 'customAuthValue', name: 'queue', key: 'value' },
            ],
          },
        },
      },
      {
        id: 'Autoscaler',
        after: ['Deployment', 'TriggerAuthentication'],
        draft: {
          apiVersion: 'keda.sh/v1alpha1',
          kind: 'ScaledObject',
          metadata,
          spec: {
            scaleTargetRef: ref,
            minReplicaCount: 2,
            maxReplicaCount: 10,
            fallback: { failureThreshold: 3, replicas: 2, behavior: 'currentReplicasIfHigher' },
            triggers: [{
              type: 'prometheus',
              metadata: {
                serverAddress: ENDPOINT,
                query: 'sum({__name__=~"rocketmq_consumer_ready_messages|rocketmq_consumer_inflight_messages",'
                  + 'instance_id="rmq-cn-abc",topic="orders",consumer_group="billing"})',
                threshold: '30',
                ignoreNullValues: 'false',
                authModes: 'custom',
              },
              authenticationRef: { name: 'orders' },
            }],
          },
        },
      },
      {
        id: 'PodDisruptionBudget',
        draft: { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata, spec: { maxUnavailable: 1, selector: { matchLabels: labels } } },
      },
    ]);
  });

  test('one replica is guaranteed unless said otherwise, and then there is no PodDisruptionBudget', () => {
    const { minReplicas: _, ...rest } = base;
    const { objects } = planQueueBacklogConsumer(rest);
    expect(objects.map(({ id }) => id)).toEqual(['Deployment', 'Autoscaler']);
    expect(objects[1]?.draft.spec).toMatchObject({ minReplicaCount: 1 });
  });

  test('an existing workload is referred to; a budget needs its labels', () => {
    const target = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'theirs' };
    const { image: _, ...rest } = base;
    const of = (spec: Partial<QueueBacklogConsumerSpec>) => planQueueBacklogConsumer({ ...rest, ...spec });
    expect(of({ target }).problems).toEqual([]);
    expect(of({ target }).objects.map(({ id }) => id)).toEqual(['Autoscaler']);
    expect(of({ target }).objects[0]?.draft.spec).toMatchObject({ scaleTargetRef: target });
    const labelled = of({ target: { ...target, podLabels: { app: 'theirs' } } }).objects;
    expect(labelled.map(({ id }) => id)).toEqual(['Autoscaler', 'PodDisruptionBudget']);
    expect(labelled[1]?.draft.spec).toEqual({ maxUnavailable: 1, selector: { matchLabels: { app: 'theirs' } } });
    expect(of({ target, pod: { disruption: { minAvailable: 1 }, labels: {} } }).problems.map(sentence)).toEqual([
      "'pod.labels' must not be given with 'target', whose pods are declared elsewhere",
      "'target.podLabels' is required with 'pod.disruption': the PodDisruptionBudget selects the pods by it",
    ]);
  });

  test('names, labels and annotations reach every object', () => {
    const { objects } = plan({
      backlog: BACKLOGS.rabbitMq!,
      metadata: {
        name: 'orders', labels: { team: 'a' }, annotations: { owner: 'b' }, selectorLabels: { app: 'orders' },
        names: { Autoscaler: 'prometheus-scaledobject', TriggerAuthentication: 'keda-prom-creds' },
      },
    });
    expect(objects.map(({ draft }) => draft.metadata.name)).toEqual(['orders', 'keda-prom-creds', 'prometheus-scaledobject', 'orders']);
    for (const { draft } of objects) {
      expect(draft.metadata).toMatchObject({ namespace: 'default', labels: { ...labels, team: 'a' }, annotations: { owner: 'b' } });
    }
    expect(objects[2]?.draft.spec).toMatchObject({ triggers: [{ authenticationRef: { name: 'keda-prom-creds' } }] });
  });

  test('overrides change any object', () => {
    expect(autoscaler({ overrides: { Autoscaler: { spec: { fallback: null, pollingInterval: 5 } } } })).toMatchObject({ pollingInterval: 5 });
    expect(autoscaler({ overrides: { Autoscaler: { spec: { fallback: null } } } })).not.toHaveProperty('fallback');
    expect(messages({ overrides: { Service: {} } })).toEqual(["'overrides.Service' must name an object that this declaration emits: Deployment, Autoscaler, PodDisruptionBudget"]);
  });

  test('nothing of the declaration is a secret but the reference to it', () => {
    fc.assert(fc.property(fc.constantFrom(...Object.values(BACKLOGS)), (backlog) => {
      const text = JSON.stringify(plan({ backlog, minReplicas: 1 }).objects);
      expect(text).not.toMatch(/kind":"Secret"|stringData|"data"/);
    }));
  });
});

describe('scale to zero', () => {
  test('the activation goes to the trigger, and the fallback wakes one pod while the source cannot be read', () => {
    const scaler = { activation: 4, cooldownPeriodSeconds: 60, initialCooldownPeriodSeconds: 120, pollingIntervalSeconds: 10 };
    expect(autoscaler({ minReplicas: 0, scaler })).toEqual({
      scaleTargetRef: ref,
      pollingInterval: 10,
      cooldownPeriod: 60,
      initialCooldownPeriod: 120,
      minReplicaCount: 0,
      maxReplicaCount: 10,
      fallback: { failureThreshold: 3, replicas: 1, behavior: 'currentReplicasIfHigher' },
      triggers: [{ type: 'redis', metadata: { address: 'redis:6379', listName: 'orders', listLength: '30', activationListLength: '4' } }],
    });
  });

  test('from an idle count works with a minimum above it', () => {
    expect(messages({ scaler: { idleReplicas: 0, activation: 4 } })).toEqual([]);
    expect(autoscaler({ scaler: { idleReplicas: 0, activation: 4 } })).toMatchObject({ idleReplicaCount: 0, minReplicaCount: 2 });
  });

  test('is refused where nothing would wake the consumer, with the way out', () => {
    expect(messages({ backlog: BACKLOGS.rocketMq!, minReplicas: 0 })).toEqual([
      "'minReplicas' must be at least 1 with the signal rocketMq, which is silent without pods and so never wakes them, got 0; raise it, or if the gauges of the "
      + "consumer group stay without a connected consumer, pass 'gaugesWithoutConsumers': stop all consumers for ten minutes and look whether the query still "
      + 'returns a number',
    ]);
  });

  test('is a precondition once it is acknowledged', () => {
    const backlog = rocketMq({ ...rocketMqSpec, gaugesWithoutConsumers: { confirmedBy: 'OPS-7' } });
    expect(messages({ backlog, minReplicas: 0 })).toEqual([]);
    expect(plan({ backlog, minReplicas: 0 }).preconditions.map(({ id, confirmedBy }) => [id, confirmedBy])).toEqual([['rocketmq-gauges-without-consumers', 'OPS-7']]);
    expect(messages({ backlog: rocketMq({ ...rocketMqSpec, gaugesWithoutConsumers: { confirmedBy: ' ' } }), minReplicas: 0 })).toEqual([
      "'backlog.gaugesWithoutConsumers' must be confirmed, since it cannot be declared: the gauges of the consumer group stay without a connected consumer; stop all "
      + "consumers for ten minutes and look whether the query still returns a number; then pass Precondition.confirmed('how and by whom')",
    ]);
  });

  test('activation means nothing above zero', () => {
    expect(messages({ scaler: { activation: 4 } })).toEqual([
      "'scaler.activation' must not be set with 'minReplicas' (2) above 0: KEDA activates only from zero or idle, got 4; lower 'minReplicas' to 0 or leave it out",
    ]);
  });
});

describe('further triggers', () => {
  const rabbit = rabbitMq({ queueName: 'returns', auth: { secrets: { host: key('host') } } });
  const change: Partial<QueueBacklogConsumerSpec> = {
    backlog: BACKLOGS.rocketMq!,
    alsoScaleOn: [
      { kind: 'cron', timezone: 'Asia/Shanghai', start: '0 8 * * *', end: '0 20 * * *', replicas: 4, name: 'day' },
      { kind: 'backlog', backlog: rabbit, targetPerPod: 20 },
    ],
  };

  test('each has a name, and what it needs has a number', () => {
    expect(messages(change)).toEqual([]);
    const { objects } = plan(change);
    expect(objects.map(({ id, draft }) => [id, draft.metadata.name])).toEqual([
      ['Deployment', 'orders'], ['TriggerAuthentication', 'orders'], ['TriggerAuthentication3', 'orders-3'], ['Autoscaler', 'orders'], ['PodDisruptionBudget', 'orders'],
    ]);
    expect(objects[3]?.after).toEqual(['Deployment', 'TriggerAuthentication', 'TriggerAuthentication3']);
    expect(autoscaler(change).triggers).toEqual([
      expect.objectContaining({ type: 'prometheus', name: 'backlog', authenticationRef: { name: 'orders' } }),
      { type: 'cron', name: 'day', metadata: { timezone: 'Asia/Shanghai', start: '0 8 * * *', end: '0 20 * * *', desiredReplicas: '4' } },
      { type: 'rabbitmq', name: 'trigger3', metadata: { queueName: 'returns', mode: 'QueueLength', value: '20' }, authenticationRef: { name: 'orders-3' } },
    ]);
  });

  test('what they need takes the name that the caller gives it', () => {
    const named = { ...change, metadata: { ...base.metadata, names: { TriggerAuthentication3: 'rabbit-creds' } } };
    expect(drafts(named).TriggerAuthentication3?.metadata.name).toBe('rabbit-creds');
    expect(messages({ ...change, metadata: { ...base.metadata, names: { TriggerAuthentication2: 'a' } } })).toEqual([
      "'metadata.names.TriggerAuthentication2' must name an object of this declaration: Deployment, TriggerAuthentication, Autoscaler, PodDisruptionBudget, "
      + 'TriggerAuthentication3',
    ]);
  });

  test('formulas use their names, and cached metrics leave cron out', () => {
    const scaler = { scalingModifiers: { formula: 'max(backlog, trigger3 * 2)', target: 30 }, useCachedMetrics: true };
    expect(messages({ ...change, scaler })).toEqual([]);
    expect(autoscaler({ ...change, scaler })).toMatchObject({
      advanced: { scalingModifiers: { formula: 'max(backlog, trigger3 * 2)', target: '30' } },
      triggers: [{ name: 'backlog', useCachedMetrics: true }, { name: 'day' }, { name: 'trigger3', useCachedMetrics: true }],
    });
    expect((autoscaler({ ...change, scaler }).triggers as object[])[1]).not.toHaveProperty('useCachedMetrics');
    expect(messages({ ...change, scaler: { scalingModifiers: { formula: 'signal + 1', target: 30 } } })).toEqual([
      expect.stringMatching(/^'scaler\.scalingModifiers\.formula' .*signal.*; the names of the triggers are backlog, day, trigger3$/s),
    ]);
  });

  test('their preconditions, warnings and problems are the declaration\'s', () => {
    const silent = rocketMq({ ...rocketMqSpec, endpoint: ENDPOINT.replace('-intranet', '') });
    expect(messages({
      minReplicas: 0, alsoScaleOn: [
        { kind: 'backlog', backlog: silent, targetPerPod: 0, name: 'backlog' },
        { kind: 'cron', timezone: 'UTC', start: '0 8 * * *', end: '0 20 * * *', replicas: 11 },
      ],
    })).toEqual([
      "'alsoScaleOn[0].name' must be unique among the triggers, got \"backlog\"",
      "'alsoScaleOn[0].targetPerPod' must be a number greater than 0, got 0",
      "'alsoScaleOn[0].backlog' must not be rocketMq with 'minReplicas' 0, since it is silent without pods; raise it, or if the gauges of the consumer group stay "
      + "without a connected consumer, pass 'gaugesWithoutConsumers': stop all consumers for ten minutes and look whether the query still returns a number",
      "'alsoScaleOn[1].replicas' must be at most 'maxReplicas' (10), got 11",
    ]);
    expect(warnings({ alsoScaleOn: [{ kind: 'backlog', backlog: silent, targetPerPod: 1 }] })).toEqual([
      expect.stringMatching(/^'alsoScaleOn\[0\]\.backlog\.endpoint' should be the intranet address/),
    ]);
    const confirmed = rocketMq({ ...rocketMqSpec, gaugesWithoutConsumers: { confirmedBy: 'OPS-7' } });
    expect(plan({ alsoScaleOn: [{ kind: 'backlog', backlog: confirmed, targetPerPod: 1 }] }).preconditions.map(({ confirmedBy }) => confirmedBy)).toEqual(['OPS-7']);
    const blank = rocketMq({ ...rocketMqSpec, gaugesWithoutConsumers: { confirmedBy: '' } });
    expect(messages({ minReplicas: 0, alsoScaleOn: [{ kind: 'backlog', backlog: confirmed, targetPerPod: 1, activation: 0 }] })).toEqual([]);
    expect(messages({ alsoScaleOn: [{ kind: 'backlog', backlog: blank, targetPerPod: 1 }] })).toEqual([
      expect.stringMatching(/^'alsoScaleOn\[0\]\.backlog\.gaugesWithoutConsumers' must be confirmed/),
    ]);
  });

  test('they are checked as the backlog of the declaration is', () => {
    const choosy: Backlog = { ...BACKLOGS.redisList!, problems: [{ path: 'listName', rule: 'is odd' }], check: ({ name }) => [{ path: '', rule: `does not like ${name}` }] };
    const odd = ["'backlog.listName' is odd", "'backlog' does not like orders"];
    expect(messages({ backlog: choosy })).toEqual(odd);
    expect(messages({ alsoScaleOn: [{ kind: 'backlog', backlog: choosy, targetPerPod: 1 }] })).toEqual(odd.map((message) => message.replace("'", "'alsoScaleOn[0].")));
  });

  test('their activation needs a minimum of 0', () => {
    const alsoScaleOn = [{ kind: 'backlog' as const, backlog: rabbit, targetPerPod: 20, activation: 3 }];
    expect(messages({ alsoScaleOn })).toEqual([
      "'alsoScaleOn[0].activation' must not be set with 'minReplicas' (2) above 0: KEDA activates only from zero, got 3",
    ]);
    expect(autoscaler({ alsoScaleOn, minReplicas: 0 }).triggers).toMatchObject([{}, { metadata: { activationValue: '3' } }]);
  });
});

describe('what is refused', () => {
  test.each<[string, Partial<QueueBacklogConsumerSpec>, readonly string[]]>([
    ['an unknown option', { polling: 3 } as never, [expect.stringMatching(/^'polling' must be one of the known options: metadata, image, target, pod, backlog, /) as string]],
    ['no image and no target', { image: undefined } as never, ["'image' is required unless 'target' names an existing workload"]],
    ['bounds that cross', { maxReplicas: 1 }, ["'maxReplicas' must be at least 'minReplicas' (2), got 1; raise 'maxReplicas' or lower 'minReplicas'"]],
    ['a target of nothing', { targetBacklogPerPod: 0 }, ["'targetBacklogPerPod' must be a number greater than 0, got 0"]],
    ['half a message where KEDA reads whole ones', { targetBacklogPerPod: 2.5 }, ["'targetBacklogPerPod' must be a whole number with the backlog redisList, got 2.5"]],
    ['a target that KEDA rounds to 0', { backlog: BACKLOGS.prometheus!, targetBacklogPerPod: 0.0009 }, [
      "'targetBacklogPerPod' must be at least 0.001: KEDA rounds to three decimals, got 0.0009",
    ]],
    ['the smallest target', { backlog: BACKLOGS.prometheus!, targetBacklogPerPod: 0.001 }, []],
    ['half an activation', { minReplicas: 0, scaler: { activation: 0.5 } }, ["'scaler.activation' must be a whole number with the backlog redisList, got 0.5"]],
    ['half an activation of a query', { minReplicas: 0, backlog: BACKLOGS.prometheus!, scaler: { activation: 0.5 } }, []],
    ['more replicas than partitions', { backlog: kafka({ bootstrapServers: ['k:9092'], consumerGroup: 'g', topic: 't', partitions: 9 }) }, [
      "'maxReplicas' must be at most the number of partitions (9), since more replicas find no work, got 10",
    ]],
    ['as many replicas as partitions', { backlog: kafka({ bootstrapServers: ['k:9092'], consumerGroup: 'g', topic: 't', partitions: 10 }) }, []],
    ['problems of the backlog', { backlog: rabbitMq({ queueName: 'q', host: 'broker' }) }, [
      '\'backlog.host\' must be an amqp, amqps, http or https URL, got "broker"',
    ]],
    ['a companion without requests', { scaler: { companions: [{ resource: 'cpu', utilization: 70 }] } }, [
      "'pod.container.requests.cpu' is required by the companion metric cpu",
    ]],
    ['a companion with a request', { scaler: { companions: [{ resource: 'cpu', utilization: 70 }] }, pod: { container: { requests: { cpu: '1' } } } }, []],
    ['a companion with a limit', { scaler: { companions: [{ resource: 'memory', average: '1Gi' }] }, pod: { container: { limits: { memory: '2Gi' } } } }, []],
    ['a companion of an existing workload', {
      image: undefined, target: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' }, scaler: { companions: [{ resource: 'cpu', utilization: 70 }] },
    } as never, []],
    ['settings of KEDA', {
      scaler: {
        pollingIntervalSeconds: 0, cooldownPeriodSeconds: -1, initialCooldownPeriodSeconds: 1.5, idleReplicas: 2,
        fallback: { failureThreshold: -1, replicas: 11, behavior: 'scalingModifiers' }, paused: { direction: 'in', replicas: 3 },
        behavior: { scaleDown: { policies: [] } }, companions: [{ resource: 'cpu', utilization: 0 }],
      },
      pod: { container: { requests: { cpu: '1' } } },
    }, [
      "'scaler.behavior.scaleDown.policies' must not be empty, got []; leave it out for the defaults, or set 'selectPolicy' to Disabled",
      "'scaler.companions[0].utilization' must be a whole percentage from 1, got 0",
      "'scaler.pollingIntervalSeconds' must be a whole number from 1, got 0",
      "'scaler.cooldownPeriodSeconds' must be a whole number from 0, got -1",
      "'scaler.initialCooldownPeriodSeconds' must be a whole number from 0, got 1.5",
      "'scaler.idleReplicas' must be less than 'minReplicas' (2), got 2",
      "'scaler.fallback.failureThreshold' must be a whole number from 0, got -1",
      "'scaler.fallback.replicas' must be at most 'maxReplicas' (10), got 11",
      "'scaler.fallback.behavior' needs 'scalingModifiers', got \"scalingModifiers\"",
      "'scaler.paused.replicas' must not be given when only one direction is paused, got 3",
    ]],
  ])('%s', (_, change, problems) => expect(messages(change)).toEqual(problems));
});

describe('the fallback', () => {
  test('is the caller\'s where he gives one', () => {
    const fallback = { failureThreshold: 5, replicas: 6 };
    expect(autoscaler({ scaler: { fallback } })).toMatchObject({ fallback });
  });

  test.each([[30, true], [30.5, false]])('with a composite target of %d KEDA would keep it: %s', (target, kept) => {
    const scaler = { scalingModifiers: { formula: 'backlog * 2', target } };
    expect('fallback' in autoscaler({ scaler })).toBe(kept);
    expect(messages({ scaler: { ...scaler, fallback: { failureThreshold: 1, replicas: 2, behavior: 'scalingModifiers' } } })).toEqual(kept ? [] : [
      "'scaler.fallback' needs a whole number as 'scalingModifiers.target': KEDA drops the fallback silently otherwise, got 30.5",
    ]);
  });
});

describe('what is pointed out', () => {
  test.each<[Partial<QueueBacklogConsumerSpec>, readonly string[]]>([
    [{ scaler: { pollingIntervalSeconds: 10, cooldownPeriodSeconds: 60 } }, [
      "'scaler.pollingIntervalSeconds' has no effect: between the minimum and the maximum the HorizontalPodAutoscaler asks every 15 s, got 10; leave it out, or set "
      + "'useCachedMetrics'",
      "'scaler.cooldownPeriodSeconds' has no effect: it delays only the step to zero or idle, got 60; set 'behavior.scaleDown.stabilizationWindowSeconds' to delay "
      + 'other steps',
    ]],
    [{ scaler: { pollingIntervalSeconds: 10, useCachedMetrics: true } }, []],
    [{ scaler: { pollingIntervalSeconds: 10, cooldownPeriodSeconds: 60 }, minReplicas: 0 }, []],
    [{ scaler: { pollingIntervalSeconds: 10, cooldownPeriodSeconds: 60, idleReplicas: 0 } }, []],
    [{ scaler: { idleReplicas: 1 } }, ["'scaler.idleReplicas' should be 0: the HorizontalPodAutoscaler lifts every other count back to the minimum, got 1"]],
    [{ backlog: rocketMq({ ...rocketMqSpec, endpoint: ENDPOINT.replace('-intranet', '') }) }, [
      expect.stringMatching(/^'backlog\.endpoint' should be the intranet address where the cluster is in the same region, got /) as string,
    ]],
  ])('%j', (change, expected) => expect(warnings(change)).toEqual(expected));
});

test('the objects of the article, corrected', () => {
  const { objects, problems } = planQueueBacklogConsumer({
    metadata: {
      name: 'sample-app', selectorLabels: { app: 'sample-app' }, labels: { app: 'sample-app' },
      names: { Autoscaler: 'prometheus-scaledobject', TriggerAuthentication: 'keda-prom-creds' },
    },
    image: 'alibaba-cloud-linux-3-registry.cn-hangzhou.cr.aliyuncs.com/alinux3/nginx_optimized:20240221-1.20.1-2.3.0',
    pod: { container: { limits: { cpu: '500m' } }, topologySpread: { constraints: [] } },
    backlog: rocketMq({
      endpoint: ENDPOINT,
      instanceId: 'rmq-cn-abc',
      topic: 'keda',
      consumerGroup: 'billing',
      auth: customAuth({ header: { secret: 'keda-prom-secret', key: 'customAuthHeader' }, value: { secret: 'keda-prom-secret', key: 'customAuthValue' } }),
    }),
    targetBacklogPerPod: 30,
    minReplicas: 2,
    maxReplicas: 10,
    overrides: {
      Deployment: { metadata: { labels: { 'app.kubernetes.io/name': null } }, spec: { template: { metadata: { labels: { 'app.kubernetes.io/name': null } } } } },
      TriggerAuthentication: { metadata: { labels: null } },
      Autoscaler: { metadata: { labels: null }, spec: { scaleTargetRef: { apiVersion: null, kind: null } } },
    },
  });
  expect(problems).toEqual([]);
  expect(objects.slice(0, 3).map(({ draft }) => draft)).toEqual([
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'sample-app', namespace: 'default', labels: { app: 'sample-app' } },
      spec: {
        selector: { matchLabels: { app: 'sample-app' } },
        template: {
          metadata: { labels: { app: 'sample-app' } },
          spec: {
            containers: [{
              name: 'sample-app',
              image: 'alibaba-cloud-linux-3-registry.cn-hangzhou.cr.aliyuncs.com/alinux3/nginx_optimized:20240221-1.20.1-2.3.0',
              resources: { limits: { cpu: '500m' } },
            }],
          },
        },
      },
    },
    {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'TriggerAuthentication',
      metadata: { name: 'keda-prom-creds', namespace: 'default' },
      spec: {
        secretTargetRef: [
          { parameter: 'customAuthHeader', name: 'keda-prom-secret', key: 'customAuthHeader' },
          { parameter: 'customAuthValue', name: 'keda-prom-secret', key: 'customAuthValue' },
        ],
      },
    },
    {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      metadata: { name: 'prometheus-scaledobject', namespace: 'default' },
      spec: {
        scaleTargetRef: { name: 'sample-app' },
        minReplicaCount: 2,
        maxReplicaCount: 10,
        fallback: { failureThreshold: 3, replicas: 2, behavior: 'currentReplicasIfHigher' },
        triggers: [{
          type: 'prometheus',
          metadata: {
            serverAddress: ENDPOINT,
            query: 'sum({__name__=~"rocketmq_consumer_ready_messages|rocketmq_consumer_inflight_messages",'
              + 'instance_id="rmq-cn-abc",topic="keda",consumer_group="billing"})',
            threshold: '30',
            ignoreNullValues: 'false',
            authModes: 'custom',
          },
          authenticationRef: { name: 'keda-prom-creds' },
        }],
      },
    },
  ]);
});
