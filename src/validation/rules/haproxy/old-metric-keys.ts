import { CHART, CHART_SOURCE, controllerValues } from './controller';
import { haproxyController } from './samples';
import { asList, asObject, type JsonObject } from '../../../kubernetes/json';
import { each } from '../../each';
import type { Detection, Rule } from '../../rule';
import { INSTALL_KINDS } from '../cluster/install-kinds';
import { installsIn } from '../cluster/installs';

/** Where `autoscaling/v2beta1` had name and target. */
const OLD = ['metricName', 'targetAverageValue', 'targetAverageUtilization', 'targetValue', 'metricSelector', 'selector'];

/** Metrics in the words of an API that is gone. */
export const oldMetricKeys: Rule = {
  id: 'HAPROXY009',
  name: 'custom metric of the controller in the words of v2beta1',
  severity: 'error',
  cause: 'the chart pastes the metrics into an autoscaling/v2 object as they are, and its own sample still has the words of v2beta1, which the API server refuses',
  fix: 'write metric.name and target.type with target.averageValue',
  source: `${CHART_SOURCE} values.yaml, controller.autoscaling.custom; kubernetes autoscaling/v2`,
  kinds: INSTALL_KINDS,
  check: each(installsIn, (install) => (install.chart !== CHART ? [] : asList(asObject(controllerValues(install).autoscaling).custom)
    .flatMap((metric, position) => oldKeys(asObject(metric), `${install.path}.controller.autoscaling.custom[${position}]`)))),
  samples: {
    noncompliant: [haproxyController({ autoscaling: { enabled: true, custom: [{ type: 'Pods', pods: { metricName: 'sessions', target: { type: 'AverageValue', averageValue: '500' } } }] } })],
    compliant: [haproxyController({ autoscaling: { enabled: true, custom: [{ type: 'Pods', pods: { metric: { name: 'sessions' }, target: { type: 'AverageValue', averageValue: '500' } } }] } })],
  },
};

function oldKeys(metric: JsonObject, path: string): readonly Detection[] {
  return Object.entries(metric).filter(([field]) => field !== 'type').flatMap(([field, source]) => OLD.filter((key) => asObject(source)[key] !== undefined)
    .map((key) => ({ path: `${path}.${field}.${key}`, rule: 'must be written as in autoscaling/v2' })));
}
