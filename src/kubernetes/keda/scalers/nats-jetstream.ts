import { externalMetricName, wholeMetric } from '../metric-spec';
import { METADATA, Parameters } from './parameters';
import { built, metricTypeOf, refused, refusedFor, refusedUtilization } from './scaler';
import type { ScalerConfig, ScalerResult } from './scaler';

/** The `nats-jetstream` trigger (KEDA 2.20 `pkg/scalers/nats_jetstream_scaler.go`). */
export function natsJetStreamScaler(config: ScalerConfig): ScalerResult {
  const metricType = metricTypeOf(config);
  if (metricType === undefined) return refusedUtilization();
  const parameters = new Parameters(config);
  const from = ['authParams', 'triggerMetadata'] as const;
  const account = parameters.text('account', { from, optional: true });
  const accountId = parameters.text('accountID', { from, optional: true });
  const stream = parameters.text('stream', { from: METADATA });
  parameters.text('consumer', { from: METADATA });
  const lagThreshold = parameters.int('lagThreshold', { from: METADATA, initial: '10' });
  parameters.int('activationLagThreshold', { from: METADATA, initial: '0' });
  parameters.flag('useHttps', { from: METADATA, initial: 'false' });
  parameters.text('natsServerMonitoringEndpoint', { from });
  if (parameters.problems.length > 0) return refused(parameters.problems);
  if (account === '' && accountId === '') return refusedFor('metadata.account', "must be given, unless 'accountID' is");
  return built([wholeMetric(externalMetricName(config.triggerIndex, `nats-jetstream-${stream}`), metricType, lagThreshold)]);
}
