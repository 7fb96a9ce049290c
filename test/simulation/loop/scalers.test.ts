import * as fc from 'fast-check';
import { deployment, hpa, only, podsMetric, scaledObject, slsQps, stairs, steps } from './given';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import type { ServiceOptions } from '../../../src/simulation/options';
import { simulate, simulateEach } from '../../../src/simulation/simulate';
import { bindingAt, secondsToReach, timelineOf } from '../../../src/simulation/timeline';

const rabbit = (spec: JsonObject = {}, metadata: Readonly<Record<string, string>> = {}): Manifest => {
  const base = scaledObject('', '');
  const trigger = { type: 'rabbitmq', metadata: { host: 'amqp://mq', protocol: 'amqp', queueName: 'orders', mode: 'QueueLength', value: '10', ...metadata } };
  return { ...base, spec: { ...(base.spec as JsonObject), triggers: [trigger], ...spec } };
};

describe('KEDA', () => {
  test('wakes a workload from zero when a message comes, and lets it sleep when the cooldown is over', () => {
    const run = only([deployment(), rabbit({ pollingInterval: 10, cooldownPeriod: 60, maxReplicaCount: 5 })], {
      durationSeconds: 1200, service: { load: { kind: 'spike', base: 0, peak: 5, atSecond: 105, forSeconds: 60 }, ratePerPod: 2 },
    });
    expect(stairs(run)).toEqual([[110, 1], [120, 4], [135, 5], [200, 0]]);
    expect(run.changes.map(({ reason }) => reason)).toEqual([
      'KEDA activates: a trigger is above its activation threshold',
      'external metric s0-rabbitmq-orders above target',
      'external metric s0-rabbitmq-orders above target',
      'KEDA deactivates: no trigger was active for the cooldown period',
    ]);
    expect(bindingAt(run, 50)).toMatchObject({ kind: 'activation', replicas: 0 });
    expect(bindingAt(run, 700)).toMatchObject({ kind: 'activation', replicas: 0 });
    expect(run.answers).toMatchObject({ arrived: 300, served: 300, waiting: 0 });
  });

  test('does nothing up to the activation threshold', () => {
    const run = only([deployment(), rabbit({}, { activationValue: '20' })], {
      durationSeconds: 600, service: { load: { kind: 'constant', value: 0 }, initialWaiting: 20, ratePerPod: 1 },
    });
    expect(run.changes).toEqual([]);
    expect(run.answers.waiting).toBe(20);
  });

  test('falls back to a number of replicas when the source fails, and recovers', () => {
    const query = 'sum(rate(http_requests_total[1m]))';
    const scaler = scaledObject(query, '10', {
      minReplicaCount: 1, maxReplicaCount: 10, pollingInterval: 15, fallback: { failureThreshold: 3, replicas: 6 },
    });
    const run = only([deployment(), scaler], {
      durationSeconds: 900,
      service: { load: { kind: 'constant', value: 15 }, scrapeIntervalSeconds: 15, initialReplicas: 2, faults: [{ kind: 'prometheus restart', atSecond: 300, forSeconds: 120 }] },
    });
    expect(Math.max(...steps(run))).toBe(6);
    const six = run.changes.find(({ to }) => to === 6)?.second ?? 0;
    expect(six).toBeGreaterThanOrEqual(315);
    expect(six).toBeLessThanOrEqual(360);
    expect(bindingAt(run, six + 5)?.kind).toBe('fallback');
    expect(run.changes.at(-1)?.to).toBe(2);
    expect(run.events.map(({ reason }) => reason)).toContain('Fault');
  });

  test('keeps the replicas of a pause', () => {
    const paused = rabbit();
    const run = only([deployment(), { ...paused, metadata: { ...paused.metadata, annotations: { 'autoscaling.keda.sh/paused-replicas': '4' } } }], {
      durationSeconds: 120, service: { load: { kind: 'constant', value: 50 }, ratePerPod: 1 },
    });
    expect(stairs(run)).toEqual([[0, 4]]);
    expect(run.answers.maximum).toEqual({ verdict: 'unreachable', text: '100 replicas can never be reached: the ScaledObject is paused' });
  });

  test('scales by the clock', () => {
    const base = scaledObject('', '');
    const trigger = { type: 'cron', metadata: { timezone: 'Etc/UTC', start: '0 1 * * *', end: '0 2 * * *', desiredReplicas: '4' } };
    const run = only([deployment(), { ...base, spec: { ...(base.spec as JsonObject), cooldownPeriod: 60, triggers: [trigger] } }], {
      durationSeconds: 10800, service: { load: { kind: 'constant', value: 1 } },
    });
    expect(steps(run)).toEqual([1, 4, 0]);
    expect(run.changes[0]?.second).toBe(3600);
    expect(run.changes[2]?.second).toBe(7230);
  });

  test('creates Jobs as its strategy says', () => {
    const job: Manifest = {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledJob',
      metadata: { name: 'import', namespace: 'shop' },
      spec: {
        jobTargetRef: { template: { spec: { containers: [{ name: 'import', image: 'registry.example.com/import:1' }] } } },
        pollingInterval: 10,
        maxReplicaCount: 4,
        triggers: [{ type: 'rabbitmq', metadata: { host: 'amqp://mq', protocol: 'amqp', queueName: 'imports', mode: 'QueueLength', value: '1' } }],
      },
    };
    const run = only([job], { durationSeconds: 900, service: { load: { kind: 'constant', value: 0 }, initialWaiting: 10, serviceTimeSeconds: 60, podStartSeconds: 5 } });
    expect(run).toMatchObject({ type: 'job', minReplicas: 0, maxReplicas: 4, target: { kind: 'ScaledJob' } });
    expect(run.answers).toMatchObject({ peakReplicas: 4, served: 10, waiting: 0, maximum: { verdict: 'reached' } });
    expect(run.changes[0]).toEqual({ second: 0, from: 0, to: 4, reason: 'KEDA creates 4 Jobs' });
  });
});

