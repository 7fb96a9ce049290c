import { AUTHENTICATION, METADATA, Parameters } from './parameters';
import { built, metricTypeOf, refused, refusedUtilization } from './scaler';
import type { ScalerConfig, ScalerResult } from './scaler';

/**
 * The `external` and `external-push` triggers (KEDA 2.20 `pkg/scalers/external_scaler.go`). Their metrics are what the
 * external scaler answers when the HPA is made.
 */
export function externalScaler(config: ScalerConfig): ScalerResult {
  if (metricTypeOf(config) === undefined) return refusedUtilization();
  const parameters = new Parameters(config);
  parameters.text('scalerAddress', { from: METADATA });
  parameters.flag('enableTLS', { from: METADATA, optional: true });
  parameters.flag('unsafeSsl', { from: METADATA, optional: true });
  for (const name of ['caCert', 'tlsClientCert', 'tlsClientKey']) parameters.text(name, { from: AUTHENTICATION, optional: true });
  return parameters.problems.length > 0 ? refused(parameters.problems) : built([]);
}
