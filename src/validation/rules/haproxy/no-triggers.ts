import { CHART, CHART_SOURCE, controllerValues } from './controller';
import { haproxyController } from './samples';
import { asList, asObject } from '../../../kubernetes/json';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { INSTALL_KINDS } from '../cluster/install-kinds';
import { installsIn } from '../cluster/installs';

/** A ScaledObject of nothing. */
export const noTriggers: Rule = {
  id: 'HAPROXY010',
  name: 'KEDA for the controller without triggers',
  severity: 'error',
  cause: 'the chart cannot be rendered: the release fails as a whole',
  fix: "give 'controller.keda.triggers', or use controller.autoscaling for cpu",
  source: `${CHART_SOURCE} templates/controller-keda.yaml`,
  kinds: INSTALL_KINDS,
  check: each(installsIn, (install) => {
    const { enabled, triggers } = install.chart === CHART ? asObject(controllerValues(install).keda) : {};
    return enabled !== true || asList(triggers).length > 0 ? [] : [{ path: `${install.path}.controller.keda.triggers`, rule: 'must have at least one trigger' }];
  }),
  samples: {
    noncompliant: [haproxyController({ keda: { enabled: true } })],
    compliant: [haproxyController({ keda: { enabled: true, triggers: [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } }] } })],
  },
};
