import { authentication, CRON, lines, scaledJob, scaledObject, verdict } from './samples';
import type { JsonObject } from '../../../../src/kubernetes/json';
import { admitKeda, isKedaKind, KEDA_KINDS } from '../../../../src/validation/admission/keda/admit';
import { KEDA_SCHEMAS } from '../../../../src/validation/admission/keda/custom-resource';

const EMPTY = { objects: [] };
const PROFILE = { kubernetes: '1.36' };

test('each kind of KEDA is known, in its version', () => {
  expect(KEDA_KINDS.map((kind) => KEDA_SCHEMAS.kind(kind)?.type)).toEqual(['object', 'object', 'object', 'object']);
  expect(isKedaKind(scaledObject())).toBe(true);
  expect(isKedaKind({ apiVersion: 'keda.sh/v1', kind: 'ScaledObject' })).toBe(false);
  expect(isKedaKind({ apiVersion: 'keda.sh/v1alpha1', kind: 'toString' })).toBe(false);
  expect(isKedaKind('x')).toBe(false);
  expect(() => admitKeda({ kind: 'Service' }, EMPTY, PROFILE)).toThrow('the KEDA admission port does not know this apiVersion and kind');
});

test('a verdict tells which layers were asked', () => {
  expect(verdict(scaledObject()).judged).toEqual(['schema', 'webhook', 'scaler', 'hpa']);
  expect(verdict(scaledJob()).judged).toEqual(['schema', 'webhook', 'scaler']);
  expect(verdict(authentication({})).judged).toEqual(['schema', 'webhook']);
  expect(verdict(scaledObject({ scaleTargetRef: null })).judged).toEqual(['schema']);
  expect(verdict(scaledObject({}, { labels: 5 }))).toMatchObject({ judged: ['schema'], unknownFields: [], errors: [{ decoderField: 'labels' }] });
});

test('every layer has its own errors, and the first one counts', () => {
  const object = scaledObject({ minReplicaCount: -1, pollingIntervall: 5, triggers: [{ type: 'cron', metadata: {}, metricType: 5 }] });
  expect(verdict(object)).toMatchObject({ admitted: false, usable: false, layer: 'schema', unknownFields: ['spec.pollingIntervall'] });
  const scaled = verdict(scaledObject({ minReplicaCount: 2, idleReplicaCount: 2, triggers: [{ type: 'cron', metadata: {} }] }));
  expect(scaled).toMatchObject({ admitted: false, layer: 'webhook' });
  expect(new Set(scaled.errors.map(({ layer }) => layer))).toEqual(new Set(['webhook', 'scaler']));
  expect(verdict(scaledObject({ triggers: [{ type: 'cron', metadata: {} }] }))).toMatchObject({ admitted: true, usable: false, layer: 'scaler' });
});

test('the HPA that KEDA would make is held to its own rules', () => {
  const behavior = { scaleDown: { stabilizationWindowSeconds: 5000 } };
  expect(verdict(scaledObject({ advanced: { horizontalPodAutoscalerConfig: { behavior } } }))).toMatchObject({
    admitted: true, usable: false, layer: 'hpa', errors: [{ layer: 'hpa', field: 'spec.behavior.scaleDown.stabilizationWindowSeconds' }],
  });
});

test('the schema has a rule for the bounds, which the webhook has too', () => {
  expect(lines(verdict(scaledObject({ minReplicaCount: 101 })))).toEqual([
    expect.stringMatching(/^schema spec: /), "webhook spec.minReplicaCount: must be at most 'maxReplicaCount' (100) (101)",
  ]);
});

test('a number too large for its type passes the schema, but not the webhook', () => {
  expect(lines(verdict(scaledObject({ pollingInterval: 2 ** 31 })))).toEqual(['webhook spec.pollingInterval: must fit int32 (2147483648)']);
  expect(verdict(scaledObject({ pollingInterval: 2 ** 31 })).judged).toEqual(['schema', 'webhook']);
});

test('a status is dropped, and an unknown field of the metadata is told', () => {
  const { errors, unknownFields } = verdict({ ...scaledObject({}, { nmae: 'x' }), status: { conditions: [] } });
  expect(errors).toEqual([]);
  expect(unknownFields).toEqual(['metadata.nmae']);
});

test('an authentication of the cluster has no namespace', () => {
  const object = { ...authentication({}, 'ClusterTriggerAuthentication'), metadata: { name: 'auth', namespace: 'default' } };
  expect(lines(verdict(object))).toEqual([expect.stringContaining('schema metadata.namespace')]);
});

describe('a trigger', () => {
  const tried = (trigger: JsonObject): readonly string[] => lines(verdict(scaledObject({ triggers: [CRON, trigger] })));

  test('of no type of KEDA is refused, with what was meant', () => {
    expect(tried({ type: 'promethues', metadata: {} })).toEqual(["scaler spec.triggers[1].type: must be a trigger type of KEDA; did you mean 'prometheus'? (promethues)"]);
    expect(tried({ type: 'zzzzzz', metadata: {} })).toEqual(['scaler spec.triggers[1].type: must be a trigger type of KEDA (zzzzzz)']);
  });

  test('of a type that is not followed is not judged', () => {
    expect(verdict(scaledObject({ triggers: [CRON, { type: 'mongodb', metadata: {} }] }))).toMatchObject({ usable: true, unjudgedTriggers: [1] });
    expect(verdict(scaledObject({ triggers: [{ type: 'external-mock', metadata: {} }] }))).toMatchObject({ usable: true, unjudgedTriggers: [0] });
  });

  test('names the parameter that is at fault, which comes before what several are', () => {
    const trigger = { type: 'prometheus', metadata: { serverAddress: 'http://p', query: 'q', threshold: 'x', authModes: 'tls' } };
    expect(verdict(scaledObject({ triggers: [trigger] })).errors).toMatchObject([
      { trigger: 0, parameter: 'threshold', field: 'spec.triggers[0].metadata.threshold' }, { trigger: 0, field: 'spec.triggers[0].metadata.authModes' },
    ]);
  });

  test('of a ScaledJob has no metric type', () => {
    expect(lines(verdict(scaledJob({ triggers: [{ ...CRON, metricType: 'Value' }] })))).toEqual(['scaler spec.triggers[0].metricType: must not be given for a trigger of a ScaledJob (Value)']);
  });

  test('needs no target of its own where a formula reads it', () => {
    const trigger = { type: 'kubernetes-workload', name: 'pods', metadata: { podSelector: 'app=web' } };
    expect(lines(verdict(scaledObject({ triggers: [trigger] })))).toEqual(['scaler spec.triggers[0].metadata.value: must be greater than 0']);
    expect(lines(verdict(scaledObject({ triggers: [trigger], advanced: { scalingModifiers: { formula: 'pods * 2', target: '1' } } })))).toEqual([]);
  });
});
