import { asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { SCALED_OBJECT } from '../kinds';
import { PROMETHEUS_TRIGGER, scaledObject } from '../samples';
import { KEDA, metadataText, triggersOf } from './trigger';

const MODIFIERS = { advanced: { scalingModifiers: { formula: 'requests / 2', target: '10' } } };
const REQUESTS = { type: 'prometheus', name: 'requests', metadata: PROMETHEUS_TRIGGER };

/** A trigger that a formula drops. */
export const droppedContainerTrigger: Rule = {
  id: 'KEDA023',
  name: 'container trigger dropped by scalingModifiers',
  severity: 'error',
  cause: 'with scalingModifiers KEDA keeps cpu and memory triggers only if they are for the whole pod: one with containerName is dropped silently',
  fix: "leave out 'containerName', or the formula",
  source: `${KEDA} controllers/keda/hpa.go`,
  kinds: [SCALED_OBJECT],
  check: (object, { read }) => {
    if (Object.keys(asObject(asObject(asObject(object.spec).advanced).scalingModifiers)).length === 0) return [];
    return read(object, triggersOf)
      .filter((trigger) => (trigger.type === 'cpu' || trigger.type === 'memory') && metadataText(trigger, 'containerName') !== undefined)
      .map((trigger) => ({ path: trigger.path, rule: "is dropped, since it has a 'containerName' and the object has scalingModifiers" }));
  },
  samples: {
    noncompliant: [scaledObject([REQUESTS, { type: 'cpu', metricType: 'Utilization', metadata: { value: '70', containerName: 'web' } }], MODIFIERS)],
    compliant: [scaledObject([REQUESTS, { type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } }], MODIFIERS)],
  },
};
