import { deployment, lines, scaledJob, scaledObject, thing, verdict } from './samples';
import type { Json, JsonObject } from '../../../../src/kubernetes/json';
import { ClusterView } from '../../../../src/validation/admission/keda/cluster';
import { containerEnv, expandReferences } from '../../../../src/validation/admission/keda/container-env';

const CONFIG = thing('v1', 'ConfigMap', 'config', { data: { HOST: 'broker', PORT: '5672' } });
const SECRET = thing('v1', 'Secret', 'secret', { data: { TOKEN: 'w6Q=', OTHER: 'b3RoZXI=' }, stringData: { OTHER: 'plain' } });

function env(container: JsonObject, objects: readonly JsonObject[] = [CONFIG, SECRET], complete = true): unknown {
  return containerEnv({ containers: [{ name: 'app', ...container }] }, '', 'default', new ClusterView({ objects, complete }));
}

describe('the environment of a container', () => {
  test.each<[string, Json, Json, object]>([
    ['plain values', null, [{ name: 'A', value: 'a' }, { name: 'B', value: '' }, { name: 'C' }], { A: 'a', B: '', C: '' }],
    ['a whole ConfigMap', [{ configMapRef: { name: 'config' } }], [], { HOST: 'broker', PORT: '5672' }],
    ['a whole Secret with a prefix, text before base64', [{ prefix: 'S_', secretRef: { name: 'secret' } }], [], { S_TOKEN: 'ä', S_OTHER: 'plain' }],
    ['one key of each', [], [
      { name: 'H', valueFrom: { configMapKeyRef: { name: 'config', key: 'HOST' } } }, { name: 'T', valueFrom: { secretKeyRef: { name: 'secret', key: 'TOKEN' } } },
    ], { H: 'broker', T: 'ä' }],
    ['a key that is missing', [], [{ name: 'H', valueFrom: { configMapKeyRef: { name: 'config', key: 'NONE' } } }], { H: '' }],
    ['what is missing but may be', [{ configMapRef: { name: 'none', optional: true } }], [{ name: 'T', valueFrom: { secretKeyRef: { name: 'none', key: 'T', optional: true } } }], {}],
    ['fields of the pod, which are left out', [], [{ name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }], {}],
    ['references to what stands before', [{ configMapRef: { name: 'config' } }], [{ name: 'URL', value: 'amqp://$(HOST):$(PORT)/$(LATER)' }, { name: 'LATER', value: 'x' }],
      { HOST: 'broker', PORT: '5672', URL: 'amqp://broker:5672/$(LATER)', LATER: 'x' }],
    ['a later value of the same name', [{ configMapRef: { name: 'config' } }], [{ name: 'HOST', value: 'other' }], { HOST: 'other', PORT: '5672' }],
    ['no source at all', [{ prefix: 'X_' }], [], {}],
  ])('has %s', (_, envFrom, variables, values) => expect(env({ envFrom, env: variables })).toEqual({ values, unknown: false }));

  test.each<[JsonObject, string]>([
    [{ envFrom: [{ configMapRef: { name: 'none' } }] }, "must not read the environment from the ConfigMap 'none', which does not exist"],
    [{ envFrom: [{ secretRef: { name: 'none' } }] }, "must not read the environment from the Secret 'none', which does not exist"],
    [{ env: [{ name: 'X', valueFrom: { secretKeyRef: { name: 'none', key: 'X' } } }] }, "must not read the environment from the Secret 'none', which does not exist"],
    [{ env: [{ name: 'X', valueFrom: { configMapKeyRef: { name: 'none', key: 'X' } } }] }, "must not read the environment from the ConfigMap 'none', which does not exist"],
  ])('cannot be read: %j', (container, rule) => expect(env(container)).toMatchObject({ rule, cause: 'environment', missing: expect.stringContaining('default/none') as string }));

  test('is not known where the cluster is not', () => {
    expect(env({ envFrom: [{ secretRef: { name: 'none' } }], env: [{ name: 'A', value: 'a' }] }, [], false)).toEqual({ values: { A: 'a' }, unknown: true });
  });

  test('needs a container', () => {
    const view = new ClusterView({ objects: [] });
    expect(containerEnv({}, '', 'default', view)).toEqual({ rule: 'must have containers', cause: 'environment' });
    expect(containerEnv({ containers: [{ name: 'app' }] }, 'log', 'default', view)).toMatchObject({ cause: 'name' });
    expect(containerEnv({ containers: [{ name: 'app' }, { name: 'log', env: [{ name: 'A', value: 'b' }] }] }, 'log', 'default', view)).toMatchObject({ values: { A: 'b' } });
  });
});

