import { sentence } from '../../src/kubernetes/problem';
import { planKnativeService } from '../../src/plan/knative-service';
import type { ContainerSpec, PodSpec } from '../../src/plan/pod';
import { planQpsAutoscaledService } from '../../src/plan/qps-autoscaled-service';
import { planQueueBacklogConsumer } from '../../src/plan/queue-backlog-consumer';
import { kafka } from '../../src/signals/backlog-kafka';
import { podMetric } from '../../src/signals/pod-metric';
import { prometheusQuery } from '../../src/signals/prometheus-query';
import { BACKLOGS } from '../signals/backlog-samples';

const metadata = { name: 'web', namespace: 'shop' };
const signal = prometheusQuery({ serverAddress: 'http://prometheus.monitoring:9090', query: 'sum(up)' });
const service = { metadata, image: 'web:1', signal, targetQpsPerPod: 10, maxReplicas: 5 };
const consumer = { metadata, image: 'web:1', backlog: BACKLOGS.redisList!, targetBacklogPerPod: 10, maxReplicas: 5 };
const later = new (class Later {})() as never;

/** What plain JavaScript may pass: values that no type has seen. */
const ofService = (change: object) => planQpsAutoscaledService({ ...service, ...change }).problems.map(sentence);
const ofConsumer = (change: object) => planQueueBacklogConsumer({ ...consumer, ...change }).problems.map(sentence);
const ofKnative = (change: object) => planKnativeService({ metadata, image: 'web:1', ...change }).problems.map(sentence);
const ofPod = (pod: PodSpec) => ofService({ pod });
const ofContainer = (container: ContainerSpec) => ofPod({ container });

const LABEL = 'at most 63 letters, digits, "-", "_" or ".", with a letter or digit at both ends';
const KEY = `must have keys of ${LABEL}, behind an optional DNS subdomain and "/"`;
const VALUE = `must be a label value: ${LABEL}`;
const DNS_LABEL = 'must be a DNS label: 1 to 63 lower case letters, digits or "-", with a letter or digit at both ends';

describe('labels and annotations', () => {
  test.each<[string, object, string[]]>([
    ['a key with a space', { metadata: { ...metadata, labels: { 'a b': 'c' } } }, [`'metadata.labels' ${KEY}, got "a b"`]],
    ['a prefix that is no domain', { metadata: { ...metadata, labels: { 'A_/b': 'c' } } }, [`'metadata.labels' ${KEY}, got "A_/b"`]],
    ['a value of 64 characters', { metadata: { ...metadata, labels: { a: 'v'.repeat(64) } } }, [`'metadata.labels[a]' ${VALUE}, got "${'v'.repeat(64)}"`]],
    ['a value that ends in a dot', { metadata: { ...metadata, selectorLabels: { a: 'v.' } } }, [`'metadata.selectorLabels[a]' ${VALUE}, got "v."`]],
    ['a value that is no text', { metadata: { ...metadata, labels: { a: true } } }, ["'metadata.labels[a]' must be a text, got true; put it in quotes"]],
    ['an annotation that is no text', { metadata: { ...metadata, annotations: { 'a/b': 1024 } } },
      ["'metadata.annotations[a/b]' must be a text, got 1024; put it in quotes"]],
    ['an annotation key', { metadata: { ...metadata, annotations: { 'a/b/c': '1' } } }, [`'metadata.annotations' ${KEY}, got "a/b/c"`]],
    ['labels of pods', { pod: { labels: { a: '-' } } }, [`'pod.labels[a]' ${VALUE}, got "-"`]],
    ['annotations of pods', { pod: { annotations: { '': '-' } } }, [`'pod.annotations' ${KEY}, got ""`]],
    ['a node selector', { pod: { nodeSelector: { zone: 'a b' } } }, [`'pod.nodeSelector[zone]' ${VALUE}, got "a b"`]],
  ])('%s is a problem of every declaration', (_, change, problems) => {
    expect([ofService(change), ofConsumer(change), ofKnative(change)]).toEqual([problems, problems, problems]);
  });

  test('are fine as the API server takes them, or known only later', () => {
    expect(ofService({
      metadata: { ...metadata, labels: { 'example.com/a': 'B.c_d-1', 'empty': '', 'later': later }, annotations: { 'Example.com/A': 'any text: 1 "2" \n', 'later': later } },
      pod: { labels: { later }, annotations: { a: '' }, nodeSelector: { later } },
    })).toEqual([]);
  });
});

