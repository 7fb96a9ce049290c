import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, Duration, JsonPatch, Testing, Yaml, YamlOutputType, type ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import { synthesis } from './synthesis';
import {
  Backlog, Precondition, QpsAutoscaledService, QpsSignal, QueueBacklogConsumer, Scaler, Severity, Validation, type IRule, type KedaOptions,
  type QpsAutoscaledServiceProps,
} from '../src';
import { YamlWriter } from '../src/yaml-writer';

const PROJECT = 'aliyun-product-data-1234567890123456-cn-hangzhou';
const props: QpsAutoscaledServiceProps = {
  image: 'registry.example.com/web:1.0',
  signal: QpsSignal.mseGateway({ project: PROJECT, nginxCompatibleLogs: Precondition.confirmed('OPS-42') }),
  targetQpsPerPod: 10,
  maxReplicas: 10,
};

const place = synthesis();
const { stderr, newApp } = place;

const deployment = (spec: object = {}, name = 'web'): ApiObjectProps =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image: 'registry.example.com/web:1.0' }] } },
      ...spec,
    },
  });
const hpa = (spec: object = {}, metadata: object = {}): ApiObjectProps => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web', ...metadata },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 3, ...spec },
});
const withError = hpa({ scaleTargetRef: { apiVersion: 'v1', kind: 'Deployment', name: 'web' } });
const HPA002 = "'spec.scaleTargetRef.apiVersion' must be apps/v1 for a Deployment, got \"v1\"\n"
  + '  fix: write apps/v1 · source: kubernetes pkg/controller/podautoscaler/horizontal.go, scaleForResourceMappings';
const HPA004 = "'spec.replicas' should be left to HorizontalPodAutoscaler default/web, got 1\n"
  + "  fix: leave 'spec.replicas' out; on a living Deployment first hand the field over (kubectl apply view-last-applied), since dropping it once sets 1"
  + ' · source: kubernetes documentation, HorizontalPodAutoscaler, migrating Deployments; kubernetes/kubernetes#25238';

/** A chart with a workload whose count is pinned: one warning. */
function pinned(app: App, id = 'c', name = 'web'): Chart {
  const chart = new Chart(app, id);
  new ApiObject(chart, 'Deployment', deployment({ replicas: 1 }, name));
  new ApiObject(chart, 'Hpa', hpa({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name } }, { name }));
  return chart;
}

const team: IRule = {
  id: 'ACME001',
  name: 'no team',
  severity: Severity.ERROR,
  cause: 'nobody is called at night',
  fix: 'label it',
  source: 'handbook 3.2',
  kinds: ['Deployment'],
  check: (object, { profile, objects }) => (object.metadata.labels?.team === undefined
    ? [{ path: 'metadata.labels.team', rule: `is required among ${objects.length} objects of Kubernetes ${profile.kubernetes}` }] : []),
};

