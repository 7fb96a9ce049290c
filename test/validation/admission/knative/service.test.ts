import { judge, lines, linesUnder, podLines, service } from './judge';
import type { Json, JsonObject } from '../../../../src/kubernetes/json';
import { admitKnativeService } from '../../../../src/validation/admission/knative/admit-service';

function withMetadata(metadata: JsonObject): JsonObject {
  return { ...service({}), metadata };
}

function withTemplate(metadata: JsonObject, parent: JsonObject = { name: 'hello' }): JsonObject {
  return { ...service({}), metadata: parent, spec: { template: { metadata, spec: { containers: [{ image: 'repo/app' }] } } } };
}

function withTraffic(traffic: Json): JsonObject {
  return { ...service({}), spec: { template: { spec: { containers: [{ image: 'repo/app' }] } }, traffic } };
}

describe('the metadata of a Service', () => {
  test('has a name, or one that is generated', () => {
    expect(lines(judge(withMetadata({ name: 'hello' })))).toEqual([]);
    expect(lines(judge(withMetadata({ generateName: 'hello-' })))).toEqual([]);
    expect(lines(judge(withMetadata({})))).toEqual(['schema metadata.name: name or generateName is required', 'metadata.name: must be given']);
  });

  test('is a DNS-1035 label', () => {
    expect(lines(judge(withMetadata({ name: '1a' })))).toEqual([expect.stringContaining('metadata.name: a DNS-1035 label must')]);
    expect(lines(judge(withMetadata({ generateName: '1a-', name: 'B' })))).toEqual([
      expect.stringContaining('schema metadata.name: a lowercase RFC 1123 subdomain must'),
      expect.stringContaining('metadata.generateName: a DNS-1035 label must'),
    ]);
  });

  test('has no autoscaling annotations, and Knative does not say which', () => {
    expect(lines(judge(withMetadata({ name: 'a', annotations: { 'autoscaling.knative.dev/target': '1' } })))).toEqual([
      "metadata.annotations.autoscaling.knative.dev/target <metadata.annotations>: must be put under 'spec.template.metadata.annotations' to work",
    ]);
  });

  test.each([['', 0], ['0', 0], ['10s', 0], ['10', 1], ['1.5s', 1], ['-1s', 1]])('rolls out over %p: %d errors', (duration, count) => {
    ['rollout-duration', 'rolloutDuration'].forEach((name) => {
      expect(lines(judge(withMetadata({ name: 'a', annotations: { [`serving.knative.dev/${name}`]: duration } })))).toEqual(Array.from({ length: count }, () =>
        `metadata.annotations.serving.knative.dev/${name}: must be a duration of whole seconds that is not negative, such as 90s`));
    });
  });

  test('is decoded by itself, with words for paths of its own', () => {
    const verdict = judge(withMetadata({ name: 5, labels: { a: 1 } } as JsonObject));
    expect(verdict).toMatchObject({ admitted: false, layer: 'decode' });
    expect(verdict.errors.map(({ field, upstreamField }) => [field, upstreamField])).toEqual([['metadata.name', 'name'], ['metadata.labels[a]', 'labels']]);
    expect(judge({ ...service({}), metadata: 'x' })).toMatchObject({ layer: 'decode', errors: [{ field: 'metadata', upstreamField: '' }] });
    expect(judge({ ...service({}), metadata: null })).toMatchObject({ layer: 'schema' });
  });
});

describe('the name of a revision', () => {
  const PREFIX = 'spec.template.metadata';

  test('begins with that of the Service', () => {
    expect(lines(judge(withTemplate({ name: 'hello-v1' })))).toEqual([]);
    expect(lines(judge(withTemplate({ name: 'hello' })))).toEqual([`${PREFIX}.name: must begin with 'hello-'`]);
    expect(lines(judge(withTemplate({ name: 'a', generateName: 'A' })))).toEqual([expect.stringContaining(`${PREFIX}.generateName: a DNS-1035 label`)]);
    expect(lines(judge(withTemplate({ name: 'hello-A' })))).toEqual([expect.stringContaining(`${PREFIX}.name: a DNS-1035 label`)]);
  });

  test('cannot be told where that of the Service is generated', () => {
    expect(lines(judge(withTemplate({ name: 'hello-v1' }, { generateName: 'hello-' })))).toEqual([`${PREFIX}.name: must not be set where the Service has a 'generateName'`]);
  });
});

