import { CONTROLLER_SOURCE, controllersOf, controllerValues } from './controller';
import { annotationFor, ingressesByService, queueQueriesOf, servicesByBackend } from './queue';
import { annotatedService, onQueue } from './samples';
import type { Bundle } from '../../../kubernetes/bundle';
import { asObject } from '../../../kubernetes/json';
import { each } from '../../each';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { WITH_TRIGGERS } from '../keda/trigger';

const KEY = 'pod-maxconn';

/** A queue that never forms. */
export const queueWithoutLimit: Rule = {
  id: 'HAPROXY004',
  name: 'queue of a backend without pod-maxconn',
  severity: 'warning',
  cause: 'HAProxy queues requests only beyond the limit of its servers: without pod-maxconn there is none, the queue is always 0, and the workload never scales',
  fix: 'give the Service the annotation haproxy.org/pod-maxconn, or scale on haproxy_backend_current_sessions',
  source: `${CONTROLLER_SOURCE} pkg/annotations/service/maxconn.go; HAProxy configuration manual, maxconn`,
  kinds: WITH_TRIGGERS,
  check: each(queueQueriesOf, ({ path, proxies }, { once }) => (once(limitOfAll) ? [] : proxies.flatMap((proxy) => {
    const service = once(servicesByBackend).get(proxy);
    return service === undefined || annotationFor(service, KEY, once(ingressesByService)) !== undefined ? []
      : [{ path, sub: proxy, rule: `should read a queue that can form: ${objectReference(service)} has no ${KEY}` }];
  }))),
  samples: {
    noncompliant: [annotatedService({}), onQueue()],
    compliant: [annotatedService({ 'haproxy.org/pod-maxconn': '30' }), onQueue()],
  },
};

/** Whether the controller of the bundle limits all backends. */
function limitOfAll(bundle: Bundle): boolean {
  return controllersOf(bundle).some((install) => asObject(controllerValues(install).config)[KEY] !== undefined);
}
