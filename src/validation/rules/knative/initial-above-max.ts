import { AUTOSCALING_GROUP } from '../../../kubernetes/knative/annotation-keys';
import { readInt32 } from '../../../kubernetes/knative/setting-readers';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { annotationPath, autoscalerConfigOf, KNATIVE, settingOf, templateOf, WITH_REVISIONS } from './template';

/** A start beyond the maximum. */
export const initialAboveMax: Rule = {
  id: 'KNATIVE005',
  name: 'initial scale above maximum scale',
  severity: 'warning',
  cause: 'Knative does not compare them: each new revision starts more pods than the maximum, and must have them ready before it gets traffic',
  fix: 'lower initial-scale or raise max-scale',
  source: `${KNATIVE} pkg/apis/autoscaling/annotation_validation.go; knative/serving#14153, #14471`,
  kinds: WITH_REVISIONS,
  check: (object, { read, once }) => {
    const template = read(object, templateOf);
    const found = settingOf(template, 'initialScale');
    const initial = found === undefined ? undefined : readInt32(found.value);
    const max = readInt32(settingOf(template, 'maxScale')?.value ?? String(once(autoscalerConfigOf).maxScale)) ?? 0;
    return found === undefined || initial === undefined || max === 0 || initial <= max ? []
      : [{ path: annotationPath(found.key), rule: `should be at most 'max-scale' (${max})`, got: found.value }];
  },
  samples: {
    noncompliant: [scales('5', '3')],
    compliant: [scales('3', '3')],
  },
};

function scales(initial: string, max: string) {
  return knativeService({ [`${AUTOSCALING_GROUP}/initial-scale`]: initial, [`${AUTOSCALING_GROUP}/max-scale`]: max });
}
