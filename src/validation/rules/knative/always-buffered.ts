import { AUTOSCALING_GROUP } from '../../../kubernetes/knative/annotation-keys';
import { resolveAutoscaling } from '../../../kubernetes/knative/resolve-autoscaling';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { annotationPath, autoscalerConfigOf, KNATIVE, settingOf, templateOf, WITH_REVISIONS } from './template';

/** A burst that no number of pods takes. */
export const alwaysBuffered: Rule = {
  id: 'KNATIVE016',
  name: 'activator always in the path',
  severity: 'info',
  cause: 'the activator leaves the path only when the ready pods have room for the burst: at the maximum of pods they never have, so each request takes the way through it',
  fix: 'lower target-burst-capacity below max-scale times the target, or write "-1" to say so',
  source: `${KNATIVE} pkg/autoscaler/scaling/autoscaler.go, excess burst capacity; knative/serving#15010`,
  kinds: WITH_REVISIONS,
  check: (object, { read, once }) => {
    const template = read(object, templateOf);
    const found = settingOf(template, 'targetBurstCapacity');
    if (found === undefined) return [];
    const config = once(autoscalerConfigOf);
    const { maxScale, total, targetBurstCapacity } = resolveAutoscaling(template.annotations, template.containerConcurrency, config);
    const room = maxScale * total;
    return maxScale === 0 || targetBurstCapacity <= room ? []
      : [{ path: annotationPath(found.key), rule: `is more than the ${maxScale} pods of max-scale take together (${room})`, got: found.value }];
  },
  samples: {
    noncompliant: [knativeService(burst('200'), { containerConcurrency: 10 })],
    compliant: [knativeService(burst('50'), { containerConcurrency: 10 })],
  },
};

function burst(capacity: string) {
  return { [`${AUTOSCALING_GROUP}/target-burst-capacity`]: capacity, [`${AUTOSCALING_GROUP}/max-scale`]: '10' };
}
