import { asList, asNumber, asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { KNATIVE_SERVICE } from '../kinds';
import { knativeService } from '../samples';
import { KNATIVE } from './template';

/** Traffic that no new revision gets. */
export const pinnedTraffic: Rule = {
  id: 'KNATIVE025',
  name: 'no traffic for new revisions',
  severity: 'info',
  cause: 'all traffic goes to revisions by name: what is rolled out next gets none, and still keeps its minimum of pods',
  fix: 'give latestRevision: true a share, or change the names with each rollout',
  source: `${KNATIVE} pkg/apis/serving/v1/route_types.go TrafficTarget`,
  kinds: [KNATIVE_SERVICE],
  check: ({ spec }) => {
    const targets = asList(asObject(spec).traffic).map(asObject).filter(({ percent }) => (asNumber(percent) ?? 0) > 0);
    return targets.length === 0 || targets.some(({ revisionName }) => revisionName === undefined) ? []
      : [{ path: 'spec.traffic', rule: 'gives no share to the latest revision' }];
  },
  samples: {
    noncompliant: [routed({ revisionName: 'web-00001', percent: 100 })],
    compliant: [routed({ latestRevision: true, percent: 100 })],
  },
};

function routed(...traffic: readonly Readonly<Record<string, string | number | boolean>>[]) {
  const service = knativeService({});
  return { ...service, spec: { ...asObject(service.spec), traffic } };
}
