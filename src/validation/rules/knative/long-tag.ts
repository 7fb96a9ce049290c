import { asList, asObject, asString } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { KNATIVE_SERVICE } from '../kinds';
import { knativeService } from '../samples';
import { KNATIVE } from './template';

const LABEL_MAX = 63;

/** A host name that DNS does not have. */
export const longTag: Rule = {
  id: 'KNATIVE023',
  name: 'host name of a tag too long',
  severity: 'error',
  cause: 'a tag gets the host <tag>-<name>.<namespace>…, whose first label may have 63 characters: the webhook does not look, and the route never gets ready',
  fix: 'shorten the tag or the name of the Service',
  source: `${KNATIVE} pkg/reconciler/route/domains HostnameFromTemplate, DomainNameFromTemplate; knative/serving#3236`,
  kinds: [KNATIVE_SERVICE],
  check: ({ metadata, spec }) => asList(asObject(spec).traffic).flatMap((target, position) => {
    const tag = asString(asObject(target).tag) ?? '';
    const label = `${tag}-${metadata.name}`;
    return tag === '' || label.length <= LABEL_MAX ? []
      : [{ path: `spec.traffic[${position}].tag`, rule: `must make a host label of at most ${LABEL_MAX} characters with the name of the Service, but '${label}' has ${label.length}`, got: tag }];
  }),
  samples: {
    noncompliant: [tagged('candidate-of-the-second-quarter-with-the-new-payment-provider')],
    compliant: [tagged('candidate')],
  },
};

function tagged(tag: string) {
  const service = knativeService({});
  return { ...service, spec: { ...asObject(service.spec), traffic: [{ latestRevision: true, percent: 100, tag }] } };
}
