import { helmRelease } from './samples';
import { asObject } from '../../../kubernetes/json';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { INSTALL_KINDS } from '../cluster/install-kinds';
import { installsIn } from '../cluster/installs';
import { SCALED_OBJECT } from '../kinds';
import { prometheusObject } from '../samples';

/** An operator whose metrics nobody can ask for. */
export const noMetricsServer: Rule = {
  id: 'INSTALL003',
  name: 'KEDA without its metrics server',
  severity: 'error',
  cause: 'the HorizontalPodAutoscalers that KEDA makes read their numbers from its metrics server: without it they fail at every sync, and only the step between 0 and 1 works',
  fix: "leave 'metricsServer.enabled' at true",
  source: 'kedacore/charts keda 2.20.2, metricsServer.enabled',
  kinds: INSTALL_KINDS,
  check: each(installsIn, ({ chart, path, values }, { bundle }) => (
    chart !== 'keda' || asObject(values.metricsServer).enabled !== false || bundle.ofKind(SCALED_OBJECT).length === 0 ? []
      : [{ path: `${path}.metricsServer.enabled`, rule: 'must be true for the ScaledObjects of this bundle', got: false }])),
  samples: {
    noncompliant: [prometheusObject(), helmRelease('keda', { metricsServer: { enabled: false } })],
    compliant: [prometheusObject(), helmRelease('keda', { metricsServer: { enabled: true } })],
  },
};
