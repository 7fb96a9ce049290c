import { AUTOSCALING_GROUP, HPA_CLASS } from '../../../kubernetes/knative/annotation-keys';
import { resolveAutoscaling } from '../../../kubernetes/knative/resolve-autoscaling';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { annotationPath, autoscalerConfigOf, KNATIVE, settingOf, templateOf, WITH_REVISIONS } from './template';

/** Seconds between two decisions of the autoscaler. */
const TICK = 2;

/** A panic over one sample. */
export const shortPanic: Rule = {
  id: 'KNATIVE017',
  name: 'panic window of one or two samples',
  severity: 'warning',
  cause: 'metrics come once a second and decisions every two: in a panic window of two seconds or less any hiccup counts as a burst, and panic holds for a whole stable window',
  fix: 'raise panic-window-percentage or the window, so that the product is 3 seconds and more',
  source: `${KNATIVE} pkg/autoscaler/scaling/multiscaler.go (tickInterval), pkg/reconciler/autoscaling/kpa/resources/decider.go`,
  kinds: WITH_REVISIONS,
  check: (object, { read, once }) => {
    const template = read(object, templateOf);
    const found = settingOf(template, 'panicWindowPercentage') ?? settingOf(template, 'window');
    if (found === undefined) return [];
    const settings = resolveAutoscaling(template.annotations, template.containerConcurrency, once(autoscalerConfigOf));
    const { class: className, panicWindow, stableWindow } = settings;
    return className === HPA_CLASS || panicWindow > TICK ? []
      : [{ path: annotationPath(found.key), rule: `should give a panic window of more than ${TICK} seconds, not ${panicWindow} of the ${stableWindow} of the window`, got: found.value }];
  },
  samples: {
    noncompliant: [knativeService({ [`${AUTOSCALING_GROUP}/window`]: '20s' })],
    compliant: [knativeService({ [`${AUTOSCALING_GROUP}/window`]: '30s' })],
  },
};
