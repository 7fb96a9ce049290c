import { externalMetricName, wholeMetric } from '../metric-spec';
import { readAuthentication } from './authentication';
import { METADATA, METADATA_OR_ENV, Parameters } from './parameters';
import { built, refused } from './scaler';
import type { ScalerConfig, ScalerResult } from './scaler';
import { tlsFault } from './tls';

/** OAuth parameters that may still stand in the metadata, with the names that the TriggerAuthentication has for them. */
const MOVED: readonly (readonly [metadata: string, authentication: string])[] = [
  ['oauthTokenURI', 'oauthTokenURI'], ['scope', 'scope'], ['clientID', 'clientID'], ['EndpointParams', 'endpointParams'],
];

/** The `pulsar` trigger, whose metric type is always AverageValue (KEDA 2.20 `pkg/scalers/pulsar_scaler.go`). */
export function pulsarScaler(config: ScalerConfig): ScalerResult {
  const parameters = new Parameters(compatible(config));
  parameters.text('adminURL', { from: METADATA_OR_ENV });
  const topic = parameters.text('topic', { from: METADATA_OR_ENV });
  const subscription = parameters.text('subscription', { from: METADATA_OR_ENV });
  const target = parameters.int('msgBacklogThreshold', { from: METADATA, initial: '10' });
  parameters.int('activationMsgBacklogThreshold', { from: METADATA, initial: '0' });
  parameters.flag('isPartitionedTopic', { from: METADATA, initial: 'false' });
  parameters.text('tls', { from: METADATA, optional: true });
  const authentication = readAuthentication(parameters);
  if (parameters.problems.length > 0) return refused(parameters.problems);
  const fault = authentication.modes.length > 0 ? tlsFault(authentication) : undefined;
  if (fault !== undefined) return refused([fault]);
  return built([wholeMetric(externalMetricName(config.triggerIndex, `pulsar-${topic}-${subscription}`), 'AverageValue', target)]);
}

/** What older ways of writing the metadata mean. */
function compatible(config: ScalerConfig): ScalerConfig {
  const { metadata, authParams } = config;
  const certificate = (authParams.cert ?? '') !== '' || (authParams.key ?? '') !== '';
  const modes = metadata.authModes;
  const withTls = metadata.tls === 'enable' && certificate ? { authModes: modes === undefined ? 'tls' : `${modes},tls` } : {};
  const moved = MOVED.filter(([from, to]) => (metadata[from] ?? '') !== '' && (authParams[to] ?? '') === '')
    .map(([from, to]) => [to, metadata[from] ?? '']);
  return { ...config, metadata: { ...metadata, ...withTls }, authParams: { ...authParams, ...Object.fromEntries(moved) as Record<string, string> } };
}
