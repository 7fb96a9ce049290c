import { AUTOSCALING_GROUP, HPA_CLASS, type AutoscalingAnnotation } from '../../../kubernetes/knative/annotation-keys';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { annotationPath, autoscalerConfigOf, KNATIVE, settingOf, templateOf, WITH_REVISIONS } from './template';

/** What only the pod autoscaler of Knative reads. */
const KPA_ONLY: readonly AutoscalingAnnotation[] = [
  'targetUtilizationPercentage', 'targetBurstCapacity', 'panicWindowPercentage', 'panicThresholdPercentage', 'scaleDownDelay',
  'scaleToZeroPodRetentionPeriod', 'metricAggregationAlgorithm', 'activationScale',
];

/** Settings that the HPA class does not have. */
export const ignoredByHpaClass: Rule = {
  id: 'KNATIVE006',
  name: 'annotation without effect under the HPA class',
  severity: 'error',
  cause: 'the webhook checks the value for every class, but the HorizontalPodAutoscaler that this class makes has no place for it: it is ignored silently',
  fix: "leave it out, or take the class 'kpa.autoscaling.knative.dev'",
  source: `${KNATIVE} pkg/reconciler/autoscaling/hpa/resources/hpa.go MakeHPA`,
  kinds: WITH_REVISIONS,
  check: (object, { read, once }) => {
    const template = read(object, templateOf);
    if ((settingOf(template, 'class')?.value ?? once(autoscalerConfigOf).podAutoscalerClass) !== HPA_CLASS) return [];
    return KPA_ONLY.flatMap((name) => {
      const found = settingOf(template, name);
      return found === undefined ? [] : [{ path: annotationPath(found.key), rule: `is ignored by the class ${HPA_CLASS}`, got: found.value }];
    });
  },
  samples: {
    noncompliant: [ofClass({ 'panic-window-percentage': '10' })],
    compliant: [ofClass({ window: '60s' })],
  },
};

function ofClass(settings: Readonly<Record<string, string>>) {
  const all = { class: HPA_CLASS, metric: 'cpu', target: '70', ...settings };
  return knativeService(Object.fromEntries(Object.entries(all).map(([key, value]) => [`${AUTOSCALING_GROUP}/${key}`, value])));
}