test.each<[string, ContainerSpec, string[]]>([
  ['unit that is none', { requests: { cpu: '100mm' } }, ["'pod.container.requests.cpu' must be a Kubernetes quantity from 0, such as 500m or 2, got \"100mm\""]],
  ['GB for G or Gi', { limits: { memory: '1GB' } }, ["'pod.container.limits.memory' must be a Kubernetes quantity from 0, such as 256Mi or 1Gi, got \"1GB\""]],
  ['negative amount', { requests: { cpu: '-1' } }, ["'pod.container.requests.cpu' must be a Kubernetes quantity from 0, such as 500m or 2, got \"-1\""]],
  ['NaN', { requests: { cpu: Number.NaN } as never }, ["'pod.container.requests.cpu' must be a Kubernetes quantity from 0, such as 500m or 2, got NaN"]],
  ['thousandths of bytes', { limits: { memory: '128m' } },
    ["'pod.container.limits.memory' must be whole bytes, got \"128m\"; 'm' stands for thousandths: write Mi for mebibytes"]],
  ['limit below the request', { requests: { memory: '1Gi' }, limits: { memory: '1G' } },
    ["'pod.container.limits.memory' must be at least 'requests.memory' (1Gi), got \"1G\"; raise the limit or lower the request"]],
  ['name', { name: 'Web' }, [`'pod.container.name' ${DNS_LABEL}, got "Web"`]],
  ['variable', { env: { 'A=B': 'c' } }, ["'pod.container.env' must have names of printable characters without \"=\", got \"A=B\""]],
  ['number as a variable', { env: { PORT: 8080 as never } }, ["'pod.container.env.PORT' must be a text, got 8080; put it in quotes"]],
  ['variable given twice', { env: { A: 'b' }, secretEnv: { A: { secret: 's', key: 'k' } } },
    ["'pod.container.secretEnv.A' must not be given in 'env' too, where it would be overwritten"]],
  ['Secret without a name', { secretEnv: { A: { secret: '', key: 'k' } } }, ["'pod.container.secretEnv.A.secret' must name a Secret, got \"\""]],
  ['key of a Secret', { secretEnv: { A: { secret: 's', key: 'a/b' } } },
    ["'pod.container.secretEnv.A.key' must be a key of the Secret: 1 to 253 letters, digits, \"-\", \"_\" or \".\", got \"a/b\""]],
])('a container with a wrong %s', (_, container, problems) => expect(ofContainer(container)).toEqual(problems));

test('a container of plain values, and of values that are known only later, is fine', () => {
  expect(ofContainer({
    name: 'web', env: { A: '', B: later }, secretEnv: { C: { secret: later, key: later } },
    requests: { cpu: '0', memory: later }, limits: { cpu: '1e3', memory: '1.5Gi' },
  })).toEqual([]);
  expect(ofContainer({ requests: { cpu: '500m', memory: '1000Ki' }, limits: { cpu: '0.5', memory: '1024000' } })).toEqual([]);
});

