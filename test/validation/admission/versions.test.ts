import type { JsonObject } from '../../../src/kubernetes/json';
import { admitKeda } from '../../../src/validation/admission/keda/admit';
import { admitKnativeService } from '../../../src/validation/admission/knative/admit-service';
import { withoutLaterFields } from '../../../src/validation/admission/later-fields';
import { found, fixes } from '../rules/found';

const FALLBACK = { failureThreshold: 3, replicas: 4, behavior: 'currentReplicas' };
const PROMETHEUS = { type: 'prometheus', metadata: { serverAddress: 'http://prometheus:9090', query: 'up', threshold: '1' } };
const scaledObject = (spec: JsonObject, annotations: JsonObject = {}) => ({
  apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata: { name: 'web', namespace: 'shop', annotations }, spec: { scaleTargetRef: { name: 'web' }, triggers: [PROMETHEUS], ...spec },
});
const trigger = (type: string, metadata: JsonObject) => scaledObject({ triggers: [{ type, metadata }] });
const admitted = (object: JsonObject, keda?: string) => admitKeda(object, { objects: [], complete: false }, { kubernetes: '1.35', ...(keda !== undefined && { keda }) });

describe('fields that came later', () => {
  const since = { 'spec.a': '1.2', 'spec.list[].b.c': '1.3', 'spec.map{}.d': '1.4', 'spec.new': '1.6' };
  const object = { spec: { a: 1, list: [{ b: { c: 1, e: 2 } }, { b: {} }, 5], map: { x: { d: 1 }, y: { e: 1 } }, new: 1 } };
  const at = (version: string) => withoutLaterFields(object, { since, version, ported: '1.5' });

  test('are dropped for a version before', () => {
    expect(at('1.2')).toEqual({
      object: { spec: { a: 1, list: [{ b: { e: 2 } }, { b: {} }, 5], map: { x: {}, y: { e: 1 } } } },
      dropped: [{ path: 'spec.list[0].b.c', since: '1.3' }, { path: 'spec.map.x.d', since: '1.4' }, { path: 'spec.new', since: '1.6' }],
      known: new Set(),
    });
  });
  test('stay for the version that brought them, and after', () => {
    expect(at('1.5').dropped).toEqual([{ path: 'spec.new', since: '1.6' }]);
    expect(at('1.6')).toEqual({ object, dropped: [], known: new Set(['spec.new']) });
  });
  test('the object is not touched', () => expect(object.spec.a).toBe(1));
});

describe('KEDA of another version', () => {
  test.each<[string, JsonObject, readonly string[]]>([
    ['2.16', { fallback: FALLBACK }, ['spec.fallback.behavior']],
    ['2.17', { fallback: FALLBACK }, []],
    ['2.13', { initialCooldownPeriod: 30 }, ['spec.initialCooldownPeriod']],
    ['2.11', { advanced: { scalingModifiers: { formula: 'a', target: '1' } } }, ['spec.advanced.scalingModifiers']],
    ['2.20', { fallback: { ...FALLBACK, behaviour: 'x' } }, ['spec.fallback.behaviour']],
  ])('%s drops of %j what it does not know', (keda, spec, unknown) => expect(admitted(scaledObject(spec), keda).unknownFields).toEqual(unknown));

  test('what is dropped is not refused', () => {
    const object = scaledObject({ fallback: { ...FALLBACK, behavior: 'wrong' } });
    expect(admitted(object).admitted).toBe(false);
    expect(admitted(object, '2.16').admitted).toBe(true);
  });

  test('a trigger type is refused by the operator before it came, and not judged where it came later than the port', () => {
    const solr = trigger('solr', { host: 'http://solr:8983', collection: 'c', targetQueryValue: '1' });
    expect(admitted(solr, '2.11').errors.map(({ field }) => field)).not.toContain('spec.triggers[0].type');
    expect(admitted(solr, '2.10').errors.map(({ field, detail }) => `${field} ${detail}`)).toEqual([
      'spec.triggers[0].type must be a trigger type of KEDA 2.10, which does not have this one before 2.11',
    ]);
    const clickhouse = trigger('clickhouse', {});
    expect(admitted(clickhouse, '2.21')).toMatchObject({ usable: true, unjudgedTriggers: [0] });
    expect(admitted(clickhouse).usable).toBe(false);
  });

  test('a field of a later one is known to it', () => {
    const object = { apiVersion: 'keda.sh/v1alpha1', kind: 'TriggerAuthentication', metadata: { name: 'a' }, spec: { azureServicePrincipal: { clientId: 'a' } } };
    expect([admitted(object).unknownFields, admitted(object, '2.21').unknownFields]).toEqual([['spec.azureServicePrincipal'], []]);
  });

  test('a key that it does not read is not judged', () => {
    const kafka = trigger('kafka', { bootstrapServers: 'a:9092', consumerGroup: 'g', topic: 't', limitToPartitionsWithLag: 'maybe' });
    expect([admitted(kafka).usable, admitted(kafka, '2.12').usable]).toEqual([false, true]);
  });
});

