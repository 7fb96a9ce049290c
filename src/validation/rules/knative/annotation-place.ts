import { asObject, asString, isObject, type Json } from '../../../kubernetes/json';
import { AUTOSCALING_GROUP } from '../../../kubernetes/knative/annotation-keys';
import type { Manifest } from '../../../kubernetes/manifest';
import type { Edit } from '../../edit';
import type { Detection, Rule } from '../../rule';
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
  fixable: true,
  kinds: WITH_REVISIONS,
  check: (object) => {
    const template = asObject(asObject(asObject(object.spec).template).metadata);
    const places = [
      ['metadata.annotations', object.metadata.annotations],
      ['metadata.labels', object.metadata.labels],
      ['spec.template.metadata.labels', template.labels],
    ] as const;
    return places.flatMap(([path, map]) => Object.entries(asObject(map)).filter(([key]) => key.startsWith(PREFIX)).map(([key, value]): Detection => ({
      path: `${path}[${key}]`, rule: 'must be an annotation of the revision template', about: 'key', ...moved(`${path}[${key}]`, key, value, object),
    })));
  },
  samples: {
    noncompliant: [knativeService({}, {}, { annotations: CONCURRENCY })],
    compliant: [knativeService(CONCURRENCY)],
  },
};

/** The annotation at its place, where that is free. */
function moved(from: string, key: string, value: Json | undefined, object: Manifest): Pick<Detection, 'edits'> {
  const text = asString(value);
  const { template } = asObject(object.spec);
  if (text === undefined || !isObject(template)) return {};
  const { metadata } = template;
  const annotations = asObject(metadata).annotations;
  if (Object.hasOwn(asObject(annotations), key)) return {};
  return { edits: [{ op: 'remove', path: from }, added(key, text, metadata, annotations)] };
}

function added(key: string, text: string, metadata: Json | undefined, annotations: Json | undefined): Edit {
  if (isObject(annotations)) return { op: 'add', path: 'spec.template.metadata.annotations', name: key, value: text };
  const value = { [key]: text };
  if (isObject(metadata)) return { op: 'add', path: 'spec.template.metadata', name: 'annotations', value };
  return { op: 'add', path: 'spec.template', name: 'metadata', value: { annotations: value } };
}