describe('synthesis', () => {
  test('stops with every error of every object of the app, those of other constructs included', () => {
    const app = newApp();
    Validation.of(app);
    const chart = new Chart(app, 'c');
    new ApiObject(chart, 'A', withError);
    new ApiObject(new Construct(chart, 'Sub'), 'B', { ...withError, metadata: { name: 'b', namespace: 'shop' } });
    expect(() => app.synth()).toThrow(new Error([
      'Validation failed with the following errors:',
      `  [] error HPA002 HorizontalPodAutoscaler default/web (c/A)\n  ${HPA002}`.replaceAll('\n', '\n     '),
      `  [] error HPA002 HorizontalPodAutoscaler shop/b (c/Sub/B)\n  ${HPA002}`.replaceAll('\n', '\n     '),
    ].join('\n')));
    expect(readdirSync(place.directory)).toEqual([]);
  });

  test('lists the errors of other validations as well', () => {
    const app = newApp();
    Validation.of(app);
    const chart = new Chart(app, 'c');
    chart.node.addValidation({ validate: () => ['out of luck'] });
    new ApiObject(chart, 'A', withError);
    expect(() => app.synth()).toThrow(/\[\] error HPA002 [^]*\[c\] out of luck$/);
  });

  test('is not validated in an app that never asked for it', () => {
    const app = newApp();
    new ApiObject(new Chart(app, 'c'), 'A', withError);
    app.synth();
    expect(readdirSync(place.directory)).toEqual(['c.k8s.yaml']);
  });

  test('is validated as soon as one construct of this library is in the app', () => {
    const app = newApp();
    new QpsAutoscaledService(new Chart(app, 'c'), 'Web', props);
    new ApiObject(new Chart(app, 'd'), 'A', withError);
    expect(() => app.synth()).toThrow('[] error HPA002 HorizontalPodAutoscaler default/web (d/A)');
    expect(() => app.synthYaml()).toThrow('[] error HPA002 HorizontalPodAutoscaler default/web (d/A)');
    expect(() => Testing.synth(app.node.findChild('c') as Chart)).toThrow('[] error HPA002 HorizontalPodAutoscaler default/web (d/A)');
  });

  test('prints warnings once, with the path of the construct, and goes on', () => {
    const app = newApp();
    Validation.of(pinned(app));
    app.synth();
    app.synth();
    app.synthYaml();
    expect(stderr).toEqual([`warning HPA004 Deployment default/web (c/Deployment)\n  ${HPA004}\n`]);
  });

  test('prints the warnings of declarations once', () => {
    const app = newApp();
    new QpsAutoscaledService(new Chart(app, 'c'), 'Web', { ...props, signal: QpsSignal.podMetric({ counter: 'http_requests' }), scaler: Scaler.hpa() });
    app.synth();
    app.synth();
    expect(stderr.filter((text) => text.startsWith('warning c/'))).toEqual([
      "warning c/Web\n  'signal.counter' should be a counter, whose name ends in _total, _count, _sum or _bucket: a gauge has no rate, got \"http_requests\"\n",
    ]);
  });

  const consumer = (scaler: KedaOptions, id = 'Web') => (chart: Chart) => new QueueBacklogConsumer(chart, id, {
    image: 'registry.example.com/orders:1.4',
    backlog: Backlog.kafka({ bootstrapServers: ['kafka:9092'], consumerGroup: 'billing', topic: 'orders' }),
    targetBacklogPerPod: 30,
    minReplicas: 2,
    maxReplicas: 10,
    scaler,
  });
  const service = (signal: QpsSignal, scaler = Scaler.hpa()) => (chart: Chart) => new QpsAutoscaledService(chart, 'Web', { ...props, signal, scaler });
  const serverAddress = 'http://prometheus.monitoring:9090';

  test.each<[string, string, string, (chart: Chart) => Construct]>([
    ['KEDA013', 'scaler.cooldownPeriod', 'spec.cooldownPeriod', consumer({ cooldownPeriod: Duration.minutes(1) })],
    ['KEDA013', 'scaler.pollingInterval', 'spec.pollingInterval', consumer({ pollingInterval: Duration.seconds(10) })],
    ['KEDA025', 'scaler.idleReplicas', 'spec.idleReplicaCount', consumer({ idleReplicas: 1 })],
    ['SLS008', 'signal.delay', 'spec.metrics[0].external.metric.selector.matchLabels[sls.query.delay]', service(
      QpsSignal.mseGateway({ project: PROJECT, nginxCompatibleLogs: Precondition.confirmed('OPS-42'), delay: Duration.seconds(1) }))],
    ['PROM006', 'signal.window', 'spec.triggers[0].metadata.query', service(
      QpsSignal.nginxExporter({ serverAddress, window: Duration.seconds(30), scrapeInterval: Duration.seconds(15) }), Scaler.keda())],
  ])('leaves a warning to rule %s where that finds the same', (id, option, field, declare) => {
    const app = newApp();
    const construct = declare(new Chart(app, 'c'));
    expect(construct.node.metadata.map(({ data }) => String(data).split(' ')[0])).toContain(`'${option}'`);
    app.synth();
    expect(stderr.filter((text) => text.startsWith(`warning ${id}`) && text.includes(`\n  '${field}' `))).toHaveLength(1);
    expect(stderr.filter((text) => text.startsWith('warning c/'))).toEqual([]);
  });

  test('leaves a warning to its rule also where that was acknowledged, but not where it found another construct', () => {
    const app = newApp();
    const chart = new Chart(app, 'c');
    const scaler = { cooldownPeriod: Duration.minutes(1) };
    Validation.of(consumer(scaler)(chart)).acknowledge('KEDA013', 'copied from the other cluster');
    app.synth();
    expect(stderr.filter((text) => text.includes('cooldownPeriod'))).toEqual([]);
    consumer(scaler, 'Api')(chart).autoscaler.addJsonPatch(JsonPatch.remove('/spec/cooldownPeriod'));
    app.synth();
    expect(stderr.filter((text) => text.includes('cooldownPeriod')).map((text) => text.split('\n')[0])).toEqual(['warning c/Api']);
  });

  test('says nothing about what is worth knowing only', () => {
    const app = newApp();
    Validation.of(app);
    new ApiObject(new Chart(app, 'c'), 'A', hpa({ minReplicas: 3 }));
    app.synth();
    expect(stderr).toEqual([]);
    expect(Validation.of(app).report().findings.map(({ id }) => id)).toEqual(['HPA014']);
  });

  test.each(Object.values(YamlOutputType).filter((type) => typeof type === 'number'))('writes what raw cdk8s writes, with output type %p', (yamlOutputType) => {
    const write = (validated: boolean): readonly (readonly string[])[] => {
      const outdir = join(place.directory, String(validated));
      const app = new App({ outdir, yamlOutputType });
      if (validated) Validation.of(app);
      ['a', 'b', 'c'].forEach((id) => pinned(app, id, id));
      app.synth();
      return readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
        .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')]);
    };
    expect(write(true)).toEqual(write(false));
  });
});

