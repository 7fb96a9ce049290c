import { asObject } from '../../../kubernetes/json';
import { AUTOSCALING_GROUP } from '../../../kubernetes/knative/annotation-keys';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { KNATIVE, WITH_REVISIONS } from './template';

const PREFIX = `${AUTOSCALING_GROUP}/`;
const CONCURRENCY = { [`${PREFIX}target`]: '10' };

/** Settings of a revision on the object above it. */
export const annotationPlace: Rule = {
  id: 'KNATIVE001',
  name: 'autoscaling annotation in the wrong place',
  severity: 'error',
  cause: 'the settings belong to a revision: the webhook rejects them on the object itself, and as labels they are ignored silently',
  fix: "move it to 'spec.template.metadata.annotations'",
  source: `${KNATIVE} pkg/apis/serving/metadata_validation.go`,
  kinds: WITH_REVISIONS,
  check: (object) => {
    const template = asObject(asObject(asObject(object.spec).template).metadata);
    const places = [
      ['metadata.annotations', object.metadata.annotations],
      ['metadata.labels', object.metadata.labels],
      ['spec.template.metadata.labels', template.labels],
    ] as const;
    return places.flatMap(([path, map]) => Object.keys(asObject(map)).filter((key) => key.startsWith(PREFIX))
      .map((key) => ({ path: `${path}[${key}]`, rule: 'must be an annotation of the revision template' })));
  },
  samples: {
    noncompliant: [knativeService({}, {}, { annotations: CONCURRENCY })],
    compliant: [knativeService(CONCURRENCY)],
  },
};
