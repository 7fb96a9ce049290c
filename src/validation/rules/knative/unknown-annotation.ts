import { annotationPath, KNATIVE, templateOf, WITH_REVISIONS } from './template';
import { AUTOSCALING_ANNOTATIONS, AUTOSCALING_GROUP } from '../../../kubernetes/knative/annotation-keys';
import { nearest } from '../../../kubernetes/nearest';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';

const PREFIX = `${AUTOSCALING_GROUP}/`;
const NAMES: readonly string[] = Object.values(AUTOSCALING_ANNOTATIONS).map(({ key }) => key.slice(PREFIX.length));
const KNOWN = new Set(Object.values(AUTOSCALING_ANNOTATIONS).flatMap(({ key, aliases }) => [key, ...aliases]));
/** What knative-extensions/autoscaler-keda reads besides. */
const OF_KEDA = /\/(query|(prometheus|extension-prometheus|trigger|scaled-object)-.*)$/;

/** A key that Knative ignores. */
export const unknownAnnotation: Rule = {
  id: 'KNATIVE002',
  name: 'autoscaling annotation that Knative ignores',
  severity: 'error',
  cause: 'Knative ignores keys that it does not know, so a misspelt one silently leaves the default',
  fix: `use one of ${NAMES.join(', ')}`,
  source: `${KNATIVE} pkg/apis/autoscaling/register.go`,
  kinds: WITH_REVISIONS,
  check: (object, { read }) => Object.keys(read(object, templateOf).annotations)
    .filter((key) => key.startsWith(PREFIX) && !KNOWN.has(key) && !OF_KEDA.test(key))
    .map((key) => {
      const meant = nearest(key.slice(PREFIX.length), NAMES);
      return { path: annotationPath(key), rule: 'is not known to Knative and is ignored', ...(meant !== undefined && { fix: `write ${PREFIX}${meant}` }) };
    }),
  samples: {
    noncompliant: [knativeService({ [`${PREFIX}target-utilization`]: '70' })],
    compliant: [knativeService({ [`${PREFIX}target-utilization-percentage`]: '70' })],
  },
};
