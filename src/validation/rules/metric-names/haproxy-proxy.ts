import type { Bundle } from '../../../kubernetes/bundle';
import { haproxyBackendNames, parseHaproxyVersion } from '../../../kubernetes/haproxy-backend';
import { namespaceOf } from '../../../kubernetes/object-ref';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { queriesOf } from '../keda/query';
import { WITH_TRIGGERS } from '../keda/trigger';
import { SERVICE } from '../kinds';
import { prometheusObject, service } from '../samples';
import { portsOf } from '../services';

/** The value of an equality matcher on the label `proxy`. */
const PROXY = /\bproxy\s*=\s*"([^"]+)"/g;
/** Every version that changed the names, the newest first. */
const GENERATIONS = ['3.2.0', '3.1.0', '3.0.10', '1.11.0', '1.8.0', '1.7.0'];

/** A backend as another version of the controller names it. */
export const haproxyProxy: Rule = {
  id: 'WIRING005',
  name: 'backend of HAProxy under the name of another version',
  severity: 'error',
  cause: 'the controller names backends after Service and port, by rules that changed with its versions (in 3.1.11 within a patch): no series matches, and the result is empty',
  fix: 'write the name that the version of the controller gives, or state that version in the profile',
  source: 'haproxytech/kubernetes-ingress pkg/service/service.go GetBackendName',
  kinds: WITH_TRIGGERS,
  check: each(queriesOf, ({ path, text }, { once, profile }) => (!text.includes('haproxy_') ? []
    : [...text.matchAll(PROXY)].flatMap(([, proxy = '']) => {
      const backend = once(backendsByName).get(proxy);
      const names = backend === undefined ? [] : haproxyBackendNames(backend, parseHaproxyVersion(profile.haproxyIngress));
      return names.length === 0 || names.includes(proxy) ? [] : [{
        path,
        sub: proxy,
        rule: `must match proxy="${names.join('" or proxy="')}" with the controller ${profile.haproxyIngress}`,
        got: proxy,
        fix: `write proxy=${names.length === 1 ? `"${names[0] ?? ''}"` : `~"${names.join('|')}"`}`,
      }];
    }))),
  samples: {
    noncompliant: [service(), prometheusObject({ query: 'sum(haproxy_backend_current_sessions{proxy="shop_web_http"})' })],
    compliant: [service(), prometheusObject({ query: 'sum(haproxy_backend_current_sessions{proxy="shop_svc_web_http"})' })],
  },
};

type Backend = Parameters<typeof haproxyBackendNames>[0];

/** The backends of all Services by every name that some version gives them. */
function backendsByName(bundle: Bundle): ReadonlyMap<string, Backend> {
  const backends = new Map<string, Backend>();
  for (const one of bundle.ofKind(SERVICE)) {
    for (const { name, port } of portsOf(one)) {
      const backend: Backend = { namespace: namespaceOf(one), service: one.metadata.name, port: { name: name ?? '', number: port ?? 0 } };
      for (const version of GENERATIONS) {
        for (const known of haproxyBackendNames(backend, parseHaproxyVersion(version))) backends.set(known, backend);
      }
    }
  }
  return backends;
}
