import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { SLS_LABELS, sample, slsHpa } from '../samples';
import { claimsOf, type Claim } from './external-metrics';
import { INSTALL_KINDS } from './install-kinds';

/** A second server for an API that has one. */
export const oneOwner: Rule = {
  id: 'CLUSTER001',
  name: 'two owners of external.metrics.k8s.io',
  severity: 'error',
  cause: 'the APIService points at exactly one server: the second install takes it over or fails, and the metrics of the other turn unknown',
  fix: 'keep one: KEDA alone with prometheus triggers, or the adapter alone; or put them into different clusters',
  source: 'kubernetes APIService; kedacore/keda#470, kubernetes-sigs/prometheus-adapter#561',
  kinds: [...INSTALL_KINDS, 'APIService', HPA, SCALED_OBJECT],
  check: (object, { once }) => {
    const claims = once(claimsOf);
    const position = claims.findIndex((claim) => claim.object === object);
    const [owner] = claims;
    // Reported for each claim but the first.
    if (position <= 0 || owner === undefined) return [];
    const claim = claims[position];
    return claim === undefined ? [] : [{
      path: '', sub: claim.owner, rule: `${needs(claim)} as the server of external.metrics.k8s.io, but the bundle has another one: ${inWords(owner)}`,
    }];
  },
  samples: {
    noncompliant: [release('keda'), slsHpa(SLS_LABELS)],
    compliant: [release('ack-alibaba-cloud-metrics-adapter'), slsHpa(SLS_LABELS)],
  },
};

function needs({ owner, how }: Claim): string {
  return how === 'installs' ? `brings ${owner}` : `needs ${owner}`;
}

function inWords({ owner, object, how }: Claim): string {
  return `${owner} (${how === 'installs' ? '' : 'needed by '}${objectReference(object)})`;
}

function release(chart: string) {
  return sample('helm.toolkit.fluxcd.io/v2', 'HelmRelease', {
    spec: { chart: { spec: { chart, version: '1.3.7' } }, targetNamespace: 'kube-system' },
  }, { name: chart, namespace: 'flux-system' });
}
