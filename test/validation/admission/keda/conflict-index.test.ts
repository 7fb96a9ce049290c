import { CRON, deployment, lines, scaledObject, thing } from './samples';
import type { JsonObject } from '../../../../src/kubernetes/json';
import { admitKedaWithin } from '../../../../src/validation/admission/keda/admit';
import { ClusterView } from '../../../../src/validation/admission/keda/cluster';

const PROFILE = { kubernetes: '1.36' };

/** A namespace of so many Deployments, half of them with a ScaledObject and half with an HPA. */
function namespaceOf(services: number): readonly JsonObject[] {
  return Array.from({ length: services }, (_, index) => {
    const name = `web-${index}`;
    const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name };
    const scaler = index % 2 === 0
      ? scaledObject({ scaleTargetRef, triggers: [CRON] }, { name })
      : thing('autoscaling/v2', 'HorizontalPodAutoscaler', name, { spec: { scaleTargetRef } });
    return [deployment({}, {}, name), scaler];
  }).flat();
}

/** How often the specs of the objects are read for each ScaledObject that is judged. */
function specsReadPerScaledObject(services: number): number {
  let read = 0;
  const objects = namespaceOf(services).map((object) => new Proxy(object, {
    get: (target, property) => {
      if (property === 'spec') read++;
      return Reflect.get(target, property) as unknown;
    },
  }));
  const view = new ClusterView({ objects });
  const scaledObjects = objects.filter(({ kind }) => kind === 'ScaledObject');
  for (const object of scaledObjects) expect(admitKedaWithin(object, view, PROFILE)).toMatchObject({ usable: true });
  return read / scaledObjects.length;
}

test('a ScaledObject costs the same in a namespace of any size', () => {
  const few = specsReadPerScaledObject(20);
  expect(few).toBeGreaterThan(0);
  expect(specsReadPerScaledObject(400)).toBe(few);
});

test('all that a ScaledObject conflicts with is told once each, in the order of the names', () => {
  const other = (name: string, spec: JsonObject, metadata: JsonObject = {}): JsonObject => scaledObject(spec, { name, ...metadata });
  const sameHpa = { advanced: { horizontalPodAutoscalerConfig: { name: 'keda-hpa-web' } } };
  const object = scaledObject();
  const objects = [
    deployment(),
    object,
    other('d', { ...sameHpa, scaleTargetRef: { name: 'api' } }),
    other('c', {}),
    other('b', { scaleTargetRef: { apiVersion: 'a/b/c', name: 'web' } }),
    other('a', sameHpa),
    other('e', { scaleTargetRef: { name: 'e' } }),
    other('f', sameHpa, { namespace: 'elsewhere' }),
  ];
  expect(lines(admitKedaWithin(object, new ClusterView({ objects }), PROFILE))).toEqual([
    "webhook spec.scaleTargetRef: must not be scaled by ScaledObject 'a' already (web)",
    "webhook : cannot be admitted: ScaledObject 'b' scales something that the cluster does not know",
    "webhook spec.scaleTargetRef: must not be scaled by ScaledObject 'c' already (web)",
    "webhook spec.advanced.horizontalPodAutoscalerConfig.name: must not be the HPA of ScaledObject 'd' already (keda-hpa-web)",
  ]);
});