describe('an HPA on CPU', () => {
  const metric = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } };
  // 100m requested; 2m for each request: 50 % are 25 requests a second.
  const service: ServiceOptions = { load: { kind: 'constant', value: 100 }, cpu: { idle: 0, each: 0.002 }, podStartSeconds: 5 };

  test('sees the percent of the requests, and reaches the pods that the load needs', () => {
    const run = only([deployment(), hpa({ metrics: [metric] })], { durationSeconds: 900, samples: 900, service });
    expect(run.answers.peakReplicas).toBe(4);
    expect(run.samples.at(-1)?.signals).toEqual([50]);
    expect(run.signals).toEqual([{ name: 'cpu', unit: 'percent', target: 50, perPod: true, values: 'mean of pods' }]);
  });

  test('waits for what it cannot see', () => {
    const run = only([deployment(), hpa({ metrics: [metric] })], { durationSeconds: 300, service: { ...service, faults: [{ kind: 'metric outage', atSecond: 0, forSeconds: 300 }] } });
    expect(run.changes).toEqual([]);
    expect(bindingAt(run, 200)).toMatchObject({ kind: 'missing metric', wanted: undefined });
    expect(run.answers.mostWanted).toBeUndefined();
  });
});

test.each([
  ['without behavior', {}],
  ['with a behavior of the same window', { behavior: { scaleDown: { stabilizationWindowSeconds: 300 } } }],
])('a window of whole sync periods ends with the last of them, %s, since syncs are a little more than a period apart', (_, spec) => {
  const metrics = [podsMetric('http_requests_per_second', '10')];
  const run = only([deployment(), hpa({ ...spec, metrics })], {
    durationSeconds: 1200,
    service: { load: { kind: 'spike', base: 10, peak: 30, atSecond: 62, forSeconds: 118 }, signals: { http_requests_per_second: 'irate(requests_total[1m])' }, scrapeIntervalSeconds: 1 },
  });
  // The sync at 180 s is the first that wants one pod, and the one at 165 s the last that wants three.
  expect(stairs(run)).toEqual([[75, 3], [465, 1]]);
});