test.each<[PodSpec, string[]]>([
  [{ terminationGracePeriodSeconds: -1 }, ["'pod.terminationGracePeriodSeconds' must be a whole number from 0, got -1"]],
  [{ terminationGracePeriodSeconds: 1.5 }, ["'pod.terminationGracePeriodSeconds' must be a whole number from 0, got 1.5"]],
  [{ terminationGracePeriodSeconds: 0, disruption: { maxUnavailable: 1 } }, []],
  [{ disruption: { maxUnavailable: 0 } }, ["'pod.disruption.maxUnavailable' must be a whole number from 1, or a percentage from 1% to 100%, got 0"]],
  [{ disruption: { maxUnavailable: '0%' } }, ["'pod.disruption.maxUnavailable' must be a whole number from 1, or a percentage from 1% to 100%, got \"0%\""]],
  [{ disruption: { maxUnavailable: '101%' } }, ["'pod.disruption.maxUnavailable' must be a whole number from 1, or a percentage from 1% to 100%, got \"101%\""]],
  [{ disruption: { minAvailable: 1.5 } }, ["'pod.disruption.minAvailable' must be a whole number from 1, or a percentage from 1% to 100%, got 1.5"]],
  [{ disruption: { maxUnavailable: '100%', minAvailable: 1 } }, ["'pod.disruption.minAvailable' must not be given together with 'maxUnavailable', got 1"]],
  [{ disruption: {} }, []],
])('pods with %j', (pod, problems) => expect(ofPod(pod)).toEqual(problems));

describe('an image', () => {
  test.each<[unknown, string[]]>([
    ['', ["'image' must be the name of an image, got \"\""]],
    ['web: 1', ["'image' must be the name of an image, got \"web: 1\""]],
    [7, ["'image' must be the name of an image, got 7"]],
    ['registry.example.com/xxxx:1', ["'image' must not be a placeholder, got \"registry.example.com/xxxx:1\"; put in the real value"]],
    ['registry.example.com:5000/a/b@sha256:0123', []],
    [later, []],
  ])('%p', (image, problems) => {
    const job = { image, job: {} };
    expect([ofService({ image }), ofConsumer({ image }), ofConsumer(job), ofKnative({ image })]).toEqual([problems, problems, problems, problems]);
  });
});

