import { AUTOSCALING_GROUP, type AutoscalingAnnotation } from '../../../kubernetes/knative/annotation-keys';
import { readInt32 } from '../../../kubernetes/knative/setting-readers';
import type { Detection, Rule } from '../../rule';
import { knativeService, sample } from '../samples';
import { annotationPath, autoscalerConfigOf, KNATIVE, settingOf, templateOf, WITH_REVISIONS, type RevisionTemplate } from './template';

/** Bounds of a revision against those of the cluster. */
export const clusterBounds: Rule = {
  id: 'KNATIVE019',
  name: 'bounds beyond those of the cluster',
  severity: 'warning',
  cause: 'the webhook compares the annotations with each other only: where the other bound comes from config-autoscaler the minimum wins, and an activation scale is cut',
  fix: 'annotate both bounds, or keep within those of config-autoscaler',
  source: `${KNATIVE} pkg/apis/autoscaling/annotation_validation.go validateMinMaxScale; pkg/autoscaler/scaling/autoscaler.go`,
  kinds: WITH_REVISIONS,
  check: (object, { read, once }) => {
    const template = read(object, templateOf);
    const { minScale, maxScale } = once(autoscalerConfigOf);
    const own = { min: numberOf(template, 'minScale'), max: numberOf(template, 'maxScale') };
    return [
      ...(own.max === undefined && maxScale > 0 ? [...above(template, 'minScale', maxScale), ...above(template, 'activationScale', maxScale)] : []),
      ...(own.min === undefined && own.max !== undefined && own.max > 0 && own.max < minScale ? [{
        path: annotationPath(settingOf(template, 'maxScale')?.key ?? ''), rule: `should be at least the 'min-scale' of config-autoscaler (${minScale})`, got: own.max,
      }] : []),
    ];
  },
  samples: {
    noncompliant: [config(), knativeService({ [`${AUTOSCALING_GROUP}/max-scale`]: undefined, [`${AUTOSCALING_GROUP}/min-scale`]: '8' })],
    compliant: [config(), knativeService({ [`${AUTOSCALING_GROUP}/max-scale`]: undefined, [`${AUTOSCALING_GROUP}/min-scale`]: '5' })],
  },
};

function numberOf(template: RevisionTemplate, name: AutoscalingAnnotation): number | undefined {
  return readInt32(settingOf(template, name)?.value ?? '');
}

function above(template: RevisionTemplate, name: AutoscalingAnnotation, max: number): readonly Detection[] {
  const value = numberOf(template, name);
  return value === undefined || value <= max ? []
    : [{ path: annotationPath(settingOf(template, name)?.key ?? ''), rule: `should be at most the 'max-scale' of config-autoscaler (${max})`, got: value }];
}

function config() {
  return sample('v1', 'ConfigMap', { data: { 'max-scale': '5' } }, {
    name: 'config-autoscaler', namespace: 'knative-serving', labels: { 'app.kubernetes.io/name': 'knative-serving', 'app.kubernetes.io/component': 'autoscaler' },
  });
}
