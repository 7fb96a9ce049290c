import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { hpa, prometheusObject } from '../samples';
import { rivalsOf, sharing } from './rivals';

/** Two that decide about one count. */
export const sharedTarget: Rule = {
  id: 'HPA005',
  name: 'two autoscalers on one target',
  severity: 'error',
  cause: 'two HorizontalPodAutoscalers stop each other with AmbiguousSelector; the webhook of KEDA rejects a ScaledObject beside another or beside an HPA',
  fix: 'put all metrics into one autoscaler: the largest wish of its metrics wins',
  source: 'kubernetes pkg/controller/podautoscaler/horizontal.go validateAndParseSelector; KEDA 2.20.2 scaledobject_webhook.go verifyHpas, verifyScaledObjects',
  kinds: [HPA, SCALED_OBJECT],
  check: (object, { bundle }) => {
    const rival = rivalsOf(object, bundle).find(({ isBeside }) => isBeside);
    return rival === undefined ? [] : [sharing(object, rival.manifest, bundle, 'must not')];
  },
  samples: {
    noncompliant: [hpa(), prometheusObject()],
    compliant: [prometheusObject()],
  },
};
