import fc from 'fast-check';
import type { JsonObject } from '../../src/kubernetes/json';
import { planQueueBacklogConsumer, type QueueBacklogConsumerSpec } from '../../src/plan/queue-backlog-consumer';
import { rabbitMq } from '../../src/signals/backlog-rabbitmq';
import { admitKeda } from '../../src/validation/admission/keda/admit';
import { BACKLOGS } from '../signals/backlog-samples';

/** The Secret that all samples refer to, as it would be in the cluster. */
const SECRET: JsonObject = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'queue', namespace: 'shop' },
  stringData: { host: 'amqp://broker:5672', header: 'Authorization', value: 'raw', token: 'token' },
  data: Object.fromEntries(Object.entries({ host: 'amqp://broker:5672', header: 'Authorization', value: 'raw', token: 'token' })
    .map(([key, value]) => [key, Buffer.from(value).toString('base64')])),
};

const base: QueueBacklogConsumerSpec = {
  metadata: { name: 'orders', namespace: 'shop' },
  image: 'orders:1',
  backlog: BACKLOGS.redisList!,
  targetBacklogPerPod: 30,
  maxReplicas: 10,
};

/** What a cluster with KEDA says to the ScaledObject or ScaledJob of a declaration that has no problems. */
function verdictOn(change: Partial<QueueBacklogConsumerSpec>) {
  const { objects, problems, warnings = [] } = planQueueBacklogConsumer({ ...base, ...change });
  expect(problems).toEqual([]);
  const manifests = objects.map(({ draft }) => draft as unknown as JsonObject);
  const autoscaler = manifests.find(({ kind }) => kind === 'ScaledObject' || kind === 'ScaledJob')!;
  const cluster = { objects: [SECRET, ...manifests] };
  return { ...admitKeda(autoscaler, cluster, { kubernetes: '1.35' }), declared: warnings };
}

const accepted = { admitted: true, usable: true, errors: [], unknownFields: [], unjudgedTriggers: [] };

describe('KEDA 2.20 accepts and can work with', () => {
  test.each(Object.entries(BACKLOGS))('a ScaledObject on %s', (_, backlog) => expect(verdictOn({ backlog })).toMatchObject(accepted));

  test.each(Object.entries(BACKLOGS))('a ScaledJob on %s', (_, backlog) => {
    expect(verdictOn({ backlog, minReplicas: backlog.lowestMinReplicas, job: { strategy: { strategy: 'accurate' } } })).toMatchObject(accepted);
  });

  test('every setting of KEDA at once', () => {
    expect(verdictOn({
      minReplicas: 0,
      pod: { container: { requests: { cpu: '1' } } },
      scaler: {
        pollingIntervalSeconds: 10,
        cooldownPeriodSeconds: 60,
        initialCooldownPeriodSeconds: 30,
        activation: 4,
        fallback: { failureThreshold: 3, replicas: 4, behavior: 'scalingModifiers' },
        behavior: { scaleUp: { policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }], selectPolicy: 'Max', tolerance: 0.05 }, scaleDown: { stabilizationWindowSeconds: 60 } },
        companions: [{ resource: 'cpu', utilization: 70 }],
        scalingModifiers: { formula: 'backlog + (day ?? 0)', target: 30, activationTarget: 1, metricType: 'AverageValue' },
        restoreToOriginalReplicaCount: true,
        hpaName: 'orders-hpa',
        useCachedMetrics: true,
      },
      alsoScaleOn: [
        { kind: 'cron', timezone: 'Asia/Shanghai', start: '0 8 * * *', end: '0 20 * * *', replicas: 4, name: 'day' },
        { kind: 'backlog', backlog: rabbitMq({ queueName: 'q', auth: { secrets: { host: { secret: 'queue', key: 'host' } } } }), targetPerPod: 5 },
      ],
    })).toMatchObject(accepted);
  });

  test('every setting of a ScaledJob at once', () => {
    expect(verdictOn({
      minReplicas: 1,
      scaler: { pollingIntervalSeconds: 10 },
      job: {
        strategy: { strategy: 'custom', queueLengthDeduction: 1, runningJobPercentage: 0.5 },
        pendingPodConditions: ['Ready'],
        multipleScalersCalculation: 'sum',
        successfulJobsHistoryLimit: 0,
        failedJobsHistoryLimit: 5,
        rollout: 'immediate',
        rolloutPropagation: 'foreground',
        parallelism: 2,
        completions: 4,
        activeDeadlineSeconds: 600,
        backoffLimit: 0,
        ttlAfterFinishedSeconds: 0,
        restartPolicy: 'Never',
        jobFields: { completionMode: 'Indexed' },
      },
    })).toMatchObject(accepted);
  });
});

test('what we point out is what the webhook warns of, and a count of idle replicas that flaps', () => {
  const seconds = fc.option(fc.integer({ min: 1, max: 600 }), { nil: undefined });
  fc.assert(fc.property(fc.integer({ min: 0, max: 3 }), seconds, seconds, fc.constantFrom(undefined, 0, 1), fc.boolean(), (
    minReplicas, pollingIntervalSeconds, cooldownPeriodSeconds, idleReplicas, useCachedMetrics,
  ) => {
    fc.pre(idleReplicas === undefined || idleReplicas < minReplicas);
    const { warnings, declared, usable } = verdictOn({
      minReplicas,
      scaler: {
        useCachedMetrics,
        ...(pollingIntervalSeconds !== undefined && { pollingIntervalSeconds }),
        ...(cooldownPeriodSeconds !== undefined && { cooldownPeriodSeconds }),
        ...(idleReplicas !== undefined && { idleReplicas }),
      },
    });
    expect(usable).toBe(true);
    expect(declared.length).toBe(warnings.length + (idleReplicas === 1 ? 1 : 0));
  }));
});

test('any target and bounds that we take give an HPA that the API server takes', () => {
  fc.assert(fc.property(
    fc.constantFrom('prometheus', 'rabbitMq'), fc.double({ min: 0.001, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }),
    (name, targetBacklogPerPod, minReplicas, more) => {
      expect(verdictOn({ backlog: BACKLOGS[name]!, targetBacklogPerPod, minReplicas, maxReplicas: minReplicas + more + 1 })).toMatchObject(accepted);
    }));
});
