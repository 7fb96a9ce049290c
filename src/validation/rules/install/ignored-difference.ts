import { application } from './samples';
import { asList, asObject, asString } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { APPLICATION } from '../cluster/install-kinds';

const REPLICAS = /\/spec\/replicas$|\.spec\.replicas$/;
const RESPECT = 'RespectIgnoreDifferences=true';

/** A difference that is not shown, and still applied. */
export const ignoredDifference: Rule = {
  id: 'INSTALL008',
  name: 'replicas ignored in the diff, but applied',
  severity: 'warning',
  cause: 'ignoreDifferences only hides the difference: each sync still applies the count of the manifest and removes what the autoscaler added',
  fix: `add ${RESPECT} to syncPolicy.syncOptions, or leave 'replicas' out of the manifests`,
  source: 'Argo CD documentation, sync options, respect ignore difference configs',
  kinds: [APPLICATION],
  check: ({ spec }) => {
    const { ignoreDifferences, syncPolicy } = asObject(spec);
    if (asList(asObject(syncPolicy).syncOptions).includes(RESPECT)) return [];
    return asList(ignoreDifferences).flatMap((entry, position) => {
      const { jsonPointers, jqPathExpressions } = asObject(entry);
      return [...asList(jsonPointers), ...asList(jqPathExpressions)].some((pointer) => REPLICAS.test(asString(pointer) ?? ''))
        ? [{ path: `spec.ignoreDifferences[${position}]`, rule: `should come with ${RESPECT}: without it each sync applies the replicas of the manifest` }] : [];
    });
  },
  samples: {
    noncompliant: [ignoring('ServerSideApply=true')],
    compliant: [ignoring(RESPECT)],
  },
};

function ignoring(option: string) {
  return application('shop', { ignoreDifferences: [{ group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] }], syncPolicy: { syncOptions: [option] } });
}
