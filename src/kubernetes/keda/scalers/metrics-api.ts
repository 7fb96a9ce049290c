import { decimalMetric, externalMetricName } from '../metric-spec';
import { readAuthentication } from './authentication';
import { METADATA, Parameters } from './parameters';
import { built, metricTypeOf, refused, refusedFor, refusedUtilization } from './scaler';
import type { ScalerConfig, ScalerResult } from './scaler';
import { tlsFault } from './tls';

/** The `metrics-api` trigger (KEDA 2.20 `pkg/scalers/metrics_api_scaler.go`). */
export function metricsApiScaler(config: ScalerConfig): ScalerResult {
  const metricType = metricTypeOf(config);
  if (metricType === undefined) return refusedUtilization();
  const parameters = new Parameters(config);
  const target = parameters.float('targetValue', { from: METADATA, optional: true });
  parameters.float('activationTargetValue', { from: METADATA, initial: '0' });
  parameters.text('url', { from: METADATA });
  parameters.text('format', { from: METADATA, initial: 'json', values: ['prometheus', 'json', 'xml', 'yaml'] });
  const valueLocation = parameters.text('valueLocation', { from: METADATA });
  parameters.flag('unsafeSsl', { from: METADATA, initial: 'false' });
  parameters.flag('aggregateFromKubeServiceEndpoints', { from: METADATA, initial: 'false' });
  parameters.text('aggregationType', { from: METADATA, initial: 'average', values: ['average', 'sum', 'max', 'min'] });
  parameters.duration('timeout', { from: METADATA, optional: true });
  const authentication = readAuthentication(parameters);
  if (parameters.problems.length > 0) return refused(parameters.problems);
  if (target === 0 && !config.asMetricSource) return refusedFor('metadata.targetValue', 'must be given and not be 0');
  const fault = authentication.modes.includes('tls') ? tlsFault(authentication) : undefined;
  if (fault !== undefined) return refused([fault]);
  return built([decimalMetric(externalMetricName(config.triggerIndex, `metric-api-${valueLocation}`), metricType, target)]);
}
