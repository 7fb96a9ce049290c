import { application } from './samples';
import { asList, asObject, asString } from '../../../kubernetes/json';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { APPLICATION } from '../cluster/install-kinds';
import { installsIn } from '../cluster/installs';

const LARGE: ReadonlySet<string> = new Set(['kube-prometheus-stack', 'keda', 'prometheus-operator-crds']);

/** Definitions too large for an annotation. */
export const largeDefinitions: Rule = {
  id: 'INSTALL009',
  name: 'large definitions without server-side apply',
  severity: 'warning',
  cause: 'a client-side apply keeps a copy of the object in an annotation of at most 262144 bytes, which definitions of this chart exceed: the sync fails with "metadata.annotations: Too long"',
  fix: 'add ServerSideApply=true to syncPolicy.syncOptions',
  source: 'argoproj/argo-cd#11074, #20537; prometheus-community/helm-charts#1500, #4756',
  kinds: [APPLICATION],
  check: each(installsIn, ({ chart, object }) => {
    const { syncOptions } = asObject(asObject(object.spec).syncPolicy);
    const helps = asList(syncOptions).some((option) => /^(ServerSideApply|Replace)=true$/.test(asString(option) ?? ''));
    return !LARGE.has(chart) || helps ? [] : [{ path: 'spec.syncPolicy.syncOptions', rule: `should contain ServerSideApply=true for the definitions of ${chart}` }];
  }),
  samples: {
    noncompliant: [application('keda', { syncPolicy: { syncOptions: ['CreateNamespace=true'] } })],
    compliant: [application('keda', { syncPolicy: { syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'] } })],
  },
};
