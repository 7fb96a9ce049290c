import { AUTOSCALING_GROUP, HPA_CLASS } from '../../../kubernetes/knative/annotation-keys';
import { readInt32 } from '../../../kubernetes/knative/setting-readers';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { annotationPath, KNATIVE, settingOf, templateOf, WITH_REVISIONS } from './template';

/** A class that never reaches 0. */
export const hpaClassAtZero: Rule = {
  id: 'KNATIVE009',
  name: 'scale to zero under the HPA class',
  severity: 'warning',
  cause: 'the HorizontalPodAutoscaler of this class never goes below one pod, whatever the minimum says',
  fix: "set min-scale to at least 1, or take the class 'kpa.autoscaling.knative.dev'",
  source: `${KNATIVE} pkg/reconciler/autoscaling/hpa/resources/hpa.go MakeHPA; knative/serving#3064`,
  kinds: WITH_REVISIONS,
  check: (object, { read }) => {
    const template = read(object, templateOf);
    const found = settingOf(template, 'minScale');
    return settingOf(template, 'class')?.value !== HPA_CLASS || found === undefined || readInt32(found.value) !== 0 ? []
      : [{ path: annotationPath(found.key), rule: `should be at least 1 under the class ${HPA_CLASS}, which keeps one pod`, got: found.value }];
  },
  samples: {
    noncompliant: [atMinimum('0')],
    compliant: [atMinimum('1')],
  },
};

function atMinimum(minScale: string) {
  return knativeService({
    [`${AUTOSCALING_GROUP}/class`]: HPA_CLASS, [`${AUTOSCALING_GROUP}/metric`]: 'cpu', [`${AUTOSCALING_GROUP}/target`]: '70', [`${AUTOSCALING_GROUP}/min-scale`]: minScale,
  });
}