describe('the annotations of a revision template', () => {
  const annotated = (annotations: JsonObject): string[] => lines(judge(withTemplate({ annotations })));

  test('for autoscaling are checked under config-autoscaler', () => {
    const annotations = { 'autoscaling.knative.dev/maxScale': '0', 'autoscaling.knative.dev/initial-scale': '0' };
    expect(annotated(annotations)).toEqual([
      "@autoscaling.knative.dev/initial-scale <@autoscaling.knative.dev/initial-scale=0 not allowed by cluster>: must be at least 1 unless 'allow-zero-initial-scale' of config-autoscaler is true",
    ]);
    const config = { 'config-autoscaler': { 'allow-zero-initial-scale': 'true', 'max-scale-limit': '3', 'max-scale': '3' } };
    expect(linesUnder(config, withTemplate({ annotations }))).toEqual([
      "@autoscaling.knative.dev/maxScale: must be from 1 to 'max-scale-limit' of config-autoscaler (3); 0 stands for no bound, which the limit forbids",
    ]);
    expect(linesUnder({ 'config-autoscaler': { 'allow-zero-initial-scale': 'true', 'max-scale-limit': '3' } }, withTemplate({ annotations }))).toHaveLength(1);
  });

  test('for networking are those that it knows', () => {
    expect(annotated({ 'networking.knative.dev/ingress-class': 'x', 'networking.knative.dev/httpOption': 'x' })).toEqual([]);
    expect(annotated({ 'networking.knative.dev/visibility': 'x' })).toEqual([
      '@networking.knative.dev/visibility <spec.template.metadata.annotations>: is no annotation that Knative networking knows',
    ]);
  });

  test.each([['0.1', 0], ['100', 0], ['NaN', 0], ['0.09', 1], ['100.1', 1], ['', 1]])('give the queue-proxy %p percent: %d errors', (value, count) => {
    const key = 'queue.sidecar.serving.knative.dev/resourcePercentage';
    expect(annotated({ [key]: value })).toEqual(Array.from({ length: count }, () => `@${key} <@[${key}]>: must be a number from 0.1 to 100`));
  });

  test('give the queue-proxy quantities', () => {
    const names = ['cpu', 'memory', 'ephemeral-storage'].flatMap((name) => [`${name}-resource-request`, `${name}-resource-limit`]);
    const group = 'queue.sidecar.serving.knative.dev';
    expect(annotated(Object.fromEntries(names.map((name) => [`${group}/${name}`, '-1Mi'])))).toEqual([]);
    expect(annotated(Object.fromEntries(names.map((name) => [`${group}/${name}`, '1 Mi'])))).toEqual(names.map((name) =>
      `@${group}/${name} <@[${group}/${name}]>: must be a quantity such as 100m or 64Mi`));
  });

  test('set a progress deadline of whole seconds', () => {
    expect(annotated({ 'serving.knative.dev/progress-deadline': '0s' })).toEqual([]);
    expect(annotated({ 'serving.knative.dev/progress-deadline': '1ms' })).toEqual([
      '@serving.knative.dev/progress-deadline: must be a duration of whole seconds that is not negative, such as 90s',
    ]);
  });

  test('are texts, read whatever the case of their field', () => {
    expect(judge(withTemplate({ annotations: { a: 5 } }))).toMatchObject({ layer: 'decode', errors: [{ upstreamField: 'spec.template.metadata.annotations' }, { layer: 'schema' }] });
    const verdict = judge(withTemplate({ Annotations: { 'autoscaling.knative.dev/target': 'x' } }));
    expect(verdict.unknownFields).toEqual([]);
    expect(lines(verdict)).toEqual(['@autoscaling.knative.dev/target: must be a number of at least 0.01']);
  });
});

describe('traffic', () => {
  test.each([[null], [[]], [[{ percent: 100 }]], [[{ percent: 100, revisionName: 'hello-v1' }, {}]], [[{ percent: 100, latestRevision: false, revisionName: 'a' }]]])(
    'may be %j', (traffic) => {
      expect(lines(judge(withTraffic(traffic as Json)))).toEqual([]);
    });

  test('adds up to 100, each within bounds', () => {
    expect(lines(judge(withTraffic([{ percent: 101 }, { percent: -2, revisionName: 'a' }])))).toEqual([
      'spec.traffic[0].percent: must be from 0 to 100',
      'spec.traffic[1].percent: must be from 0 to 100',
      'spec.traffic: percentages must add up to 100',
    ]);
  });

  test('goes to the latest revision or to one by its name', () => {
    expect(lines(judge(withTraffic([{ percent: 50, latestRevision: true, revisionName: 'a' }, { percent: 50, latestRevision: false }, { revisionName: '-' }])))).toEqual([
      "spec.traffic[0].latestRevision: must be false where 'revisionName' is set",
      "spec.traffic[1].latestRevision: must be true where 'revisionName' is not set",
      expect.stringContaining('spec.traffic[2].revisionName: name part must consist of'),
    ]);
  });

  test('names neither configurations nor URLs', () => {
    expect(lines(judge(withTraffic([{ percent: 100, configurationName: 'x', revisionName: '-', url: 'http://x' }])))).toEqual([
      'spec.traffic[0].configurationName: must not be set in a Service',
      'spec.traffic[0].url: must not be set in a spec: it is read from the status',
    ]);
  });

  test('has tags that are DNS-1035 labels and unique', () => {
    expect(lines(judge(withTraffic([{ percent: 100, tag: 'a' }, { tag: 'A' }, { tag: 'a' }])))).toEqual([
      expect.stringContaining('spec.traffic[1].tag <spec.traffic.tag[1]>: a DNS-1035 label must'),
      'spec.traffic[2].tag: must be unique',
      'spec.traffic[0].tag: must be unique',
    ]);
  });
});

