import { CONTROLLER_SOURCE, mostControllers } from './controller';
import { podMaxconnOf, WHOLE } from './pod-maxconn';
import { annotatedService, haproxyController } from './samples';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { INGRESS, SERVICE } from '../kinds';

/** A limit that is divided away. */
export const noLimit: Rule = {
  id: 'HAPROXY001',
  name: 'pod-maxconn below the number of controllers',
  severity: 'error',
  cause: 'the controller divides pod-maxconn by the number of its own pods and cuts the rest: below one per controller 0 is left, which means no limit, so nothing ever queues',
  fix: 'raise pod-maxconn to at least the most pods of the controller, or lower those',
  source: `${CONTROLLER_SOURCE} pkg/annotations/service/maxconn.go; kubernetes-ingress#418`,
  kinds: [SERVICE, INGRESS],
  check: each(podMaxconnOf, ({ path, value }, { once }) => {
    const most = WHOLE.test(value) ? once(mostControllers) : undefined;
    return most === undefined || Number(value) <= 0 || Number(value) >= most ? []
      : [{ path, rule: `must be at least the number of controllers (up to ${most})`, got: value }];
  }),
  samples: {
    noncompliant: [haproxyController({ autoscaling: { enabled: true, maxReplicas: 31 } }), annotatedService({ 'haproxy.org/pod-maxconn': '30' })],
    compliant: [haproxyController({ autoscaling: { enabled: true, maxReplicas: 30 } }), annotatedService({ 'haproxy.org/pod-maxconn': '30' })],
  },
};
