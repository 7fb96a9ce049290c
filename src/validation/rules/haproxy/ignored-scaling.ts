import { CHART, CHART_SOURCE, controllerValues } from './controller';
import { haproxyController } from './samples';
import { asObject } from '../../../kubernetes/json';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { INSTALL_KINDS } from '../cluster/install-kinds';
import { installsIn } from '../cluster/installs';

/** Values for scaling that the chart leaves out. */
export const ignoredScaling: Rule = {
  id: 'HAPROXY008',
  name: 'scaling of the controller that the chart ignores',
  severity: 'error',
  cause: 'the chart makes no autoscaler for a DaemonSet, and with keda.enabled no HorizontalPodAutoscaler: the values are ignored silently',
  fix: "set 'controller.kind' to Deployment, and enable one of autoscaling and keda",
  source: `${CHART_SOURCE} templates/controller-hpa.yaml, controller-keda.yaml`,
  kinds: INSTALL_KINDS,
  check: each(installsIn, (install) => {
    if (install.chart !== CHART) return [];
    const controller = controllerValues(install);
    const enabled = (['autoscaling', 'keda'] as const).filter((name) => asObject(controller[name]).enabled === true);
    const path = `${install.path}.controller`;
    if (controller.kind === 'DaemonSet') return enabled.map((name) => ({ path: `${path}.${name}`, rule: 'is ignored for a DaemonSet' }));
    return enabled.length === 2 ? [{ path: `${path}.autoscaling`, rule: "is ignored beside 'keda'" }] : [];
  }),
  samples: {
    noncompliant: [haproxyController({ kind: 'DaemonSet', autoscaling: { enabled: true } })],
    compliant: [haproxyController({ kind: 'Deployment', autoscaling: { enabled: true } })],
  },
};
