import { AUTOSCALING_GROUP } from '../../../kubernetes/knative/annotation-keys';
import { readFloat } from '../../../kubernetes/knative/setting-readers';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { annotationPath, KNATIVE, settingOf, templateOf, WITH_REVISIONS } from './template';

/** A share where the annotation takes percent. */
export const fractionForPercent: Rule = {
  id: 'KNATIVE007',
  name: 'utilization of one percent',
  severity: 'warning',
  cause: 'unlike the key of config-autoscaler the annotation takes no fractions: 1 is one percent, and the workload gets a hundred times the pods',
  fix: 'write percent, such as 70',
  source: `${KNATIVE} pkg/apis/autoscaling/annotation_validation.go`,
  kinds: WITH_REVISIONS,
  check: (object, { read }) => {
    const found = settingOf(read(object, templateOf), 'targetUtilizationPercentage');
    const percent = found === undefined ? undefined : readFloat(found.value);
    return found === undefined || percent === undefined || percent !== 1 ? []
      : [{ path: annotationPath(found.key), rule: 'should be a percentage above 1', got: found.value }];
  },
  samples: {
    noncompliant: [knativeService({ [`${AUTOSCALING_GROUP}/target-utilization-percentage`]: '1.0' })],
    compliant: [knativeService({ [`${AUTOSCALING_GROUP}/target-utilization-percentage`]: '100' })],
  },
};
