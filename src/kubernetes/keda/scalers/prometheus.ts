import { decimalMetric, externalMetricName } from '../metric-spec';
import { readAuthentication } from './authentication';
import { METADATA, METADATA_OR_AUTHENTICATION, Parameters } from './parameters';
import { built, metricTypeOf, refused, refusedFor, refusedUtilization } from './scaler';
import type { ScalerConfig, ScalerResult } from './scaler';
import { tlsFault } from './tls';

/** The `prometheus` trigger (KEDA 2.20 `pkg/scalers/prometheus_scaler.go`). */
export function prometheusScaler(config: ScalerConfig): ScalerResult {
  const metricType = metricTypeOf(config);
  if (metricType === undefined) return refusedUtilization();
  const parameters = new Parameters(config);
  const optional = { from: METADATA, optional: true } as const;
  const authentication = readAuthentication(parameters);
  parameters.text('serverAddress', { from: METADATA });
  parameters.text('query', { from: METADATA });
  parameters.map('queryParameters', optional);
  const threshold = parameters.float('threshold', { from: METADATA });
  parameters.float('activationThreshold', optional);
  parameters.text('namespace', optional);
  parameters.map('customHeaders', optional);
  parameters.flag('ignoreNullValues', { from: METADATA, initial: 'true' });
  parameters.flag('unsafeSsl', optional);
  parameters.text('awsRegion', { from: METADATA_OR_AUTHENTICATION, optional: true });
  parameters.duration('timeout', optional);
  parameters.text('identityOwner', optional);
  if (parameters.problems.length > 0) return refused(parameters.problems);
  const { provider } = config.podIdentity;
  if (authentication.modes.length > 0) {
    if (provider !== 'none' && provider !== '') return refusedFor('metadata.authModes', `must not be given with the pod identity '${provider}'`);
    const fault = tlsFault(authentication);
    if (fault !== undefined) return refused([fault]);
  }
  return built([decimalMetric(externalMetricName(config.triggerIndex, 'prometheus'), metricType, threshold)]);
}
