import { annotationPath, KNATIVE, templateOf, WITH_REVISIONS } from './template';
import { AUTOSCALING_ANNOTATIONS, AUTOSCALING_GROUP } from '../../../kubernetes/knative/annotation-keys';
import { misspeltKey } from '../../misspelt';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';

const PREFIX = `${AUTOSCALING_GROUP}/`;
const KEYS: readonly string[] = Object.values(AUTOSCALING_ANNOTATIONS).map(({ key }) => key);
const NAMES: readonly string[] = KEYS.map((key) => key.slice(PREFIX.length));
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
  fixable: true,
  kinds: WITH_REVISIONS,
  check: (object, { read }) => {
    const { annotations } = read(object, templateOf);
    return Object.keys(annotations).filter((key) => key.startsWith(PREFIX) && !KNOWN.has(key) && !OF_KEDA.test(key)).map((key) => {
      const path = annotationPath(key);
      return { path, rule: 'is not known to Knative and is ignored', ...misspeltKey(path, key, annotations, KEYS) };
    });
  },
  samples: {
    noncompliant: [knativeService({ [`${PREFIX}target-utilization`]: '70' })],
    compliant: [knativeService({ [`${PREFIX}target-utilization-percentage`]: '70' })],
  },
};