describe('what plain JavaScript may leave out or mistake', () => {
  test('everything that is missing is said at once', () => {
    expect(planQpsAutoscaledService({ metadata } as never).problems.map(sentence)).toEqual([
      "'signal' is required; make it with QpsSignal",
      "'image' is required unless 'target' names an existing workload",
      "'maxReplicas' must be a whole number from 1",
      "'targetQpsPerPod' is required unless 'targetPerPod' is given",
    ]);
    expect(planQueueBacklogConsumer({ metadata } as never).problems.map(sentence)).toEqual([
      "'backlog' is required; make it with Backlog",
      "'maxReplicas' must be a whole number from 1",
      "'targetBacklogPerPod' must be a number greater than 0",
      "'image' is required unless 'target' names an existing workload",
    ]);
    expect(planKnativeService({ metadata } as never).problems.map(sentence)).toEqual(["'image' is required"]);
  });

  test('one target is wanted, not two', () => {
    expect(ofService({ targetPerPod: 3 })).toEqual(["'targetPerPod' must not be given together with 'targetQpsPerPod' (10), got 3"]);
  });

  test.each<[(change: object) => string[], object, string]>([
    [ofService, { signal: 'mse' }, "'signal' must be made with QpsSignal, got \"mse\""],
    [ofService, { signal: { source: 'x' } }, "'signal' must be made with QpsSignal, got {\"source\":\"x\"}"],
    [ofService, { scaler: 'keda' }, "'scaler' must be made with Scaler, got \"keda\""],
    [ofService, { scaler: { kind: 'vpa' } }, "'scaler' must be made with Scaler, got {\"kind\":\"vpa\"}"],
    [ofService, { route: { host: 'a' } }, "'route' must be made with Route, got {\"host\":\"a\"}"],
    [ofConsumer, { backlog: { ...signal, kedaTrigger: undefined } }, "'backlog' must be made with Backlog, got a signal"],
    [ofConsumer, { backlog: { kedaTrigger: () => ({}) } }, "'backlog' must be made with Backlog, got {}"],
    [ofConsumer, { backlog: null }, "'backlog' must be made with Backlog, got null"],
    [ofKnative, { scaling: 'rps' }, "'scaling' must be made with KnativeScaling, got \"rps\""],
  ])('%# a part that no factory made', (problemsOf, change, message) => {
    const [problem, ...others] = problemsOf(change);
    expect(problem?.replace(/got \{"source":"prometheus".*/, 'got a signal')).toBe(message);
    expect(others).toEqual([]);
  });
});

test('a Service must have a name that begins with a letter', () => {
  const fix = "give 'metadata.name' or 'metadata.names.Service'";
  const message = (path: string, name: string): string => `'${path}' must begin with a letter, since it names a Service, got "${name}"; ${fix}`;
  const digits = { metadata: { name: '123', namespace: 'shop' } };
  expect([ofService(digits), ofKnative(digits), ofConsumer(digits)]).toEqual([[message('metadata.name', '123')], [message('metadata.name', '123')], []]);
  expect(ofService({ metadata: { ...metadata, names: { Service: '1-web' } } })).toEqual([message('metadata.names.Service', '1-web')]);
  expect(ofService({ metadata: { ...digits.metadata, names: { Service: 'web' } } })).toEqual([]);
});

describe('an existing workload', () => {
  const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'old', podLabels: { app: 'old' } };

  test.each<[object, string]>([
    [{ target: { ...target, kind: '' } }, "'target.kind' must not be empty, got \"\""],
    [{ target: { ...target, apiVersion: undefined } }, "'target.apiVersion' is required"],
    [{ target: { ...target, podLabels: { app: 'o d' } } }, `'target.podLabels[app]' ${VALUE}, got "o d"`],
    [{ target, pod: { labels: { a: 'b' } } }, "'pod.labels' must not be given with 'target', whose pods are declared elsewhere"],
  ])('with %j', (change, message) => {
    expect([ofService({ image: undefined, ...change }), ofConsumer({ image: undefined, ...change })]).toEqual([[message], [message]]);
  });

  test('may get a disruption budget', () => {
    expect(ofService({ image: undefined, target, pod: { disruption: { maxUnavailable: 1 } } })).toEqual([]);
  });
});

describe('a list in whose place is something else', () => {
  const fix = 'put it in brackets';
  const keda = { kind: 'keda', companions: 'cpu' };
  test.each<[string, readonly string[], readonly string[]]>([
    ['traffic', ofKnative({ traffic: 'latest' }), [`'traffic' must be a list, got "latest"; ${fix}`]],
    ['companions of a service', ofService({ scaler: keda }), [`'scaler.companions' must be a list, got "cpu"; ${fix}`]],
    ['companions of a consumer', ofConsumer({ scaler: { companions: {} } }), [`'scaler.companions' must be a list, got {}; ${fix}`]],
    ['alsoScaleOn', ofConsumer({ alsoScaleOn: 3 }), [`'alsoScaleOn' must be a list, got 3; ${fix}`]],
    ['policies', ofService({ scaler: { kind: 'keda', behavior: { scaleUp: { policies: { type: 'Pods' } } } } }),
      [`'scaler.behavior.scaleUp.policies' must be a list, got {"type":"Pods"}; ${fix}`]],
    ['brokers', ofConsumer({ backlog: kafka({ bootstrapServers: 'kafka:9092', consumerGroup: 'a', topic: 'b' } as never) }),
      [`'backlog.bootstrapServers' must be a list, got "kafka:9092"; ${fix}`]],
    ['excluded values', ofService({ signal: podMetric({ serverAddress: 'http://prometheus:9090', exclude: { path: '/healthz' } } as never) }),
      [`'signal.exclude.path' must be a list, got "/healthz"; ${fix}`]],
  ])('%s', (_, found, problems) => expect(found).toEqual(problems));
});
