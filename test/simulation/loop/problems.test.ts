import { deployment, hpa, only, podsMetric, scaledObject, slsQps } from './given';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import type { SimulationOptions } from '../../../src/simulation/options';
import { simulate } from '../../../src/simulation/simulate';

function problemsOf(manifests: readonly Manifest[], options: SimulationOptions): readonly string[] {
  try {
    simulate(manifests, options);
  } catch (error) {
    const [head = '', ...lines] = (error as Error).message.split('\n');
    expect(head).toBe(`the simulation has ${lines.length === 1 ? '1 problem' : `${lines.length} problems`}:`);
    return lines.map((line) => line.replace(/^ {2}- /, ''));
  }
  return [];
}

const LOAD = { kind: 'constant', value: 10 } as const;
const HPA = 'HorizontalPodAutoscaler shop/web';
const SO = 'ScaledObject shop/web';

test('no scaler', () => {
  expect(problemsOf([deployment()], { service: { load: LOAD } })).toEqual([
    "'manifests' must hold a scaler: a HorizontalPodAutoscaler, a ScaledObject, a ScaledJob or a Knative Service",
  ]);
});

test('all signals without a model, of all scalers, and everything else that is wrong', () => {
  const external = (name: string): JsonObject => ({ type: 'External', external: { metric: { name }, target: { type: 'AverageValue', averageValue: '1' } } });
  const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } };
  const base = scaledObject('', '');
  const triggers = [
    { type: 'prometheus', metadata: { serverAddress: 'http://p', query: 'sum(rate(orders_total[1m]))', threshold: '5' } },
    { type: 'metrics-api', metadata: { url: 'http://api', valueLocation: 'a', targetValue: '1' } },
  ];
  expect(problemsOf([
    deployment(),
    hpa({ metrics: [external('queue'), podsMetric('http_requests_per_second', '5'), cpu, external('sls_ingress_latency_avg')] }),
    { ...base, metadata: { name: 'orders', namespace: 'shop' }, spec: { ...(base.spec as JsonObject), triggers } },
  ], { service: { load: { kind: 'constant', value: -1 } }, services: { nobody: {} }, durationSeconds: 0.5, samples: -1, reach: [5, 0, 1.5] })).toEqual([
    "'services.nobody' must be the name of a scaler, one of web, orders",
    `'${HPA}.spec.metrics[0]' reads queue, of which there is no model; say in 'signals' of the options what it shows, or add the rule of prometheus-adapter that serves it`,
    `'${HPA}.spec.metrics[1]' reads http_requests_per_second, of which there is no model; say in 'signals' of the options what it shows, or add the rule of prometheus-adapter that serves it`,
    `'${HPA}.spec.metrics[2]' needs a model of cpu: what a pod uses without load, and for each request; set 'cpu' in the options, or annotate simulate.scalewright.dev/cpu-idle and -each`,
    `'${HPA}.spec.metrics[3]' reads sls_ingress_latency_avg, of which there is no model; say in 'signals' of the options what it shows, or add the rule of prometheus-adapter that serves it`,
    `'${HPA}.load.value' must be a number from 0, got -1`,
    "'ScaledObject shop/orders.spec.triggers[0].metadata.query' reads orders_total, of which there is no model, got \"sum(rate(orders_total[1m]))\"; say in 'signals' or 'series' of the options what it stands for",
    "'ScaledObject shop/orders.spec.triggers[1]' is a trigger of type metrics-api, of which there is no model; say in 'signals' of the options what s1 shows",
    "'ScaledObject shop/orders.load.value' must be a number from 0, got -1",
    "'durationSeconds' must be a whole number from 1, got 0.5",
    "'samples' must be a whole number from 0, got -1",
    "'reach[1]' must be a whole number of pods from 1, got 0",
    "'reach[2]' must be a whole number of pods from 1, got 1.5",
  ]);
});

test('a signal can be given a model: a query, or what a series stands for', () => {
  const external: JsonObject = { type: 'External', external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '10' } } };
  const run = only([deployment(), hpa({ metrics: [external] })], {
    durationSeconds: 300, service: { load: { kind: 'constant', value: 0 }, demand: 'messages', initialWaiting: 45, ratePerPod: 0.001, signals: { queue: 'messages_waiting' } },
  });
  expect([run.answers.peakReplicas, run.signals[0]?.unit]).toEqual([5, 'messages']);
  const keda = only([deployment(), scaledObject('sum(rate(orders_total[1m]))', '5', { minReplicaCount: 1 })], {
    durationSeconds: 300, service: { load: { kind: 'constant', value: 25 }, series: { orders_total: 'requests_total' }, scrapeIntervalSeconds: 15 },
  });
  expect([keda.answers.peakReplicas, keda.signals[0]]).toEqual([5, { name: 's0-prometheus', unit: 'requests/s', target: 5, perPod: true, values: 'total' }]);
});

