import { AUTOSCALING_GROUP, KPA_CLASS } from '../../../kubernetes/knative/annotation-keys';
import { defaultMetric } from '../../../kubernetes/knative/resolve-autoscaling';
import { readFloat } from '../../../kubernetes/knative/setting-readers';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { annotationPath, KNATIVE, settingOf, templateOf, WITH_REVISIONS } from './template';

const TARGET = { [`${AUTOSCALING_GROUP}/target`]: '100' };

/** A soft target beyond the hard limit. */
export const targetAboveConcurrency: Rule = {
  id: 'KNATIVE004',
  name: 'target above containerConcurrency',
  severity: 'warning',
  cause: 'no pod ever gets more than containerConcurrency at a time, so Knative silently lowers the target to it',
  fix: "lower the target, or raise 'containerConcurrency'",
  source: `${KNATIVE} pkg/reconciler/autoscaling/resources/target.go ResolveMetricTarget`,
  kinds: WITH_REVISIONS,
  check: (object, { read }) => {
    const template = read(object, templateOf);
    const found = settingOf(template, 'target');
    const metric = settingOf(template, 'metric')?.value ?? defaultMetric(settingOf(template, 'class')?.value ?? KPA_CLASS);
    const target = found === undefined ? undefined : readFloat(found.value);
    if (found === undefined || target === undefined || metric !== 'concurrency' || template.containerConcurrency === 0) return [];
    return target <= template.containerConcurrency ? [] : [{
      path: annotationPath(found.key), rule: `should be at most 'containerConcurrency' (${template.containerConcurrency})`, got: found.value,
    }];
  },
  samples: {
    noncompliant: [knativeService(TARGET, { containerConcurrency: 50 })],
    compliant: [knativeService(TARGET, { containerConcurrency: 100 })],
  },
};
