import { CHART, controllerValues } from './controller';
import { haproxyAnnotation } from './pod-maxconn';
import { haproxyController } from './samples';
import { asObject } from '../../../kubernetes/json';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { INSTALL_KINDS } from '../cluster/install-kinds';
import { installsIn } from '../cluster/installs';

/** A limit on the wrong Service. */
export const limitOfController: Rule = {
  id: 'HAPROXY002',
  name: "pod-maxconn on the controller's own Service",
  severity: 'error',
  cause: 'pod-maxconn is read from the Service of the application, its Ingress or the ConfigMap: on the Service of the controller nobody reads it',
  fix: "put the annotation on the application's Service, or 'pod-maxconn' into controller.config",
  source: 'haproxytech/helm-charts#65',
  kinds: INSTALL_KINDS,
  check: each(installsIn, (install) => {
    const found = install.chart === CHART ? haproxyAnnotation(asObject(controllerValues(install).service).annotations, 'pod-maxconn', `${install.path}.controller.service.annotations`) : undefined;
    return found === undefined ? [] : [{ path: found.path, rule: 'is ignored on the Service of the controller', got: found.value }];
  }),
  samples: {
    noncompliant: [haproxyController({ service: { annotations: { 'haproxy.org/pod-maxconn': '30' } } })],
    compliant: [haproxyController({ config: { 'pod-maxconn': '30' } })],
  },
};
