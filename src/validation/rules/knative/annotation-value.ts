import { checkAutoscalingAnnotations } from '../../../kubernetes/knative/annotation-checks';
import { AUTOSCALING_GROUP } from '../../../kubernetes/knative/annotation-keys';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { annotationPath, autoscalerConfigOf, KNATIVE, templateOf, WITH_REVISIONS } from './template';

/** What the webhook has against the values, with the config-autoscaler of the bundle in force. */
export const annotationValue: Rule = {
  id: 'KNATIVE003',
  name: 'autoscaling annotation out of range',
  severity: 'error',
  cause: 'the webhook of Knative rejects the object',
  fix: 'write a value within the range',
  source: `${KNATIVE} pkg/apis/autoscaling/annotation_validation.go`,
  kinds: WITH_REVISIONS,
  check: (object, { read, once }) => checkAutoscalingAnnotations(read(object, templateOf).annotations, once(autoscalerConfigOf))
    .map(({ path, rule, got, fix }) => ({ path: annotationPath(path), rule, got, ...(fix !== undefined && { fix }) })),
  samples: {
    noncompliant: [knativeService({ [`${AUTOSCALING_GROUP}/window`]: '60' })],
    compliant: [knativeService({ [`${AUTOSCALING_GROUP}/window`]: '60s' })],
  },
};
