import { found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import { AUTOSCALING_GROUP } from '../../../src/kubernetes/knative/annotation-keys';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { checkObjects, checkTexts } from '../../../src/validation/check/check-texts';
import type { Profile } from '../../../src/validation/profile';
import { container, deployment, hpa, knativeService, podTemplate, prometheusObject, sample, scaledObject, service } from '../../../src/validation/rules/samples';

/** The errors of all rules, each as its id and message. */
function errors(objects: readonly object[], profile: Partial<Profile> = {}): readonly string[] {
  return checkObjects(objects, { profile }).findings.filter(({ severity }) => severity === 'error').map(({ id, message }) => `${id} ${message}`);
}

const cpu = (metadata: JsonObject, more: JsonObject = {}): JsonObject => ({ type: 'cpu', metricType: 'Utilization', metadata, ...more });

describe('Kubernetes', () => {
  test('every fault of an object is told, each with its path', () => {
    expect(errors([hpa({ minReplicas: 0, maxReplicas: -1, behavior: { scaleUp: { policies: [{ type: 'Pods', value: 0, periodSeconds: 1801 }] } }, maxReplica: 3 })])).toEqual([
      "ADMIT001 'spec.maxReplica' is not known to the API server, which drops it",
      "ADMIT002 'spec.behavior.scaleUp.policies[0].periodSeconds' is refused by the API server: must be less than or equal to 1800, got 1801",
      "ADMIT002 'spec.behavior.scaleUp.policies[0].value' is refused by the API server: must be greater than zero, got 0",
      "ADMIT002 'spec.maxReplicas' is refused by the API server: must be greater than 0, got -1",
      "ADMIT002 'spec.metrics' is forbidden by the API server: must specify at least one Object or External metric to support scaling to zero replicas",
      "ADMIT002 'spec.minReplicas' is refused by the API server: must be greater than or equal to 1, got 0",
    ]);
  });

  test('the version of the profile decides', () => {
    const old = hpa({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, behavior: { scaleUp: { tolerance: '0.1' } } });
    expect(errors([old], { kubernetes: '1.23' })).toEqual(["HPA012 'spec.behavior.scaleUp.tolerance' is dropped by Kubernetes 1.23, got \"0.1\""]);
    expect(errors([old], { kubernetes: '1.36' })).toEqual([]);
  });

  test('versions of a kind that are no longer served are left to other rules', () => {
    expect(errors([{ ...hpa({ metrics: 1 }), apiVersion: 'autoscaling/v2beta2' }])).toEqual([
      "OBJECT003 'apiVersion' must be autoscaling/v2 since Kubernetes 1.26, got \"autoscaling/v2beta2\"",
    ]);
  });

  test('nothing is said of cluster IPs and IP families, which depend on the cluster', () => {
    expect(errors([service({ clusterIP: '10.43.0.10' }), service({ ipFamilyPolicy: 'RequireDualStack' }, { name: 'dual' })])).toEqual([]);
  });

  test('a node port has the range that clusters have', () => {
    const ports = [{ name: 'http', port: 80, targetPort: 'http', nodePort: 80 }];
    expect(errors([service({ type: 'NodePort', ports })]))
      .toEqual(["ADMIT004 'spec.ports[0].nodePort' is refused by the API server: provided port is not in the valid range. The range of valid ports is 30000-32767, got 80"]);
  });
});

describe('KEDA', () => {
  test('a target that is not in the bundle is no error, and neither is what only it could tell', () => {
    expect(errors([prometheusObject()])).toEqual([]);
    expect(errors([scaledObject([cpu({ value: '70' })], { fallback: undefined })])).toEqual([]);
    expect(errors([scaledObject([{ type: 'kafka', metadata: { bootstrapServersFromEnv: 'KAFKA', consumerGroup: 'g', topic: 't', lagThreshold: '5' } }])])).toEqual([]);
    expect(errors([prometheusObject({}, { scaleTargetRef: { apiVersion: 'example.com/v1', kind: 'Machine', name: 'web' } })])).toEqual([]);
  });

  test('a target in the bundle is looked at', () => {
    const kafka = { type: 'kafka', metadata: { bootstrapServersFromEnv: 'KAFKA', consumerGroup: 'g', topic: 't', lagThreshold: 'five' } };
    const target = deployment({ template: podTemplate({ containers: [container({ env: [{ name: 'KAFKA', value: 'kafka:9092' }] })] }) });
    expect(errors([target, scaledObject([kafka])])).toEqual([expect.stringMatching(/^ADMIT014 'spec\.triggers\[0\]\.metadata\.lagThreshold' is refused by KEDA's operator: .*, got "five"$/)]);
  });

  test('a target may be scaled by one object only', () => {
    expect(errors([deployment(), prometheusObject(), { ...prometheusObject(), metadata: { name: 'second', namespace: 'shop' } }])).toEqual([expect.stringMatching(/^HPA005 /)]);
  });

  test('what the webhook compares is told with both values', () => {
    expect(errors([prometheusObject({}, { idleReplicaCount: 3 })]))
      .toEqual(["ADMIT013 'spec.idleReplicaCount' is refused by KEDA's webhook: must be less than 'minReplicaCount' (2), got 3"]);
  });

  test('bounds are told once, by the first that refuses', () => {
    expect(errors([prometheusObject({}, { minReplicaCount: 11, fallback: undefined })]))
      .toEqual(["ADMIT012 'spec.minReplicaCount' is refused by the API server: minReplicaCount must be less than or equal to maxReplicaCount, got 11"]);
  });

  test('the length of names counts with what KEDA puts in front of it', () => {
    const name = 'n'.repeat(55);
    expect(errors([prometheusObject({}, {}), { ...prometheusObject(), metadata: { name, namespace: 'other' } }]))
      .toEqual([`ADMIT013 'metadata.name' is refused by KEDA's webhook: must leave the name of the HPA at most 63 characters, which keda-hpa-${name} is not; shorten it, or give 'spec.advanced.horizontalPodAutoscalerConfig.name'`]);
  });

  test('what the API server refuses in the HPA is told where the author wrote it', () => {
    expect(errors([scaledObject([{ type: 'kafka', metadata: { bootstrapServers: 'kafka:9092', consumerGroup: 'g', topic: 't' } }, cpu({ value: '0' })])])).toEqual([
      "ADMIT015 'spec.triggers[1]' is refused by the API server in the HorizontalPodAutoscaler that KEDA makes: 'spec.metrics[0].resource.target.averageUtilization' must be greater than 0, got 0",
    ]);
  });

  test('what a rule about triggers words better is not told twice', () => {
    expect(errors([scaledObject([{ type: 'promethues', metadata: {} }])])).toEqual(["KEDA001 'spec.triggers[0].type' must be a trigger type of KEDA, got \"promethues\""]);
    expect(errors([prometheusObject({ threshold: 'ten' })])).toEqual(["KEDA006 'spec.triggers[0].metadata.threshold' must be a plain number, got \"ten\""]);
  });
});

describe('Knative', () => {
  test('the settings of the bundle are in force', () => {
    const features = (state: string): Manifest =>
      sample('v1', 'ConfigMap', { data: { 'kubernetes.podspec-nodeselector': state } }, { name: 'config-features', namespace: 'knative-serving' });
    const selecting = knativeService({}, { nodeSelector: { disk: 'ssd' } });
    expect(errors([selecting])).toEqual([]);
    expect(found('ADMIT035', [selecting])).toEqual(["'spec.template.spec.nodeSelector' needs the feature 'kubernetes.podspec-nodeselector' of config-features, which is not among the manifests"]);
    expect(errors([selecting, features('disabled')])).toEqual(["ADMIT033 'spec.template.spec.nodeSelector' is forbidden by Knative's webhook: must not be set unless 'kubernetes.podspec-nodeselector' of config-features is enabled"]);
    expect(['errors', ...errors([selecting, features('enabled')]), ...found('ADMIT035', [selecting, features('enabled')])]).toEqual(['errors']);
  });

  test('an annotation is told once', () => {
    expect(errors([knativeService({ [`${AUTOSCALING_GROUP}/min-scale`]: '-1' })])).toEqual([expect.stringMatching(/^KNATIVE003 /)]);
  });

  test('a ConfigMap of this name in another namespace is not that of Knative', () => {
    const wrong = (namespace: string) => sample('v1', 'ConfigMap', { data: { 'max-scale': '-1' } }, { name: 'config-autoscaler', namespace });
    expect(errors([wrong('shop')])).toEqual([]);
    expect(errors([wrong('knative-serving')])).toEqual(["ADMIT034 'data.max-scale' is refused by Knative: must be at least 0, got \"-1\""]);
  });
});

test('values that are filled in later are no errors', () => {
  const text = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: \${APP}-hpa
  labels: {app: "\${APP}"}
spec:
  minReplicas: \${MIN}
  maxReplicas: 3
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: "\${APP}"}
  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: "\${CPU}"}}}]
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: "\${APP}"}
spec:
  scaleTargetRef: {name: "\${APP}"}
  minReplicaCount: \${MIN}
  triggers: [{type: prometheus, metadata: {serverAddress: "\${PROM}", query: "\${QUERY}", threshold: "\${THRESHOLD}", ignoreNullValues: "false"}}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: config-autoscaler, namespace: knative-serving}
data: {max-scale: "\${MAX}"}
`;
  const { findings } = checkTexts([{ name: 'a.yaml', text }]);
  expect(findings.filter(({ severity }) => severity === 'error').map(({ id, message }) => `${id} ${message}`)).toEqual([]);
});
