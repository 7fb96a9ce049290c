import { App, Chart, Duration } from 'cdk8s';
import { Demand, Fault, Load, Precondition, QpsAutoscaledService, QpsSignal, Simulation } from '../src';
import { hpa, slsQps } from './simulation/loop/given';

function chart(): Chart {
  const made = new Chart(new App(), 'c', { namespace: 'shop' });
  new QpsAutoscaledService(made, 'Web', {
    image: 'registry.example.com/web:1',
    containerPort: 80,
    servicePort: 8080,
    signal: QpsSignal.mseGateway({
      project: 'aliyun-product-data-1234567890123456-cn-hangzhou', nginxCompatibleLogs: Precondition.confirmed('ticket OPS-42'),
    }),
    targetQpsPerPod: 10,
    minReplicas: 1,
    maxReplicas: 10,
  });
  return made;
}

test('a construct is simulated as it is declared', () => {
  const simulation = Simulation.of(chart(), {
    duration: Duration.minutes(30),
    pricePerPodHour: 0.25,
    service: {
      load: Load.spike({ base: 5, peak: 65, at: Duration.minutes(1), lasting: Duration.minutes(10) }),
      ratePerPod: 20,
      podStart: Duration.seconds(20),
      queueTimeout: Duration.seconds(10),
      objective: { servedShare: 0.9, drain: Duration.seconds(10), underProvisioned: Duration.hours(1) },
    },
  });
  const [scaler] = simulation.scalers;
  if (scaler === undefined) throw new Error('there is a scaler');
  expect(scaler.peakReplicas).toBe(9);
  expect(scaler.secondsToReach(7)).toBeGreaterThan(80);
  expect(scaler.secondsToReach(10)).toBeUndefined();
  expect(scaler.why(1)).toBeUndefined();
  expect(scaler.why(60)).toBe('the metrics ask for 1, and get 1');
  expect(scaler.changes.at(-1)).toMatch(/^\d+: \d -> 1, All metrics below target$/);
  expect(scaler.missed).toEqual([`time to drain is ${scaler.drainSeconds} s, more than 10 s`]);
  expect(scaler.cost).toBeCloseTo(scaler.podHours / 4, 12);
  expect(scaler.meanReplicas).toBeCloseTo(scaler.podHours * 2, 1);
  expect(scaler.lost).toBeGreaterThan(0);
  expect(scaler.servedShare).toBeCloseTo(scaler.served / (scaler.served + scaler.lost), 12);
  expect([scaler.oscillations, scaler.maximum]).toEqual([0, 'the metrics never ask for more than 9 of 10 replicas']);
  expect(scaler.underProvisionedSeconds).toBeGreaterThan(20);
  expect(scaler.peakWaiting).toBeGreaterThan(scaler.drainSeconds ?? Infinity);
  expect(simulation.scaler('shop/' + scaler.name).peakReplicas).toBe(9);
  expect(() => simulation.scaler('nobody')).toThrow(`'name' must be the name of a scaler, one of ${scaler.name}, got "nobody"`);
  expect(JSON.parse(JSON.stringify(simulation.timeline))).toMatchObject({ durationSeconds: 1800, scalers: [{ type: 'hpa', target: { kind: 'Deployment' } }] });
});

test('what the validator refuses and what the simulation lacks come in one error', () => {
  const wrong = hpa({ metrics: [slsQps('10', { 'sls.query.delay': 'ten' })], minReplicas: 3, maxReplicas: 2 });
  expect(() => Simulation.ofManifests([wrong])).toThrow(/^the simulation has \d+ problems:\n(.*\n)*.*'HorizontalPodAutoscaler shop\/web.load' must be given/);
  expect(() => Simulation.ofManifests([wrong])).toThrow(/HorizontalPodAutoscaler shop\/web: 'spec.metrics\[0\].*sls.query.delay.*\([A-Z]+\d+\)/);
});

test.each([
  ['constant', Load.constant(5), { kind: 'constant', value: 5 }],
  ['step', Load.step({ from: 1, to: 2, at: Duration.seconds(3) }), { kind: 'step', from: 1, to: 2, atSecond: 3 }],
  ['ramp', Load.ramp({ from: 1, to: 2, over: Duration.minutes(1) }), { kind: 'ramp', from: 1, to: 2, startSecond: 0, overSeconds: 60 }],
  ['late ramp', Load.ramp({ from: 1, to: 2, start: Duration.seconds(9), over: Duration.minutes(1) }), { kind: 'ramp', from: 1, to: 2, startSecond: 9, overSeconds: 60 }],
  ['diurnal', Load.diurnal({ low: 1, high: 2 }), { kind: 'diurnal', low: 1, high: 2, periodSeconds: 86400 }],
  ['sawtooth', Load.sawtooth({ low: 1, high: 2, period: Duration.minutes(2) }), { kind: 'sawtooth', low: 1, high: 2, periodSeconds: 120 }],
  ['stages', Load.stages({ duration: Duration.seconds(30), target: 100 }), { kind: 'stages', stages: [{ durationSeconds: 30, target: 100 }] }],
  ['series', Load.series({ data: '0,1' }), { kind: 'series', data: '0,1' }],
  ['series with gaps', Load.series({ data: [], longestGap: Duration.hours(1) }), { kind: 'series', data: [], longestGapSeconds: 3600 }],
  ['sum', Load.sum(Load.constant(1), Load.constant(2)), { kind: 'sum', of: [{ kind: 'constant', value: 1 }, { kind: 'constant', value: 2 }] }],
  ['noise', Load.constant(1).withNoise(0.1, 7), { kind: 'noisy', of: { kind: 'constant', value: 1 }, amount: 0.1, seed: 7 }],
])('a load: %s', (_, load, spec) => {
  expect(load._spec).toEqual(spec);
});

test.each([
  [Fault.metricOutage(Duration.seconds(1), Duration.minutes(1)), { kind: 'metric outage', atSecond: 1, forSeconds: 60 }],
  [Fault.adapterError(Duration.seconds(1), Duration.minutes(1)), { kind: 'adapter error', atSecond: 1, forSeconds: 60 }],
  [Fault.prometheusRestart(Duration.seconds(1), Duration.minutes(1)), { kind: 'prometheus restart', atSecond: 1, forSeconds: 60 }],
  [Fault.slowStart(Duration.seconds(1), Duration.minutes(1), Duration.seconds(90)), { kind: 'slow start', atSecond: 1, forSeconds: 60, podStartSeconds: 90 }],
  [Fault.podCrash(Duration.seconds(1), 2), { kind: 'pod crash', atSecond: 1, pods: 2 }],
  [Fault.handEdit(Duration.seconds(1), 2), { kind: 'hand edit', atSecond: 1, replicas: 2 }],
])('a fault: %#', (fault, spec) => {
  expect(fault._spec).toEqual(spec);
});

test('options of a service go to its scaler alone', () => {
  const made = chart();
  const simulation = Simulation.of(made, {
    duration: Duration.minutes(5), samples: 10, service: { load: Load.constant(95) },
    services: {
      web: { demand: Demand.USERS, serviceTime: Duration.seconds(1), load: Load.constant(20), faults: [Fault.podCrash(Duration.seconds(60), 1)] },
    },
  });
  expect(simulation.timeline).toMatchObject({ scalers: [{ demand: 'users', sampleSeconds: 30, answers: { peakReplicas: 2 } }] });
});
