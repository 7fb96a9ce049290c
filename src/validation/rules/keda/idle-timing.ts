import { asList, asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { SCALED_OBJECT } from '../kinds';
import { prometheusObject } from '../samples';
import { boundsOf } from './bounds';
import { KEDA } from './trigger';

/** Periods of KEDA where the HorizontalPodAutoscaler decides alone. */
export const idleTiming: Rule = {
  id: 'KEDA013',
  name: 'period of KEDA without effect',
  severity: 'warning',
  cause: 'above 0 replicas the HorizontalPodAutoscaler asks every 15 seconds and keeps its own windows: pollingInterval and cooldownPeriod decide only about 0 (or idle)',
  fix: 'leave it out; to slow down scaling in, set advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.stabilizationWindowSeconds',
  source: `${KEDA} apis/keda/v1alpha1/scaledobject_webhook.go (warnings); kedacore/keda#6168, #5321`,
  kinds: [SCALED_OBJECT],
  check: (object) => {
    const spec = asObject(object.spec);
    const { kedaDecides, min } = boundsOf(object);
    if (kedaDecides) return [];
    const cached = asList(spec.triggers).some((trigger) => asObject(trigger).useCachedMetrics === true);
    return [...(cached ? [] : ['pollingInterval']), 'cooldownPeriod'].filter((field) => spec[field] !== undefined).map((field) => ({
      path: `spec.${field}`, rule: `has no effect while 'minReplicaCount' is ${min}`, got: spec[field],
    }));
  },
  samples: {
    noncompliant: [prometheusObject({}, { cooldownPeriod: 600 })],
    compliant: [prometheusObject({}, { cooldownPeriod: 600, minReplicaCount: 0 })],
  },
};