describe('the HPA class of Knative', () => {
  test('scales on what its annotations say', () => {
    const service: Manifest = {
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Service',
      metadata: { name: 'go' },
      spec: {
        template: {
          metadata: {
            annotations: {
              'autoscaling.knative.dev/class': 'hpa.autoscaling.knative.dev', 'autoscaling.knative.dev/metric': 'cpu', 'autoscaling.knative.dev/target': '80',
              'autoscaling.knative.dev/max-scale': '5',
            },
          },
          spec: { containers: [{ image: 'registry.example.com/go:1', resources: { requests: { cpu: '100m' } } }] },
        },
      },
    };
    const run = only([service], { durationSeconds: 600, service: { load: { kind: 'constant', value: 30 }, cpu: { idle: 0, each: 0.01 } } });
    expect(run).toMatchObject({ type: 'hpa', scaler: { kind: 'Service', name: 'go' }, minReplicas: 1, maxReplicas: 5 });
    expect(run.answers.peakReplicas).toBe(4);
  });
});

describe('faults', () => {
  const scaler = hpa({ metrics: [slsQps('10')] });
  const run = (faults: ServiceOptions['faults'] & object, options: Partial<ServiceOptions> = {}) => only([deployment(), scaler], {
    durationSeconds: 900, samples: 900, service: { load: { kind: 'constant', value: 45 }, initialReplicas: 5, ratePerPod: 10, faults, ...options },
  });

  test('a hand edit is undone', () => {
    const { changes } = run([{ kind: 'hand edit', atSecond: 100, replicas: 2 }]);
    expect(changes.map(({ second, to, reason }) => [second, to, reason])).toEqual([[100, 2, 'hand edit'], [105, 4, 'external metric sls_ingress_qps above target'], [120, 5, 'All metrics below target']]);
  });

  test('pods that crash are replaced, and are missed until then', () => {
    const { changes, samples, answers } = run([{ kind: 'pod crash', atSecond: 100, pods: 2 }]);
    expect(changes).toEqual([]);
    expect([98, 99, 103, 105].map((index) => samples[index]?.readyLeast)).toEqual([5, 3, 3, 5]);
    expect(answers.underProvisionedSeconds).toBeGreaterThan(4);
  });

  test('a slow start holds for pods that are created in it', () => {
    const slow = run([{ kind: 'slow start', atSecond: 0, forSeconds: 60, podStartSeconds: 200 }], { initialReplicas: 4, ratePerPod: 100 });
    expect([slow.changes[0]?.second, secondsToReach(slow, 5)]).toEqual([30, 230]);
  });

  test('an adapter that fails leaves the replicas alone, and says so', () => {
    const failing = run([{ kind: 'adapter error', atSecond: 100, forSeconds: 500 }], { load: { kind: 'step', from: 45, to: 95, atSecond: 200 } });
    expect(failing.changes[0]?.second).toBe(600);
    expect(bindingAt(failing, 400)).toMatchObject({ kind: 'missing metric' });
    expect(failing.samples[399]?.signals).toEqual([null]);
    expect(failing.events.map(({ reason }) => reason)).toEqual(['Fault', 'FailedGetExternalMetric', 'FailedComputeMetricsReplicas', 'SuccessfulRescale']);
  });

  test('logs that are not shipped read as no load, which scales down under load', () => {
    const outage = run([{ kind: 'metric outage', atSecond: 100, forSeconds: 700 }]);
    expect(Math.min(...steps(outage))).toBe(1);
    expect(outage.answers.lost).toBeGreaterThan(1000);
  });
});

test('two scalers run in worlds of their own, and are found by name', () => {
  const other = (name: string): readonly Manifest[] => [
    deployment({}, { name }), hpa({ metrics: [slsQps('10')], scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name } }, { name }),
  ];
  const manifests = [...other('a'), ...other('b')];
  const options = { durationSeconds: 300, service: { load: { kind: 'constant', value: 30 } }, services: { 'shop/b': { load: { kind: 'constant', value: 70 } } } } as const;
  const timeline = simulate(manifests, options);
  expect([timelineOf(timeline, 'a')?.answers.peakReplicas, timelineOf(timeline, 'shop/b')?.answers.peakReplicas, timelineOf(timeline, 'c')]).toEqual([3, 7, undefined]);
  expect([...simulateEach(manifests, options)]).toEqual(timeline.scalers);
});