describe('one synthesis', () => {
  test('validates once, and renders each object once, however many charts there are', () => {
    const app = newApp();
    let validated = 0;
    Validation.of(app).addRules({ ...team, kinds: ['*'], severity: Severity.INFO, check: () => { validated += 1; return []; } });
    let rendered = 0;
    const charts = ['a', 'b', 'c'].map((id) => pinned(app, id, id));
    for (const object of charts.flatMap((chart) => chart.apiObjects)) {
      const own = object.toJson.bind(object);
      object.toJson = () => { rendered += 1; return own(); };
    }
    app.synth();
    expect([validated, rendered]).toEqual([6, 6]);
    app.synthYaml();
    expect([validated, rendered]).toEqual([12, 12]);
  });

  test('has objects of constructs written by one writer, byte for byte as cdk8s writes them', () => {
    const app = newApp();
    const chart = new Chart(app, 'c');
    new QpsAutoscaledService(chart, 'Web', { ...props, metadata: { annotations: { 'acme.example.com/note': 'one\ntwo', 'acme.example.com/on': 'yes' } } });
    const write = jest.spyOn(YamlWriter.prototype, 'write');
    const yaml = app.synthYaml();
    const objects = Testing.synth(chart);
    expect(write).toHaveBeenCalledTimes(objects.length);
    expect(new Set(write.mock.contexts).size).toBe(1);
    write.mockRestore();
    expect(yaml).toBe(Yaml.stringify(...objects));
  });

  test('sees what changed since the one before', () => {
    const app = newApp();
    Validation.of(app);
    const object = new ApiObject(new Chart(app, 'c'), 'A', hpa());
    const service = new QpsAutoscaledService(app.node.findChild('c') as Chart, 'Web', { ...props, metadata: { name: 'api' } });
    app.synth();
    object.metadata.addLabel('team', 'a');
    service.service.metadata.addLabel('team', 'b');
    app.synth();
    const written = parseAllDocuments(readFileSync(join(place.directory, 'c.k8s.yaml'), 'utf8')).map((document) => document.toJSON());
    expect(written.map(({ metadata }) => metadata.labels?.team).filter((label) => label !== undefined)).toEqual(['a', 'b']);
    expect(Object.hasOwn(object, 'toJson')).toBe(false);
  });

  test('forgets what it rendered, also when it fails, and keeps a toJson of the object itself', () => {
    const app = newApp();
    Validation.of(app);
    const object = new ApiObject(new Chart(app, 'c'), 'A', withError);
    const own = object.toJson.bind(object);
    object.toJson = own;
    expect(() => app.synth()).toThrow('HPA002');
    expect(object.toJson).toBe(own);
    const service = new QpsAutoscaledService(app.node.findChild('c') as Chart, 'Web', { ...props, metadata: { name: 'api' } });
    expect(() => app.synth()).toThrow('HPA002');
    service.service.metadata.addLabel('team', 'b');
    expect(service.service.toJson().metadata.labels.team).toBe('b');
  });

  test('of a single chart for a test validates anew each time', () => {
    const app = Testing.app();
    Validation.of(app);
    const chart = new Chart(app, 'c');
    const object = new ApiObject(chart, 'A', hpa());
    expect(Testing.synth(chart)).toHaveLength(1);
    object.addJsonPatch({ _toJson: () => ({ op: 'replace', path: '/spec/scaleTargetRef/apiVersion', value: 'v1' }) } as never);
    expect(() => Testing.synth(chart)).toThrow('HPA002');
  });
});

