import { each } from '../../each';
import type { Rule } from '../../rule';
import { INGRESS, SERVICE } from '../kinds';
import { isTemplated } from '../templated';
import { CONTROLLER_SOURCE } from './controller';
import { podMaxconnOf, WHOLE } from './pod-maxconn';
import { annotatedService } from './samples';

/** A limit that is none. */
export const unreadableLimit: Rule = {
  id: 'HAPROXY003',
  name: 'pod-maxconn that is no number',
  severity: 'error',
  cause: 'the controller logs the text that it cannot read and sets no limit, so nothing ever queues',
  fix: 'write a whole number',
  source: `${CONTROLLER_SOURCE} pkg/annotations/service/maxconn.go`,
  kinds: [SERVICE, INGRESS],
  check: each(podMaxconnOf, ({ path, value }) => (WHOLE.test(value) || isTemplated(value) ? [] : [{ path, rule: 'must be a whole number', got: value }])),
  samples: {
    noncompliant: [annotatedService({ 'haproxy.org/pod-maxconn': '30k' })],
    compliant: [annotatedService({ 'haproxy.org/pod-maxconn': '30' })],
  },
};