test.each([
  ['$(A)', 'a'], ['x$(A)y', 'xay'], ['$$(A)', '$(A)'], ['$(NONE)', '$(NONE)'], ['$(A', '$(A'], ['$A and', '$A and'], ['a$$', 'a$$'], ['$$$$', '$$$'], ['$()x', '$()x'], ['ab$(', 'ab$('], ['', ''],
])('%p expands to %p', (text, expanded) => expect(expandReferences(text, new Map([['A', 'a']]))).toBe(expanded));

describe('the target of a ScaledObject', () => {
  const scaler = (object: JsonObject, ...objects: JsonObject[]): readonly string[] => lines(verdict(object, objects));

  test('must be there', () => {
    expect(scaler(scaledObject({ scaleTargetRef: { name: 'api' } }))).toEqual(['scaler spec.scaleTargetRef.name: must name a Deployment of apps/v1 that exists (api)']);
    expect(verdict(scaledObject({ scaleTargetRef: { name: 'api' } })).errors[0]).toMatchObject({ missing: 'Deployment default/api' });
    expect(scaler(scaledObject({}, { namespace: 'elsewhere' }))).toHaveLength(1);
  });

  test('is found in any version if it is a Deployment or StatefulSet, else in the one that is named', () => {
    expect(scaler(scaledObject({ scaleTargetRef: { apiVersion: 'apps/v1beta2', name: 'web' } }))).toEqual([]);
    const rollout = thing('argoproj.io/v1alpha1', 'Rollout', 'web', { spec: { template: { spec: { containers: [{ name: 'a' }] } } } });
    const reference = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' };
    expect(scaler(scaledObject({ scaleTargetRef: reference }), rollout)).toEqual([]);
    expect(scaler(scaledObject({ scaleTargetRef: reference }), { ...rollout, apiVersion: 'argoproj.io/v1beta1' })).toHaveLength(1);
    expect(scaler(scaledObject({ scaleTargetRef: { apiVersion: 'nonsense/v1', name: 'web' } }))).toHaveLength(1);
  });

  test('may be without containers, and then has no environment', () => {
    const rollout = thing('argoproj.io/v1alpha1', 'Rollout', 'web');
    expect(scaler(scaledObject({ scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web', envSourceContainerName: 'any' } }), rollout)).toEqual([]);
  });

  test('must have the container that the environment is read from', () => {
    expect(scaler(scaledObject({ scaleTargetRef: { name: 'web', envSourceContainerName: 'log' } })))
      .toEqual(["scaler spec.scaleTargetRef.envSourceContainerName: must name a container of the pods, which 'log' does not"]);
    expect(scaler(scaledJob({ envSourceContainerName: 'log' }))).toEqual(["scaler spec.envSourceContainerName: must name a container of the pods, which 'log' does not"]);
    expect(scaler(scaledJob({ jobTargetRef: { template: { spec: { containers: [] } } } }))).toEqual(['scaler spec.jobTargetRef.template: must have containers']);
  });

  test('must have an environment that can be read', () => {
    const broken = deployment({ envFrom: [{ secretRef: { name: 'none' } }] });
    expect(scaler(scaledObject(), broken)).toEqual(["scaler spec.scaleTargetRef: must not read the environment from the Secret 'none', which does not exist"]);
  });

  test('gives its environment to the triggers', () => {
    const trigger = { type: 'rabbitmq', metadata: { queueName: 'orders', hostFromEnv: 'HOST' } };
    expect(scaler(scaledObject({ triggers: [trigger] }), deployment({ env: [{ name: 'HOST', value: 'amqp://broker' }] }))).toEqual([]);
    expect(scaler(scaledObject({ triggers: [trigger] }))).toHaveLength(1);
    expect(scaler(scaledJob({ triggers: [trigger] }, { env: [{ name: 'HOST', value: 'amqp://broker' }] }))).toEqual([]);
  });
});