describe('acknowledging', () => {
  test('lets synthesis pass, and writes the reason into the object', () => {
    const app = newApp();
    const chart = new Chart(app, 'c');
    new ApiObject(chart, 'A', withError);
    new ApiObject(chart, 'B', deployment({}, 'other'));
    Validation.of(chart).acknowledge('HPA002', 'the old cluster, OPS-7');
    app.synth();
    const written = parseAllDocuments(readFileSync(join(place.directory, 'c.k8s.yaml'), 'utf8')).map((document) => document.toJSON().metadata.annotations);
    expect(written).toEqual([{ 'scalewright.dev/acknowledge': 'HPA002: the old cluster, OPS-7' }, undefined]);
    expect(Testing.synth(chart).map(({ metadata }) => metadata.annotations)).toEqual(written);
  });

  test('is seen in the manifest by whoever validates it', () => {
    const app = newApp();
    const chart = new Chart(app, 'c');
    new ApiObject(chart, 'A', withError);
    Validation.of(app).acknowledge('HPA002', 'OPS-7');
    app.synth();
    const other = newApp();
    Validation.of(other);
    const [manifest] = parseAllDocuments(readFileSync(join(place.directory, 'c.k8s.yaml'), 'utf8')).map((document) => document.toJSON());
    new ApiObject(new Chart(other, 'c'), 'A', manifest);
    other.synth();
    expect(Validation.of(other).report().acknowledged.map(({ id, reason }) => [id, reason])).toEqual([['HPA002', 'OPS-7']]);
  });

  test('counts within its scope only', () => {
    const app = newApp();
    const [a] = ['a', 'b'].map((id) => pinned(app, id, id));
    Validation.of(a as Chart).acknowledge('HPA004', 'OPS-7');
    app.synth();
    expect(stderr.map((text) => text.split('\n')[0])).toEqual(['warning HPA004 Deployment default/b (b/Deployment)']);
  });

  test('one finding among several', () => {
    const app = newApp();
    const chart = new Chart(app, 'c');
    new ApiObject(chart, 'A', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm', annotations: { a: 1, b: 2 } as never } });
    Validation.of(chart).acknowledge('OBJECT002[metadata.annotations[a]]', 'known');
    expect(() => app.synth()).toThrow(/annotations\[b\]/);
    expect(() => app.synth()).not.toThrow(/annotations\[a\]/);
  });

  test('keeps what an annotation says already', () => {
    const app = newApp();
    const chart = new Chart(app, 'c');
    new ApiObject(chart, 'A', { ...withError, metadata: { name: 'web', annotations: { 'scalewright.dev/acknowledge': 'HPA014: fixed on purpose' } }, spec: { ...withError.spec, minReplicas: 3 } });
    Validation.of(chart).acknowledge('HPA002', 'OPS-7');
    expect(Testing.synth(chart)[0].metadata.annotations).toEqual({ 'scalewright.dev/acknowledge': 'HPA014: fixed on purpose\nHPA002: OPS-7' });
    expect(Testing.synth(chart)[0].metadata.annotations).toEqual({ 'scalewright.dev/acknowledge': 'HPA014: fixed on purpose\nHPA002: OPS-7' });
  });

  test('warns of an id that no rule has', () => {
    const app = newApp();
    const chart = new Chart(app, 'c');
    Validation.of(chart).addRules(team);
    Validation.of(chart).acknowledge('HPA04', 'x');
    Validation.of(chart).acknowledge('HPA004', 'x');
    Validation.of(chart).acknowledge('ACME001', 'x');
    app.synth();
    expect(stderr).toEqual(['warning c\n  acknowledges HPA04, which is no rule\n']);
  });

  test('fails without a reason, and with what is no id', () => {
    const validation = Validation.of(newApp());
    expect(() => validation.acknowledge('HPA004', ' ')).toThrow(new Error("'reason' must say why HPA004 is accepted"));
    expect(() => validation.acknowledge('HPA004[', 'x')).toThrow(new Error("'id' must be the id of a rule, or of one finding in brackets, got \"HPA004[\""));
  });
});

describe('rules of your own', () => {
  test('are run with the others, over all objects', () => {
    const app = newApp();
    const chart = new Chart(app, 'c');
    Validation.of(chart).addRules(team);
    new ApiObject(chart, 'A', deployment());
    expect(() => app.synth()).toThrow("error ACME001 Deployment default/web (c/A)\n       'metadata.labels.team' is required among 1 objects of Kubernetes 1.35\n"
      + '       fix: label it · source: handbook 3.2');
  });

  test('are added once by several constructs of a blueprint', () => {
    const app = newApp();
    Validation.of(app).addRules(team, { ...team });
    Validation.of(app).addRules(team);
    new ApiObject(new Chart(app, 'c'), 'A', deployment());
    expect(Validation.of(app).report().findings.map(({ id }) => id)).toEqual(['ACME001']);
  });

  test('fail with an id that is taken', () => {
    const app = newApp();
    Validation.of(app).addRules({ ...team, id: 'OBJECT001' });
    expect(() => app.synth()).toThrow("'rules' must have different ids, got OBJECT001 twice; give your own rules a prefix of their own");
  });

  test('may speak of the object as a whole, show a value and have a fix of their own', () => {
    const app = newApp();
    Validation.of(app).addRules({ ...team, severity: Severity.WARNING, check: () => [{ rule: 'is not welcome' }, { path: 'kind', rule: 'should be another', got: 'Deployment', fix: 'ask' }] });
    new ApiObject(new Chart(app, 'c'), 'A', deployment());
    expect(Validation.of(app).report().findings.map(({ severity, message, fix }) => [severity, message, fix])).toEqual([
      ['warning', 'is not welcome', 'label it'], ['warning', "'kind' should be another, got \"Deployment\"", 'ask'],
    ]);
  });
});

test('a report tells everything, errors first', () => {
  const app = newApp();
  const chart = pinned(app);
  new ApiObject(chart, 'Broken', { ...withError, metadata: { name: 'broken', namespace: 'shop' }, spec: { scaleTargetRef: { apiVersion: 'v1', kind: 'Deployment', name: 'elsewhere' }, maxReplicas: 3 } });
  Validation.of(chart).acknowledge('HPA004', 'OPS-7');
  const { findings, acknowledged } = Validation.of(app).report();
  expect(findings).toEqual([{
    id: 'HPA002',
    severity: Severity.ERROR,
    object: 'HorizontalPodAutoscaler shop/broken',
    constructPath: 'c/Broken',
    path: 'spec.scaleTargetRef.apiVersion',
    message: "'spec.scaleTargetRef.apiVersion' must be apps/v1 for a Deployment, got \"v1\"",
    fix: 'write apps/v1',
    source: 'kubernetes pkg/controller/podautoscaler/horizontal.go, scaleForResourceMappings',
  }]);
  expect(acknowledged.map(({ id, constructPath, reason }) => [id, constructPath, reason])).toEqual([['HPA004', 'c/Deployment', 'OPS-7']]);
});

describe('the profile', () => {
  const tolerant = hpa({ behavior: { scaleUp: { tolerance: '0' } } });
  test('decides what the cluster knows', () => {
    const app = newApp();
    new ApiObject(new Chart(app, 'c'), 'A', tolerant);
    const validation = Validation.of(app);
    app.synth();
    validation.profile = { kubernetes: '1.34' };
    expect(() => app.synth()).toThrow("'spec.behavior.scaleUp.tolerance' is dropped by Kubernetes 1.34");
    expect(Validation.of(app).profile).toEqual({ kubernetes: '1.34' });
  });
  test('fails with what is no version', () => {
    expect(() => { Validation.of(newApp()).profile = { keda: 'latest' }; }).toThrow(new Error("'profile.keda' must be a version such as \"1.35\", got \"latest\""));
  });
});

test('two autoscalers on one target are told with their paths', () => {
  const app = newApp();
  const chart = new Chart(app, 'c', { namespace: 'shop' });
  new ApiObject(chart, 'Web', deployment());
  new ApiObject(chart, 'First', hpa());
  new ApiObject(chart, 'Second', hpa({}, { name: 'other' }));
  Validation.of(chart);
  expect(() => app.synth()).toThrow(/must not be scaled by HorizontalPodAutoscaler shop\/web \(c\/First\) as well, got "Deployment\/shop\/web"/);
});

describe('two objects of one name', () => {
  test('are told with their paths', () => {
    const app = newApp();
    Validation.of(app);
    ['a', 'b'].forEach((id) => new ApiObject(new Chart(app, id), 'A', { ...deployment(), metadata: { name: 'web', labels: { chart: id } } }));
    expect(() => app.synth()).toThrow('error CLUSTER002 Deployment default/web (b/A)\n       is declared twice: a/A and b/A');
  });

  test('are fine in clusters of their own', () => {
    const app = newApp();
    ['a', 'b', 'c'].forEach((id) => new ApiObject(new Chart(app, id), 'A', deployment({}, id === 'c' ? 'c' : 'web')));
    Validation.of(app.node.findChild('b')).separateCluster();
    app.synth();
    Validation.of(app).addRules({ ...team, severity: Severity.INFO, check: (_, { objects }) => [{ rule: `is one of ${objects.length}` }] });
    expect(Validation.of(app).report().findings.map(({ constructPath, message }) => [constructPath, message])).toEqual([
      ['c/A', 'is one of 2'], ['a/A', 'is one of 2'], ['b/A', 'is one of 1'],
    ]);
  });
});