describe('the limits of config-defaults', () => {
  test.each([[0, 0], [1, 0], [1000, 0], [1001, 1], [-1, 1]])('a containerConcurrency of %d: %d errors', (containerConcurrency, count) => {
    expect(podLines({ containerConcurrency })).toEqual(Array.from({ length: count }, () => 'containerConcurrency: must be from 0 to 1000'));
  });

  test.each([[0, 0], [600, 0], [601, 1], [-1, 1]])('timeoutSeconds of %d: %d errors', (timeoutSeconds, count) => {
    expect(podLines({ timeoutSeconds })).toEqual(Array.from({ length: count }, () => 'timeoutSeconds: must be from 0 to 600'));
  });

  test('can forbid unlimited concurrency, also the default one', () => {
    const config = { 'config-defaults': { 'allow-container-concurrency-zero': 'false' } };
    expect(linesUnder(config, service({}))).toEqual(['containerConcurrency: must be from 1 to 1000']);
    expect(linesUnder({ 'config-defaults': { ...config['config-defaults'], 'container-concurrency': '5' } }, service({}))).toEqual([]);
  });

  test('name containers', () => {
    const named = { 'config-defaults': { 'container-name-template': '{{ .Name }}-proxy' } };
    expect(linesUnder(named, { ...service({}), metadata: { name: 'queue' } })).toEqual(['containers[0].name: is a reserved container name']);
    expect(linesUnder(named, service({}))).toEqual([]);
  });

  test.each([
    [{ 'revision-timeout-seconds': '10001' }],
    [{ 'max-revision-timeout-seconds': 'x' }],
    [{ 'revision-idle-timeout-seconds': '301' }],
    [{ 'revision-response-start-timeout-seconds': '301' }],
    [{ 'container-concurrency-max-limit': '0' }],
    [{ 'container-concurrency': '5001' }],
    [{ 'container-concurrency': '-1' }],
    [{ 'allow-container-concurrency-zero': 'no' }],
    [{ 'revision-cpu-request': 'x' }],
  ])('never get into force where Knative refuses them: %j', (data) => {
    const defaults = { 'max-revision-timeout-seconds': '10000', 'container-concurrency-max-limit': '5000', ...data };
    const manifest = service({ timeoutSeconds: 9000, containerConcurrency: 4000 });
    expect(linesUnder({ 'config-defaults': defaults }, manifest)).toHaveLength(2);
  });
});

describe('the layers', () => {
  test('stop at decoding, where the schema says where the fault is', () => {
    const verdict = admitKnativeService(service({ timeoutSeconds: '5', containerConcurrency: -1 }));
    expect(verdict.layer).toBe('decode');
    expect(verdict.errors.map(({ layer, field }) => `${layer} ${field}`)).toEqual([
      'decode spec.template.spec.timeoutSeconds',
      'schema spec.template.spec.timeoutSeconds',
    ]);
  });

  test('a quantity that is none has no path upstream', () => {
    const [error] = admitKnativeService(service({}, { resources: { limits: { cpu: 'x' } } })).errors;
    expect(error).toMatchObject({ layer: 'decode', field: 'spec.template.spec.containers[0].resources.limits[cpu]', upstreamField: '' });
  });

  test('schema and webhook are both reported', () => {
    const verdict = admitKnativeService(service({ containerConcurrency: -1 }, { env: [{ name: 'A' }, { name: 'A' }] }));
    expect(verdict).toMatchObject({ admitted: false, layer: 'schema' });
    expect(verdict.errors.map(({ layer }) => layer)).toEqual(['schema', 'webhook']);
  });

  test('a Service without spec lacks its containers', () => {
    expect(lines(admitKnativeService({ apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'a' } })).map((line) => line.split(':')[0]))
      .toEqual(['schema containers', 'containers']);
  });

  test('unknown fields are dropped and told', () => {
    const verdict = admitKnativeService({ ...service({ restartPolicy: 'Always' }, { lifecycle: {}, stdin: true }), metadata: { name: 'a', Namespace: 'b' } });
    expect(verdict).toEqual({
      admitted: true,
      errors: [],
      unknownFields: ['metadata.Namespace', 'spec.template.spec.containers[0].lifecycle', 'spec.template.spec.containers[0].stdin', 'spec.template.spec.restartPolicy'],
    });
  });
});

test('quantities reach the schema in the form that Go writes, whatever form they were given in', () => {
  const memory = (text: string) => admitKnativeService(sampleWith({ requests: { memory: text } })).admitted;
  expect([' 128Mi', '+1', '1e3', '128Mi '].map(memory)).toEqual([true, true, true, true]);
  expect(memory('128 Mi')).toBe(false);
});

function sampleWith(resources: JsonObject): JsonObject {
  return {
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { template: { spec: { containers: [{ image: 'registry.example.com/web:1.0', resources }] } } },
  };
}
