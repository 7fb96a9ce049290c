import type { JsonObject } from '../../../src/kubernetes/json';
import { coreFields } from '../../../src/validation/admission/core/admit';
import { kedaFields } from '../../../src/validation/admission/keda/custom-resource';
import { knativeFields } from '../../../src/validation/admission/knative/custom-resource';
import type { KnownFields } from '../../../src/validation/admission/known-fields';
import { meantField, type MeantField } from '../../../src/validation/admission/meant-field';
import { monitorFields } from '../../../src/validation/admission/monitors/admit';

const core = (apiVersion: string, kind: string, kubernetes = '1.35') => coreFields({ apiVersion, kind }, { kubernetes });
const HPA = core('autoscaling/v2', 'HorizontalPodAutoscaler');
const DEPLOYMENT = core('apps/v1', 'Deployment');
const SCALED_OBJECT = kedaFields({ kind: 'ScaledObject' });
const CONTAINER = 'spec.template.spec.containers[0]';

/** An object with nothing but a value at a path. */
function objectWith(path: string, value: JsonObject[string]): JsonObject {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  return steps.reduceRight<JsonObject[string]>((inner, step) => (/^\d+$/.test(step) ? [inner ?? null] : { [step]: inner }), value) as JsonObject;
}

test.each<[KnownFields | undefined, string, JsonObject[string], MeantField | undefined]>([
  [HPA, 'spec.minReplica', 2, { name: 'minReplicas', sure: true }],
  [HPA, 'spec.MaxReplicas', 2, { name: 'maxReplicas', sure: true }],
  [HPA, 'spec.min', 2, { name: 'minReplicas', sure: false }],
  // Two are as near as each other.
  [HPA, 'spec.replicas', 2, undefined],
  [HPA, 'metadata.lables', { a: 'b' }, { name: 'labels', sure: true }],
  [HPA, 'spec.metrics[0].resource.averageUtilization', 70, { inside: 'spec.metrics[0].resource.target' }],
  [HPA, 'spec.metrics[0].resource.target.averageUtilisation', 70, { name: 'averageUtilization', sure: true }],
  [HPA, 'spec.stabilizationWindowSeconds', 70, undefined],
  [HPA, 'maxReplicas', 2, { inside: 'spec' }],
  [HPA, 'spec.behavior.scaleDown.tolerence', '0.1', { name: 'tolerance', sure: true }],
  [core('autoscaling/v2', 'HorizontalPodAutoscaler', '1.30'), 'spec.behavior.scaleDown.tolerence', '0.1', undefined],
  [DEPLOYMENT, 'spec.template.spec.replicas', 3, { inside: 'spec' }],
  [DEPLOYMENT, 'spec.restartPolicy', 'Always', { inside: 'spec.template.spec' }],
  [DEPLOYMENT, 'spec.terminationGracePeriodSeconds', 30, { inside: 'spec.template.spec' }],
  [DEPLOYMENT, `${CONTAINER}.port`, [{ containerPort: 80 }], { name: 'ports', sure: true }],
  // One port is no list of them.
  [DEPLOYMENT, `${CONTAINER}.port`, 80, undefined],
  [DEPLOYMENT, `${CONTAINER}.resource`, { limits: {} }, { name: 'resources', sure: true }],
  [DEPLOYMENT, `${CONTAINER}.nodeSelector`, { a: 'b' }, { inside: 'spec.template.spec' }],
  [DEPLOYMENT, `${CONTAINER}.env[0].valuesFrom`, { secretKeyRef: {} }, { name: 'valueFrom', sure: true }],
  [DEPLOYMENT, 'replicas', 3, { inside: 'spec' }],
  [SCALED_OBJECT, 'spec.minReplicas', 1, { name: 'minReplicaCount', sure: false }],
  [SCALED_OBJECT, 'spec.behavior', {}, { inside: 'spec.advanced.horizontalPodAutoscalerConfig' }],
  [SCALED_OBJECT, 'spec.triggers[0].metadta', { a: 'b' }, { name: 'metadata', sure: true }],
  [SCALED_OBJECT, 'metadata.annotation', { a: 'b' }, { name: 'annotations', sure: true }],
  [kedaFields({ kind: 'ScaledJob' }), 'spec.jobTargetRef.template.spec.containers[0].command_', ['a'], { name: 'command', sure: true }],
  [knativeFields(), 'spec.template.spec.containerConcurency', 10, { name: 'containerConcurrency', sure: true }],
  [knativeFields(), 'spec.containerConcurrency', 10, { inside: 'spec.template.spec' }],
  [monitorFields({ kind: 'ServiceMonitor' }), 'spec.endpoints[0].intervall', '15s', { name: 'interval', sure: true }],
])('%#: what is meant', (known, path, value, meant) => {
  expect(known).toBeDefined();
  expect(known && meantField(objectWith(path, value), path, known)).toEqual(meant);
});

test('what is there is not meant again', () => {
  expect(HPA && meantField({ spec: { maxReplicas: 10, maxReplica: 5 } }, 'spec.maxReplica', HPA)).toEqual({ taken: 'maxReplicas' });
  // A key with a dot in it is followed as one.
  expect(DEPLOYMENT && meantField({ spec: { 'a.b': 1, 'replica': 5 } }, 'spec.a.b', DEPLOYMENT)).toBeUndefined();
});

test('there is nothing to say of kinds that are not known', () => {
  expect(core('v1', 'Secret')).toBeUndefined();
  expect(kedaFields({ kind: 'Secret' })).toBeUndefined();
  expect(monitorFields({ kind: 'Probe' })).toBeUndefined();
});
