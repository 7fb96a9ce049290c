import '../../src/simulation-api/jest';
import { App, Chart } from 'cdk8s';
import { Precondition, QpsAutoscaledService, QpsSignal, Simulation } from '../../src';
import { simulate, simulateEach, timelineMatchers, timelineOf, type Timeline } from '../../src/simulation-api';
import { spike } from '../simulation/charts/given';
import { deployment, hpa, scaledObject, slsQps } from '../simulation/loop/given';

const timeline = spike();

/** What an expectation that fails says. */
function failure(run: () => void): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it did not fail');
}

test('expectations hold where they do', () => {
  expect(timeline).toReach(9);
  expect(timeline).toReach(9, { within: 155 });
  expect(timeline).not.toReach(9, { within: 154 });
  expect(timeline).not.toReach(10);
  expect(timeline).toServe(0.95);
  expect(timeline).not.toServe(0.99);
  expect(timeline).toDrainWithin(120);
  expect(timeline).not.toDrainWithin(10);
  expect(timeline).toStayBelow({ replicas: 10, cost: 1, podHours: 3, underProvisionedSeconds: 120, oscillations: 1, lost: 1e6, waiting: 1e6 });
  expect(timeline).not.toStayBelow({ replicas: 9 });
  expect(timeline).toMeet({ servedShare: 0.9, drainSeconds: 120 });
  expect(timeline).not.toMeet({ lost: 0 });
});

test('what fails says when, what and why', () => {
  expect(failure(() => expect(timeline).toReach(9, { within: 120 }))).toMatch(new RegExp([
    '^expected HorizontalPodAutoscaler shop/web to reach 9 ready pods within 2m, but it had so many at 2m35s',
    '', 'at 2m: \\d wanted, \\d ready, load 65 requests/s, sls_ingress_qps shows .* \\(target 10 per pod\\)', '  .+', '  bound by .+', '  the next change is at 2m15s: .*$',
  ].join('\n')));
  expect(failure(() => expect(timeline).toReach(10))).toMatch(/^expected .* to reach 10 ready pods, but it had 9 at most, from 2m35s on\n\nat 30m: /);
  expect(failure(() => expect(timeline).toServe(0.99))).toMatch(/^expected .* to serve 99 % of its requests, but 96\.\d+ % were served: \d+ of 45k were lost, the first at about \d+m\d*s?\n\nat /);
  expect(failure(() => expect(timeline).toDrainWithin(10))).toMatch(/^expected .* to drain within 10s, but it took \d+s, from \d+ at [\dms]+ on\n\nat /);
  expect(failure(() => expect(timeline).toStayBelow({ replicas: 5, podHours: 1 }))).toMatch(/^expected .* to stay below 5 replicas, 1 podHours, but replicas is 9 at 2m15s, podHours is 2\.\d+\n\nat 2m15s: /);
  expect(failure(() => expect(timeline).toMeet({ lost: 0 }))).toMatch(/^expected .* to meet \{"lost":0\}, but lost is \d+, more than 0\n\nat /);
  expect(failure(() => expect(timeline).not.toReach(9))).toMatch(/^expected .* not to reach 9 ready pods, but it had so many at 2m35s\n/);
});

test('what cannot be expected of is refused', () => {
  const two: Timeline = { durationSeconds: 60, scalers: [timeline, timeline] };
  expect(failure(() => expect(two).toServe(1))).toBe('the timeline has 2 scalers; say which is meant, with timelineOf(timeline, "web")');
  expect(failure(() => expect(timelineOf(two, 'shop/web')).toServe(1))).toMatch(/^expected/);
  for (const wrong of [undefined, null, 7, {}, { scalers: [] }]) expect(failure(() => expect(wrong).toServe(1))).toBe('what is expected of must be a timeline, as simulate() gives it');
  expect(failure(() => expect(timeline).toStayBelow({ pods: 3 } as object))).toBe("'pods' must be one of replicas, waiting, lost, underProvisionedSeconds, podHours, cost, oscillations");
  expect(failure(() => expect(timeline).toMeet({ servedShare: 99 }))).toBe("'servedShare' must be at most 1, which is all, got 99");
  const unknown = timelineMatchers.toStayBelow({ ...timeline, answers: { ...timeline.answers, cost: undefined } }, { cost: 1 });
  expect([unknown.pass, unknown.message()]).toEqual([false, 'expected HorizontalPodAutoscaler shop/web to stay below 1 cost, but cost is not known']);
});

test('a construct, its manifests and a Simulation are simulated alike', () => {
  const app = new App();
  new QpsAutoscaledService(new Chart(app, 'c', { namespace: 'shop' }), 'Web', {
    image: 'registry.example.com/web:1',
    signal: QpsSignal.mseGateway({ project: 'aliyun-product-data-1234567890123456-cn-hangzhou', nginxCompatibleLogs: Precondition.confirmed('ticket OPS-42') }),
    targetQpsPerPod: 10,
    maxReplicas: 10,
  });
  const service = { load: { kind: 'constant', value: 55 } } as const;
  const run = simulate(app, { durationSeconds: 300, service });
  expect(run).toReach(6, { within: 120 });
  expect(simulate(app.charts[0]?.toJson() as never, { durationSeconds: 300, service })).toEqual(run);
  expect([...simulateEach(app, { durationSeconds: 300, service })]).toEqual(run.scalers);
  expect(Simulation.of(app, { service: { ...service, load: { _spec: service.load } as never } })).toReach(6, { within: 120 });
});

test('what the validator refuses is an error of the simulation, too', () => {
  const wrong = hpa({ metrics: [slsQps('10', { 'sls.query.delay': 'ten' })] });
  expect(() => simulate([deployment(), wrong])).toThrow(/^the simulation has 2 problems:\n {2}- 'HorizontalPodAutoscaler shop\/web\.load' must be given.*\n {2}- HorizontalPodAutoscaler shop\/web: .*sls\.query\.delay.*\(SLS\d+\)$/);
  expect(() => simulate([deployment(), scaledObject('messages_waiting', 'x')], { service: { load: { kind: 'constant', value: 1 }, ratePerPod: 1 } })).toThrow(/threshold/);
});