test.each<[string, readonly Manifest[], SimulationOptions, readonly string[]]>([
  ['no load', [hpa({ metrics: [slsQps('10')] })], {}, [
    `'${HPA}.load' must be given; give it as --load constant:100, as { kind: 'constant', value: 100 } in the options, or as the annotation simulate.scalewright.dev/load`,
  ]],
  ['annotations that cannot be read', [hpa({ metrics: [slsQps('10')] }, {
    annotations: {
      'simulate.scalewright.dev/expected-peak': 'lots', 'simulate.scalewright.dev/pod-start-time': '20', 'simulate.scalewright.dev/demand': 'many',
      'simulate.scalewright.dev/cores': '1', 'other/annotation': 'x',
    },
  })], { service: { load: LOAD } }, [
    `'${HPA}.metadata.annotations[simulate.scalewright.dev/cores]' must be one of the known annotations: rate-per-pod, concurrency-per-pod, service-time, queue-timeout,`
    + ' initial-waiting, initial-replicas, pod-start-time, readiness-delay, idle-rate-per-pod, scrape-interval, demand, load, expected-peak, objective, cpu-idle, cpu-each, memory-idle, memory-each',
    `'${HPA}.metadata.annotations[simulate.scalewright.dev/pod-start-time]' must be a duration such as 30s, got "20"`,
    `'${HPA}.metadata.annotations[simulate.scalewright.dev/expected-peak]' must be a number such as 20 or 500m, got "lots"`,
    `'${HPA}.metadata.annotations[simulate.scalewright.dev/demand]' must be one of requests, users, messages, got "many"`,
  ]],
  ['numbers that make no sense', [hpa({ metrics: [slsQps('10')] })], {
    service: { load: LOAD, ratePerPod: -1, podStartSeconds: 1.5, queueTimeoutSeconds: 0, cpu: { idle: Number.NaN, each: 0 } },
  }, [
    `'${HPA}.ratePerPod' must be a number from 0, got -1`,
    `'${HPA}.queueTimeoutSeconds' must be a whole number from 1, got 0`,
    `'${HPA}.podStartSeconds' must be a whole number from 0, got 1.5`,
    `'${HPA}.cpu.idle' must be a number from 0, got NaN`,
  ]],
  ['a backlog without a consumer', [scaledObject('rocketmq_consumer_ready_messages', '5')], { service: { load: LOAD } }, [
    `'${SO}.ratePerPod' must be given for a load of messages: how many one pod works off a second`,
  ]],
  ['a queue at the gateway without a capacity', [scaledObject('haproxy_backend_current_queue', '5')], { service: { load: LOAD } }, [
    `'${SO}.ratePerPod' must be given, since the scaler looks at what waits: how many requests one pod serves a second`,
  ]],
  ['requests in work of which nobody knows how long', [scaledObject('sum(http_requests_in_flight)', '5')], { service: { load: LOAD } }, [
    `'${SO}.serviceTimeSeconds' must be given, since the scaler looks at requests in work: how long one is`,
  ]],
  ['users whose requests take no time', [hpa({ metrics: [slsQps('10')] })], { service: { load: LOAD, demand: 'users' } }, [
    `'${HPA}.serviceTimeSeconds' must be given for a load of users: how long a request is in work`,
  ]],
  ['a load of the wrong kind', [hpa({ metrics: [slsQps('10')] })], { service: { load: LOAD, demand: 'messages', ratePerPod: 1 } }, [
    `'${HPA}.demand' must be requests or users: the scaler looks at requests, got "messages"`,
  ]],
  ['crossed bounds', [hpa({ metrics: [slsQps('10')], minReplicas: 5, maxReplicas: 3 })], { service: { load: LOAD } }, [
    `'${HPA}.spec.maxReplicas' must be at least 'minReplicas' (5), got 3`,
  ]],
  ['an HPA without a maximum', [hpa({ metrics: [slsQps('10')], maxReplicas: 'many' })], { service: { load: LOAD } }, [
    `${HPA}: 'spec.maxReplicas' must be a number of replicas, got "many"`,
  ]],
  ['a trigger that KEDA refuses', [scaledObject('messages_waiting', 'many')], { service: { load: LOAD, ratePerPod: 1 } }, [
    expect.stringContaining(`${SO}: 'spec.triggers[0].metadata.threshold'`) as string,
  ]],
  ['crossed bounds of a ScaledObject', [scaledObject('messages_waiting', '1', { minReplicaCount: 5, maxReplicaCount: 3 })], { service: { load: LOAD, ratePerPod: 1 } }, [
    `${SO}: 'spec.minReplicaCount' must be at most 'maxReplicaCount' (3), got 5`,
  ]],
  ['a fault that is none', [hpa({ metrics: [slsQps('10')] })], {
    service: { load: LOAD, faults: [{ kind: 'earthquake' as 'slow start', atSecond: 0, forSeconds: 0, podStartSeconds: 0 }, { kind: 'pod crash', atSecond: -1, pods: 0.5 }] },
  }, [
    `'${HPA}.faults[0].kind' must be one of metric outage, adapter error, prometheus restart, slow start, pod crash, hand edit, got "earthquake"`,
    `'${HPA}.faults[1].atSecond' must be a whole number from 0, got -1`,
    `'${HPA}.faults[1].pods' must be a whole number from 0, got 0.5`,
  ]],
  ['a series that ends too early', [hpa({ metrics: [slsQps('10')] })], { durationSeconds: 100, service: { load: { kind: 'series', data: [[0, 1], [60, 1]] } } }, [
    `'durationSeconds' must be at most 60, where the load of ${HPA} ends, got 100; shorten it, or give more of the load`,
  ]],
])('refuses %s', (_, manifests, options, expected) => {
  expect(problemsOf([deployment(), ...manifests], options)).toEqual(expected);
});

test('Knative: a hand edit cannot be simulated, and concurrency needs to know how long a request is', () => {
  const service = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'go' }, spec: { template: { spec: { containers: [{ image: 'go' }] } } } };
  expect(problemsOf([service], { service: { load: LOAD, faults: [{ kind: 'hand edit', atSecond: 1, replicas: 3 }] } })).toEqual([
    "'Service default/go.faults[0]' must not be 'hand edit', which cannot be simulated for this kind of scaler",
    "'Service default/go.serviceTimeSeconds' must be given, since the scaler looks at requests in work: how long one is",
  ]);
});
