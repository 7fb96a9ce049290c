import { AUTOSCALING_GROUP, HPA_CLASS } from '../../../kubernetes/knative/annotation-keys';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { annotationPath, autoscalerConfigOf, KNATIVE, settingOf, templateOf, WITH_REVISIONS } from './template';

/** A metric that nobody reads. */
export const hpaClassWithoutTarget: Rule = {
  id: 'KNATIVE013',
  name: 'HPA class without a target',
  severity: 'warning',
  cause: 'without a target the HorizontalPodAutoscaler is made without a metric, and Kubernetes fills in 80 percent of cpu, even where the metric is memory',
  fix: 'set autoscaling.knative.dev/target: percent for cpu, Mi for memory',
  source: `${KNATIVE} pkg/reconciler/autoscaling/hpa/resources/hpa.go MakeHPA`,
  kinds: WITH_REVISIONS,
  check: (object, { read, once }) => {
    const template = read(object, templateOf);
    if ((settingOf(template, 'class')?.value ?? once(autoscalerConfigOf).podAutoscalerClass) !== HPA_CLASS || settingOf(template, 'target') !== undefined) return [];
    return [{ path: annotationPath(`${AUTOSCALING_GROUP}/target`), rule: 'should be set: without it the class scales at 80 percent of cpu' }];
  },
  samples: {
    noncompliant: [ofClass({})],
    compliant: [ofClass({ [`${AUTOSCALING_GROUP}/target`]: '512' })],
  },
};

function ofClass(annotations: Readonly<Record<string, string>>) {
  return knativeService({ [`${AUTOSCALING_GROUP}/class`]: HPA_CLASS, [`${AUTOSCALING_GROUP}/metric`]: 'memory', [`${AUTOSCALING_GROUP}/min-scale`]: '1', ...annotations });
}
