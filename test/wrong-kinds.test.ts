import * as pulumi from '@pulumi/pulumi';
import { Testing, type Chart } from 'cdk8s';
import * as cdk8sLibrary from '../src';
import * as pulumiLibrary from '../src/pulumi';
import { recordRegistrations } from './pulumi/recorded';

type Construct = keyof typeof cdk8sLibrary & keyof typeof pulumiLibrary;

/** What is thrown at a declaration in plain JavaScript. */
function messageOf(declare: () => unknown): string {
  try {
    declare();
    return 'accepted';
  } catch (error) {
    return String(error);
  }
}
const ofCdk8s = (construct: Construct, props: unknown) =>
  messageOf(() => new (cdk8sLibrary[construct] as new (scope: Chart, id: string, props: unknown) => unknown)(Testing.chart(), 'Web', props));
const ofPulumi = (construct: Construct, args: unknown) =>
  messageOf(() => new (pulumiLibrary[construct] as new (name: string, args: unknown) => unknown)('web', args));

beforeAll(recordRegistrations);

test('everything of another kind, and everything else that is wrong, is one message', () => {
  const signal = cdk8sLibrary.QpsSignal.nginxIngressSls({ project: null, statistic: 'x' } as never);
  expect(ofCdk8s('QpsAutoscaledService', {
    image: 'web:1', signal, targetPerPod: 10, maxReplicas: 0,
    pod: { container: { requests: null, args: 'serve', env: { PORT: 8080 } }, labels: ['app'] },
    scaler: 'keda', route: null,
  })).toBe(`Error: QpsAutoscaledService 'test/Web' has 9 problems:
  - 'pod.container.requests' must be an object, got null
  - 'pod.container.args' must be a list, got "serve"; put it in brackets
  - 'pod.container.env.PORT' must be a text, got 8080; put it in quotes
  - 'pod.labels' must be an object, got ["app"]
  - 'scaler' must be made with Scaler, got "keda"
  - 'route' must be made with Route, got null
  - 'maxReplicas' must be a whole number from 1, got 0
  - 'signal.project' must be a text, got null
  - 'signal.statistic' must be one of qps, latencyAvg, latencyP50, latencyP95, latencyP99, latencyP9999, inflow, got "x"`);
});

test.each<[Construct, unknown, string]>([
  ['QpsAutoscaledService', null, "'options' must be an object, got null"],
  ['QueueBacklogConsumer', undefined, "'options' must be an object"],
  ['KnativeService', [], "'options' must be an object, got []"],
  ['AlbConfig', 'edge', "'options' must be an object, got \"edge\""],
  ['Keda', null, "'options' must be an object, got null"],
  ['Keda', { delivery: null }, "'delivery' must be made with Delivery, got null"],
  ['KnativeService', { image: 'web:1', metadata: 'web' }, "'metadata' must be an object, got \"web\""],
  ['KnativeService', { image: 'web:1', traffic: [null] }, "'traffic[0]' must be an object, got null"],
  ['KnativeService', { image: 'web:1', expectedLoad: { load: null } }, "'expectedLoad.load' must be an object, got null"],
  ['KnativeAutoscalerConfig', { settings: null }, "'settings' must be an object, got null"],
  ['AlbConfig', { name: 'edge', vSwitchIds: ['a', 'b'], listeners: [{ port: 80, protocol: 'TCP' }] },
    "'listeners[0].protocol' must be one of HTTP, HTTPS, QUIC, got \"TCP\""],
])('both shells say it of %s with %j', (construct, options, problem) => {
  expect(ofCdk8s(construct, options)).toBe(`Error: ${construct} 'test/Web' has 1 problem:\n  - ${problem}`);
  expect(ofPulumi(construct, options)).toBe(`Error: ${construct} 'web' has 1 problem:\n  - ${problem}`);
});

const MADE = 'must be made from an object with its options';

test('what factories are given wrongly comes out with the problems of the construct', () => {
  const { QpsSignal, Scaler, Backlog, ScaleOn, Load, PrometheusAuth, TriggerAuth } = pulumiLibrary;
  const wrong = null as never;
  expect(ofPulumi('QpsAutoscaledService', { image: 'web:1', signal: QpsSignal.alb(wrong), targetQpsPerPod: 1, maxReplicas: 2, scaler: Scaler.hpa(wrong) }))
    .toBe(`Error: QpsAutoscaledService 'web' has 2 problems:
  - 'scaler' must be made with Scaler, got null
  - 'signal' ${MADE}, got null`);
  expect(ofPulumi('QueueBacklogConsumer', {
    image: 'web:1', backlog: Backlog.kafka(undefined as never), targetBacklogPerPod: 1, maxReplicas: 2, alsoScaleOn: [ScaleOn.cron(wrong)],
  })).toBe(`Error: QueueBacklogConsumer 'web' has 1 problem:
  - 'alsoScaleOn[0]' must be made with ScaleOn, got null`);
  expect(ofPulumi('QueueBacklogConsumer', {
    image: 'web:1', targetBacklogPerPod: 1, maxReplicas: 2, expectedLoad: { load: Load.step(wrong) },
    backlog: Backlog.prometheus({ serverAddress: 'http://p:9090', query: 'sum(up)', auth: PrometheusAuth.basic(wrong) }),
  })).toBe(`Error: QueueBacklogConsumer 'web' has 4 problems:
  - 'backlog.auth' must be an object, got null
  - 'expectedLoad.load.from' must be a number from 0
  - 'expectedLoad.load.to' must be a number from 0
  - 'expectedLoad.load.atSecond' must be a number of seconds from 0`);
  expect(ofPulumi('QueueBacklogConsumer', {
    image: 'web:1', backlog: Backlog.redisList({ addresses: 'redis:6379' as never, listName: 'jobs', auth: TriggerAuth.secrets({ password: wrong }) }),
    targetBacklogPerPod: 1, maxReplicas: 2,
  })).toBe(`Error: QueueBacklogConsumer 'web' has 2 problems:
  - 'backlog.addresses' must be a list, got "redis:6379"; put it in brackets
  - 'backlog.auth.secrets.password' must be an object, got null`);
});

test('a duration of cdk8s that is none is shown', () => {
  const { ScalingPolicy, Scaler, QpsSignal } = cdk8sLibrary;
  const signal = QpsSignal.prometheus({ serverAddress: 'http://p:9090', query: 'sum(up)' });
  const scaler = Scaler.hpa({ behavior: { scaleUp: { policies: [ScalingPolicy.pods(4, 60 as never)] } } });
  expect(ofCdk8s('QpsAutoscaledService', { image: 'web:1', signal, targetQpsPerPod: 1, maxReplicas: 2, scaler })).toBe(`Error: QpsAutoscaledService 'test/Web' has 1 problem:
  - 'scaler.behavior.scaleUp.policies[0].period' must be a whole number from 1 to 1800, got "no Duration: 60"`);
});

test('names of Pulumi must be known when they are planned', () => {
  const known = 'must be a text that is known when the declaration is planned, since names and labels of objects are derived from it';
  const given = 'got a value known only later; give the text itself, such as one of the configuration';
  expect(ofPulumi('KnativeService', { image: pulumi.output('web:1'), metadata: { name: pulumi.output('web'), namespace: pulumi.output('shop') } }))
    .toBe(`Error: KnativeService 'web' has 2 problems:
  - 'metadata.name' ${known}, ${given}
  - 'metadata.namespace' ${known}, ${given}`);
});
