import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { hpa, prometheusObject, PROMETHEUS_TRIGGER, scaledObject } from '../samples';
import { rivalsOf, sharing } from './rivals';

/** Two that decide about one count, if both directories are meant for one cluster. */
export const sharedElsewhere: Rule = {
  id: 'HPA032',
  name: 'autoscaler of the same target in another directory',
  severity: 'warning',
  cause: 'if both directories go to one cluster, two HorizontalPodAutoscalers stop each other, and the webhook of KEDA rejects a ScaledObject beside another autoscaler',
  fix: 'keep one of them; check directories of different clusters apart',
  source: 'kubernetes pkg/controller/podautoscaler/horizontal.go validateAndParseSelector; KEDA 2.20.2 scaledobject_webhook.go verifyHpas, verifyScaledObjects',
  kinds: [HPA, SCALED_OBJECT],
  check: (object, { bundle }) => {
    const [rival, ...others] = rivalsOf(object, bundle);
    return rival === undefined || [rival, ...others].some(({ isBeside }) => isBeside) ? [] : [sharing(object, rival.manifest, bundle, 'should not')];
  },
  samples: {
    files: ['apps/web.yaml', 'scaling/web.yaml'],
    noncompliant: [hpa(), prometheusObject()],
    compliant: [hpa(), scaledObject([{ type: 'prometheus', metadata: PROMETHEUS_TRIGGER }], { scaleTargetRef: { name: 'api' } }, { name: 'api' })],
  },
};
