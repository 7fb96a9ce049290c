import { annotationPath, KNATIVE, settingOf, templateOf, WITH_REVISIONS } from './template';
import { AGGREGATION_ALGORITHMS, AUTOSCALING_GROUP } from '../../../kubernetes/knative/annotation-keys';
import { misspeltText } from '../../misspelt';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';

/** A text that counts as linear. */
export const uncheckedAlgorithm: Rule = {
  id: 'KNATIVE008',
  name: 'aggregation algorithm not understood',
  severity: 'error',
  cause: 'the webhook looks at the algorithm only where the class is annotated as well; otherwise a misspelt one silently counts as linear',
  fix: `write ${AGGREGATION_ALGORITHMS.join(' or ')}`,
  source: `${KNATIVE} pkg/apis/autoscaling/annotation_validation.go, pkg/reconciler/autoscaling/kpa`,
  fixable: true,
  kinds: WITH_REVISIONS,
  check: (object, { read }) => {
    const template = read(object, templateOf);
    const found = settingOf(template, 'metricAggregationAlgorithm');
    // Everything that is not exponential is linear: whoever writes it in another case gets what is meant.
    if (found === undefined || /^(linear)?$/i.test(found.value) || settingOf(template, 'class') !== undefined) return [];
    if (AGGREGATION_ALGORITHMS.some((name) => name === found.value)) return [];
    const path = annotationPath(found.key);
    return [{
      path,
      rule: `must be one of ${AGGREGATION_ALGORITHMS.join(', ')}`,
      got: found.value,
      ...misspeltText(path, found.value, AGGREGATION_ALGORITHMS),
    }];
  },
  samples: {
    noncompliant: [knativeService({ [`${AUTOSCALING_GROUP}/metric-aggregation-algorithm`]: 'weighted-exponental' })],
    compliant: [knativeService({ [`${AUTOSCALING_GROUP}/metric-aggregation-algorithm`]: 'weighted-exponential' })],
  },
};