test('an expected peak in an annotation is a load: a tenth, five minutes later all of it, then a tenth again', () => {
  const annotations = { 'simulate.scalewright.dev/expected-peak': '80', 'simulate.scalewright.dev/rate-per-pod': '10', 'simulate.scalewright.dev/pod-start-time': '20s' };
  const run = only([deployment({}, { annotations }), hpa({ metrics: [slsQps('10')] })], {});
  expect(run.answers).toMatchObject({ peakReplicas: 8, arrived: expect.closeTo(80 * 1200 + 8 * 2400, -3) as number });
  expect(secondsToReach(run, 8)).toBeGreaterThan(320);
});

test('samples are as few as asked for, and stand for all seconds', () => {
  const options = { durationSeconds: 1000, service: { load: { kind: 'sawtooth', low: 0, high: 60, periodSeconds: 200 } } } as const;
  const run = only([deployment(), hpa({ metrics: [slsQps('10')] })], { ...options, samples: 30 });
  expect([run.sampleSeconds, run.samples.length, run.samples.at(-1)?.second]).toEqual([34, 30, 1000]);
  const served = run.samples.reduce((sum, { served: rate, second }, index) => sum + rate * (second - (run.samples[index - 1]?.second ?? 0)), 0);
  expect(served).toBeCloseTo(run.answers.served, 6);
  expect(only([deployment(), hpa({ metrics: [slsQps('10')] })], { ...options, samples: 0 })).toMatchObject({ samples: [], sampleSeconds: 0 });
});

test('whatever the load and the faults: replicas stay within their bounds, nothing gets lost unseen, and runs repeat', () => {
  const fault = fc.oneof(
    fc.record({ kind: fc.constantFrom('metric outage' as const, 'adapter error' as const, 'prometheus restart' as const), atSecond: fc.nat(500), forSeconds: fc.nat(300) }),
    fc.record({ kind: fc.constant('pod crash' as const), atSecond: fc.nat(500), pods: fc.nat(4) }),
    fc.record({ kind: fc.constant('slow start' as const), atSecond: fc.nat(500), forSeconds: fc.nat(300), podStartSeconds: fc.nat(100) }),
  );
  const load = fc.record({ kind: fc.constant('stages' as const), stages: fc.array(fc.record({ durationSeconds: fc.nat(200), target: fc.nat(200) }), { minLength: 1, maxLength: 5 }) });
  const scaler = fc.constantFrom(
    hpa({ metrics: [slsQps('10')], minReplicas: 2 }),
    hpa({ metrics: [slsQps('10')], minReplicas: 2, behavior: { scaleDown: { stabilizationWindowSeconds: 30 } } }),
    scaledObject('sum(rate(http_requests_total[1m]))', '10', { minReplicaCount: 2, maxReplicaCount: 10 }),
    rabbit({ minReplicaCount: 2, maxReplicaCount: 10 }),
  );
  fc.assert(fc.property(scaler, load, fc.array(fault, { maxLength: 3 }), (object, profile, faults) => {
    const options = { durationSeconds: 600, samples: 100, service: { load: profile, ratePerPod: 8, faults, scrapeIntervalSeconds: 15 } };
    const run = only([deployment(), object], options);
    for (const { replicas, readyMost } of run.samples) {
      expect(replicas).toBeGreaterThanOrEqual(2);
      expect(replicas).toBeLessThanOrEqual(10);
      expect(readyMost).toBeLessThanOrEqual(10);
    }
    const { arrived, served, lost, waiting, podHours } = run.answers;
    expect(Math.abs(arrived - served - lost - waiting)).toBeLessThan(1e-6 * Math.max(1, arrived));
    expect(podHours).toBeGreaterThanOrEqual(2 * 600 / 3600 - 1e-9);
    let at = run.bindings[0]?.fromSecond ?? 0;
    for (const { fromSecond, toSecond } of run.bindings) {
      expect(fromSecond).toBe(at);
      at = toSecond;
    }
    expect(at).toBe(601);
    expect(only([deployment(), object], options)).toEqual(run);
  }), { numRuns: 60 });
});
