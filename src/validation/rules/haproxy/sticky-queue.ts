import { annotationFor, ingressesByService, queueQueriesOf, servicesByBackend } from './queue';
import { annotatedService, onQueue } from './samples';
import { each } from '../../each';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { WITH_TRIGGERS } from '../keda/trigger';

const BALANCED_BY_HASH = /^(source|uri|url_param|hdr|rdp-cookie|hash)\b/;

/** Requests that wait at a server of their own. */
export const stickyQueue: Rule = {
  id: 'HAPROXY005',
  name: 'queue of the backend where requests wait at servers',
  severity: 'warning',
  cause: 'haproxy_backend_current_queue counts requests that no server was chosen for: with cookies or a hash each has one, and waits in the queue of that server',
  fix: 'sum haproxy_server_current_queue, or scale on haproxy_backend_current_sessions',
  source: 'HAProxy src/queue.c, management manual, qcur',
  kinds: WITH_TRIGGERS,
  check: each(queueQueriesOf, ({ path, proxies }, { once }) => proxies.flatMap((proxy) => {
    const service = once(servicesByBackend).get(proxy);
    if (service === undefined) return [];
    const cookie = annotationFor(service, 'cookie-persistence', once(ingressesByService));
    const balance = annotationFor(service, 'load-balance', once(ingressesByService));
    const why = cookie !== undefined ? 'cookie-persistence' : BALANCED_BY_HASH.test(balance?.value ?? '') ? `load-balance ${balance?.value ?? ''}` : undefined;
    return why === undefined ? [] : [{ path, sub: proxy, rule: `should read the queues of the servers: ${objectReference(service)} has ${why}` }];
  })),
  samples: {
    noncompliant: [annotatedService({ 'haproxy.org/pod-maxconn': '30', 'haproxy.org/cookie-persistence': 'SERVERID' }), onQueue()],
    compliant: [annotatedService({ 'haproxy.org/pod-maxconn': '30', 'haproxy.org/load-balance': 'leastconn' }), onQueue()],
  },
};
