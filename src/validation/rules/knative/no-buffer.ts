import { AUTOSCALING_GROUP } from '../../../kubernetes/knative/annotation-keys';
import { readFloat } from '../../../kubernetes/knative/setting-readers';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { annotationPath, KNATIVE, settingOf, templateOf, WITH_REVISIONS } from './template';

const FEW = 10;

/** Requests that wait at a busy pod beside idle ones. */
export const noBuffer: Rule = {
  id: 'KNATIVE015',
  name: 'activator out of the path of pods with few places',
  severity: 'warning',
  cause: 'with target-burst-capacity 0 requests go to the pods at random: one with few places queues them while others are idle, and new pods get none of those that wait',
  fix: 'set target-burst-capacity to "-1", which keeps the activator in the path, where pods take few requests at a time',
  source: `${KNATIVE} docs, load balancing, target burst capacity; knative/serving#13096, #14950`,
  kinds: WITH_REVISIONS,
  check: (object, { read }) => {
    const template = read(object, templateOf);
    const found = settingOf(template, 'targetBurstCapacity');
    const places = template.containerConcurrency;
    return found === undefined || readFloat(found.value) !== 0 || places === 0 || places > FEW ? []
      : [{ path: annotationPath(found.key), rule: `should be -1 with a 'containerConcurrency' of ${places}`, got: found.value }];
  },
  samples: {
    noncompliant: [knativeService({ [`${AUTOSCALING_GROUP}/target-burst-capacity`]: '0' }, { containerConcurrency: 1 })],
    compliant: [knativeService({ [`${AUTOSCALING_GROUP}/target-burst-capacity`]: '-1' }, { containerConcurrency: 1 })],
  },
};
