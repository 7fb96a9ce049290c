import { asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { KNATIVE, WITH_REVISIONS } from './template';

const KEYS = ['serving.knative.dev/creator', 'serving.knative.dev/lastModifier'];

/** Annotations that Knative writes itself. */
export const userInfo: Rule = {
  id: 'KNATIVE022',
  name: 'annotation that Knative writes itself',
  severity: 'warning',
  cause: 'Knative writes who made and changed the object: a value of your own is replaced at first and refused at the next change, and GitOps shows a difference for ever',
  fix: 'leave it out, and have GitOps ignore it',
  source: `${KNATIVE} pkg/apis/serving/metadata_validation.go ValidateObjectMetadata, SetUserInfo; knative/serving#4648`,
  fixable: true,
  kinds: WITH_REVISIONS,
  check: ({ metadata }) => KEYS.filter((key) => asObject(metadata.annotations)[key] !== undefined)
    .map((key) => ({ path: `metadata.annotations[${key}]`, about: 'key', rule: 'should be left to Knative', edits: [{ op: 'remove', path: `metadata.annotations[${key}]` }] })),
  samples: {
    noncompliant: [knativeService({}, {}, { annotations: { 'serving.knative.dev/creator': 'admin' } })],
    compliant: [knativeService({}, {}, { annotations: { 'serving.knative.dev/rollout-duration': '60s' } })],
  },
};
