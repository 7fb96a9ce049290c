import { AUTOSCALING_ANNOTATIONS, AUTOSCALING_GROUP } from '../../../kubernetes/knative/annotation-keys';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { annotationPath, KNATIVE, templateOf, WITH_REVISIONS } from './template';

/** One setting under two keys. */
export const twoSpellings: Rule = {
  id: 'KNATIVE011',
  name: 'annotation under two spellings',
  severity: 'error',
  cause: 'of the spellings of one annotation only the first in the order of Knative is read, and the others are ignored silently, even if they are wrong',
  fix: 'keep the spelling with dashes',
  source: `${KNATIVE} pkg/apis/autoscaling/register.go, knative.dev/pkg kmap.KeyPriority`,
  fixable: true,
  kinds: WITH_REVISIONS,
  check: (object, { read }) => {
    const { annotations } = read(object, templateOf);
    return Object.values(AUTOSCALING_ANNOTATIONS).flatMap(({ key, aliases }) => {
      const [used, ...ignored] = [key, ...aliases].filter((one) => Object.hasOwn(annotations, one));
      // The same value twice does no harm.
      return ignored.filter((one) => annotations[one] !== annotations[used ?? '']).map((one) => ({
        path: annotationPath(one),
        about: 'key',
        rule: `is ignored, since '${used ?? ''}' is there as well`,
        got: annotations[one],
        edits: [{ op: 'remove', path: annotationPath(one) }],
      }));
    });
  },
  samples: {
    noncompliant: [knativeService({ [`${AUTOSCALING_GROUP}/max-scale`]: '10', [`${AUTOSCALING_GROUP}/maxScale`]: '20' })],
    compliant: [knativeService({ [`${AUTOSCALING_GROUP}/max-scale`]: '10' })],
  },
};
