import { Chart, Duration, Testing } from 'cdk8s';
import { Backlog, KnativeService, QpsAutoscaledService, QpsSignal, QueueBacklogConsumer, Scaler, ScalingPolicy } from '../src';

const chart = (): Chart => new Chart(Testing.app(), 'shop', { namespace: 'shop' });
const service = { image: 'web:1', signal: QpsSignal.podMetric({ serverAddress: 'http://prometheus.monitoring:9090' }), targetQpsPerPod: 10, maxReplicas: 10 };

test('problems of durations speak of the props, in seconds', () => {
  expect(() => new QpsAutoscaledService(chart(), 'Web', {
    ...service,
    scaler: Scaler.keda({
      pollingInterval: Duration.millis(1500),
      behavior: { scaleDown: { stabilizationWindow: Duration.hours(2), policies: [ScalingPolicy.pods(1, Duration.seconds(0))] } },
    }),
    pod: { terminationGracePeriod: Duration.millis(1) },
  })).toThrow(new Error([
    "QpsAutoscaledService 'shop/Web' has 4 problems:",
    "  - 'pod.terminationGracePeriod' must be a whole number from 0, got 0.001 seconds",
    "  - 'scaler.behavior.scaleDown.stabilizationWindow' must be a whole number from 0 to 3600, got 7200 seconds",
    "  - 'scaler.behavior.scaleDown.policies[0].period' must be a whole number from 1 to 1800, got 0 seconds",
    "  - 'scaler.pollingInterval' must be a whole number from 1, got 1.5 seconds",
  ].join('\n')));
});

test('a number in place of a Duration is said to be one', () => {
  const wrong = { timeout: 30 } as never;
  expect(() => new KnativeService(chart(), 'Web', { image: 'web:1', ...wrong as object })).toThrow(new Error(
    "KnativeService 'shop/Web' has 1 problem:\n  - 'timeout' must be a Duration, got 30; write Duration.seconds(30)"));
  expect(() => new QpsAutoscaledService(chart(), 'Web', { ...service, scaler: Scaler.keda({ cooldownPeriod: '5m' } as never) })).toThrow(new Error(
    "QpsAutoscaledService 'shop/Web' has 1 problem:\n  - 'scaler.cooldownPeriod' must be a Duration, got \"5m\"; use cdk8s.Duration"));
});

test('misspelt options are answered with the names of the props', () => {
  expect(() => new QueueBacklogConsumer(chart(), 'Orders', {
    image: 'web:1', backlog: Backlog.redisList({ addresses: ['redis:6379'], listName: 'jobs' }), targetBacklogPerPod: 5, maxReplicas: 3,
    scaler: { coolDownPeriods: Duration.minutes(1) } as never,
  })).toThrow(/'scaler.coolDownPeriods' must be one of .*, pollingInterval, cooldownPeriod, .*; write 'cooldownPeriod'$/);
});
