import { spike } from './given';
import { meaningOf } from '../../../src/simulation/charts/meaning';
import { whyText } from '../../../src/simulation/charts/why';
import { deployment, hpa, only, scaledObject, slsQps } from '../loop/given';

test('five lines say what a timeline means, and one more what became of an objective', () => {
  const lines = (timeline = spike()) => Object.fromEntries(meaningOf(timeline).map(({ label, text }) => [label, text]));
  expect(lines()).toEqual({
    'peak': '9 of 10 replicas, 9 ready at once, 4.26 on average, no oscillation',
    'time to peak': 'wanted at 2m15s, ready at 2m35s; the load is highest from about 1m on',
    'under-provisioned': expect.stringMatching(/^1m9s; \d+ of \d+(\.\d+)?k requests lost, [\d.]+ % served; at most \d+ requests wait, drained \d+s later$/) as string,
    'pod-hours': expect.stringMatching(/^2\.\d+, which cost 0\.5\d+$/) as string,
    'bound by': expect.stringMatching(/^[a-z ]+ \d+ %(, [a-z ]+ (\d+|below 1) %)* of the time; the metrics never ask for more than 9 of 10 replicas$/) as string,
  });
  expect(lines(spike({ objective: { servedShare: 0.5 } })).objective).toBe('met');
  expect(lines(spike({ objective: { lost: 0, drainSeconds: 1e6 } })).objective).toMatch(/^missed: lost is \d+, more than 0$/);
});

test('what is not known is said to be unknown', () => {
  const timeline = only([deployment(), hpa({ metrics: [slsQps('10')] })], { durationSeconds: 60, service: { load: { kind: 'constant', value: 0 } } });
  expect(meaningOf(timeline).slice(1, 3).map(({ text }) => text)).toEqual(['wanted at 0, ready at 0', 'unknown, since nothing says what one pod can do; nothing waits']);
});

test('a backlog that does not drain still waits at the end', () => {
  const timeline = only([deployment(), scaledObject('messages_waiting', '10', { minReplicaCount: 1, maxReplicaCount: 2 })], {
    durationSeconds: 60, service: { load: { kind: 'constant', value: 10 }, ratePerPod: 1 },
  });
  expect(meaningOf(timeline)[2]?.text).toMatch(/^1m; at most \d+(\.\d+)? messages wait, \d+(\.\d+)? still do at the end$/);
});

test('answers why it did, or did not, scale', () => {
  const timeline = spike();
  expect(whyText(timeline, 10)).toBe([
    'at 10s: 1 ready, load 5 requests/s, sls_ingress_qps shows nothing (target 10 per pod)',
    '  the scaler decides for the first time at 15s',
    '  the next change is at 1m30s: 1 -> 4, external metric sls_ingress_qps above target',
  ].join('\n'));
  expect(whyText(timeline, 320)).toMatch(new RegExp([
    '^at 5m20s: 9 wanted, 9 ready, load 65 requests/s, sls_ingress_qps shows nothing \\(target 10 per pod\\)',
    '  .*', '  bound by a missing metric from 5m to 6m', '  the next change is at .*$',
  ].join('\n')));
  expect(whyText(timeline, 1800)).toMatch(/\n {2}nothing changes any more$/);
});
