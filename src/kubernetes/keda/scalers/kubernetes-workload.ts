import { decimalMetric, externalMetricName } from '../metric-spec';
import { selectorFault } from '../selector-syntax';
import { METADATA, Parameters } from './parameters';
import { built, metricTypeOf, refused, refusedFor, refusedUtilization } from './scaler';
import type { ScalerConfig, ScalerResult } from './scaler';

/** The `kubernetes-workload` trigger (KEDA 2.20 `pkg/scalers/kubernetes_workload_scaler.go`). */
export function kubernetesWorkloadScaler(config: ScalerConfig): ScalerResult {
  const metricType = metricTypeOf(config);
  if (metricType === undefined) return refusedUtilization();
  const parameters = new Parameters(config);
  const podSelector = parameters.text('podSelector', { from: METADATA });
  const value = parameters.float('value', { from: METADATA, initial: '0' });
  parameters.float('activationValue', { from: METADATA, initial: '0' });
  parameters.flag('groupByNode', { from: METADATA, initial: 'false' });
  const known = parameters.problems.some(({ parameter }) => parameter === 'value');
  if (value <= 0 && !config.asMetricSource && !known) parameters.add({ path: 'metadata.value', rule: 'must be greater than 0' });
  if (parameters.problems.length > 0) return refused(parameters.problems);
  const fault = selectorFault(podSelector);
  if (fault !== undefined) return refusedFor('metadata.podSelector', `must be a label selector: ${fault}`, podSelector);
  return built([decimalMetric(externalMetricName(config.triggerIndex, `workload-${config.namespace}`), metricType, value)]);
}