describe('what rules say about another version of KEDA', () => {
  test('a field', () => {
    const object = scaledObject({ fallback: FALLBACK });
    expect(found('ADMIT011', [object], { keda: '2.16' })).toEqual(["'spec.fallback.behavior' is not known to the API server before KEDA 2.17, and dropped"]);
    expect(found('ADMIT011', [object], { keda: '2.17' })).toEqual([]);
  });
  test('a trigger type', () => {
    const object = trigger('nsq', {});
    expect(found('KEDA001', [object], { keda: '2.16.1' })).toEqual(['\'spec.triggers[0].type\' must be a trigger type of KEDA 2.16.1, which does not have this one before 2.17, got "nsq"']);
    expect(found('KEDA001', [object], { keda: '2.17' })).toEqual([]);
    expect(found('KEDA001', [trigger('clickhouse', {})])).toEqual([]);
    expect(found('KEDA001', [trigger('clickhouse', {})], { keda: '2.21' })).toEqual([]);
  });
  test('a parameter', () => {
    const object = trigger('kafka', { limitToPartitionsWithLag: 'true', fullMetadata: 'true' });
    const later = (key: string, since: string) => `'spec.triggers[0].metadata.${key}' is no parameter of the kafka trigger before KEDA ${since}, and is ignored`;
    expect(found('KEDA002', [object], { keda: '2.12' })).toEqual([later('limitToPartitionsWithLag', '2.13')]);
    expect(found('KEDA002', [object])).toEqual([]);
    expect(found('KEDA002', [object], { keda: '2.21' })).toEqual([]);
  });
  test('what came after the rules were read, as a warning', () => {
    const object = { apiVersion: 'keda.sh/v1alpha1', kind: 'TriggerAuthentication', metadata: { name: 'a' }, spec: { azureServicePrincipal: { clientId: 'a' } } };
    expect([found('ADMIT011', [object]), found('KEDA046', [object])]).toEqual([
      [], ["'spec.azureServicePrincipal' is a field only since KEDA 2.21, and the profile is 2.20.2"],
    ]);
    expect([found('ADMIT011', [object], { keda: '2.21' }), found('KEDA046', [object], { keda: '2.21' })]).toEqual([[], []]);
  });
  test('an annotation', () => {
    const object = scaledObject({}, { 'autoscaling.keda.sh/paused-scale-in': 'true', 'autoscaling.keda.sh/paused-replicas': '1', 'scaledobject.keda.sh/name': 'web', 'http.keda.sh/x': 'y' });
    expect(found('KEDA047', [object], { keda: '2.17' })).toEqual(["'metadata.annotations[autoscaling.keda.sh/paused-scale-in]' is not known to KEDA before 2.18 and is ignored"]);
    expect(found('KEDA047', [object])).toEqual([]);
    expect(fixes('KEDA047', [scaledObject({}, { 'autoscaling.keda.sh/stop': 'true' })])[0]).toMatch(/^use one of autoscaling\.keda\.sh\/paused, /);
  });
});

describe('Knative of another release', () => {
  const service = (pod: JsonObject) => ({
    apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'hello', namespace: 'shop' },
    spec: { template: { spec: { containers: [{ image: 'registry.example.com/hello:1.0' }], ...pod } } },
  });
  const startup = service({ containers: [{ image: 'registry.example.com/hello:1.0', startupProbe: { httpGet: { path: '/' } } }] });
  test('drops what it does not know', () => {
    expect(admitKnativeService(startup, {}, '1.14').unknownFields).toEqual(['spec.template.spec.containers[0].startupProbe']);
    expect(admitKnativeService(startup, {}, '1.15').unknownFields).toEqual([]);
    expect(found('ADMIT031', [startup], { knative: '1.14' })).toEqual([
      "'spec.template.spec.containers[0].startupProbe' is not known to the API server before Knative 1.15, and dropped",
    ]);
    expect(found('ADMIT031', [startup])).toEqual([]);
  });
});
