import { asObject, asString } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { isTemplated } from '../templated';
import { KNATIVE, WITH_REVISIONS } from './template';

/** A name that only one revision can have. */
export const fixedRevisionName: Rule = {
  id: 'KNATIVE021',
  name: 'fixed name of a revision',
  severity: 'info',
  cause: 'a revision never changes: the next change of the template under the same name is refused by the webhook, and nothing is rolled out',
  fix: "leave 'spec.template.metadata.name' out, or change it with each change of the template",
  source: `${KNATIVE} pkg/apis/serving/v1/revision_validation.go VerifyNameChange; knative/client#994`,
  fixable: true,
  kinds: WITH_REVISIONS,
  check: ({ spec }) => {
    const name = asString(asObject(asObject(asObject(spec).template).metadata).name);
    return name === undefined || name === '' || isTemplated(name) ? [] : [{ path: 'spec.template.metadata.name', rule: 'is a name that only one revision can have', got: name, edits: [{ op: 'remove', path: 'spec.template.metadata.name' }] }];
  },
  samples: {
    noncompliant: [named({ name: 'web-v1' })],
    compliant: [named({})],
  },
};

function named(metadata: Readonly<Record<string, string>>) {
  const service = knativeService({});
  const template = asObject(asObject(service.spec).template);
  return { ...service, spec: { template: { ...template, metadata: { ...asObject(template.metadata), ...metadata } } } };
}
