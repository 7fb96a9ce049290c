import { CONTROLLER_SOURCE, controllersOf, controllerValues } from './controller';
import { queueQueriesOf } from './queue';
import { annotatedService, haproxyController, onQueue } from './samples';
import { asObject } from '../../../kubernetes/json';
import { each } from '../../each';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { WITH_TRIGGERS } from '../keda/trigger';

/** Requests that are turned away before a pod is there. */
export const shortQueueTimeout: Rule = {
  id: 'HAPROXY006',
  name: 'queue given up before a pod can start',
  severity: 'info',
  cause: 'a request waits in the queue for 5 seconds by default and is then answered with 503, while scrape, sync and start of a pod take a minute',
  fix: "set 'timeout-queue' in controller.config to the time that a pod needs to start",
  source: `${CONTROLLER_SOURCE} fs/usr/local/etc/haproxy/haproxy.cfg, timeout queue 5s`,
  kinds: WITH_TRIGGERS,
  check: each(queueQueriesOf, ({ path }, { once }) => {
    const install = once(controllersOf).find((one) => asObject(controllerValues(one).config)['timeout-queue'] === undefined);
    return install === undefined ? [] : [{ path, rule: `reads a queue that ${objectReference(install.object)} gives up after 5 seconds` }];
  }),
  samples: {
    noncompliant: [haproxyController(), annotatedService({ 'haproxy.org/pod-maxconn': '30' }), onQueue()],
    compliant: [haproxyController({ config: { 'timeout-queue': '60s' } }), annotatedService({ 'haproxy.org/pod-maxconn': '30' }), onQueue()],
  },
};
