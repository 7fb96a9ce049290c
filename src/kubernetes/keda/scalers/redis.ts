import { parseGoBool } from '../../go-number';
import { externalMetricName, wholeMetric } from '../metric-spec';
import type { MetricSpec } from '../metric-spec';
import { addressFault, joinHostPort } from '../network-address';
import { AUTHENTICATION, METADATA, Parameters } from './parameters';
import type { ParameterRules } from './parameters';
import { built, metricTypeOf, refused, refusedUtilization } from './scaler';
import type { ScalerConfig, ScalerProblem, ScalerResult } from './scaler';
import { tlsFault } from './tls';

/** The `redis`, `redis-cluster` and `redis-sentinel` triggers, on lists (KEDA 2.20 `pkg/scalers/redis_scaler.go`). */
export function redisScaler(config: ScalerConfig): ScalerResult {
  const metricType = metricTypeOf(config);
  if (metricType === undefined) return refusedUtilization();
  const parameters = new Parameters(config);
  const optional = { from: METADATA, optional: true } as const;
  const listLength = parameters.int('listLength', { from: METADATA, initial: '5' });
  parameters.int('activationListLength', optional);
  const listName = parameters.text('listName', { from: METADATA });
  parameters.int('databaseIndex', optional);
  const enableTls = parameters.text('enableTLS', optional);
  const tls = parameters.text('tls', { from: AUTHENTICATION, optional: true });
  const connection = readConnection(parameters);
  parameters.add(checkConnection(connection, enableTls, tls));
  if (parameters.problems.length > 0) return refused(parameters.problems);
  return connected(config, connection, enableTls, tls, () =>
    wholeMetric(externalMetricName(config.triggerIndex, `redis-${listName}`), metricType, listLength));
}

/** The `redis-streams` family (KEDA 2.20 `pkg/scalers/redis_streams_scaler.go`). */
export function redisStreamsScaler(config: ScalerConfig): ScalerResult {
  const metricType = metricTypeOf(config);
  if (metricType === undefined) return refusedUtilization();
  const parameters = new Parameters(config);
  const optional = { from: METADATA, optional: true } as const;
  const pending = parameters.int('pendingEntriesCount', { from: METADATA, initial: '5' });
  const length = parameters.int('streamLength', { from: METADATA, initial: '5' });
  const lag = parameters.int('lagCount', optional);
  const stream = parameters.text('stream', { from: METADATA });
  const group = parameters.text('consumerGroup', optional);
  parameters.int('databaseIndex', optional);
  const connection = readConnection(parameters);
  parameters.int('activationLagCount', { from: METADATA, initial: '0' });
  const enableTls = parameters.text('enableTLS', optional);
  const tls = parameters.text('tls', { from: AUTHENTICATION, optional: true });
  parameters.add(checkConnection(connection, enableTls, tls));
  if (parameters.problems.length > 0) return refused(parameters.problems);
  const target = group === '' ? length : lag === 0n ? pending : lag;
  return connected(config, connection, enableTls, tls, () =>
    wholeMetric(externalMetricName(config.triggerIndex, `redis-streams-${stream}`), metricType, target));
}

interface Connection {
  readonly addresses: readonly string[];
  readonly unequal: boolean;
  readonly cert: string;
  readonly key: string;
  readonly keyPassword: string;
  readonly ca: string;
}

function readConnection(parameters: Parameters): Connection {
  const authFirst: ParameterRules = { from: ['triggerMetadata', 'authParams', 'resolvedEnv'], optional: true };
  const envFirst: ParameterRules = { from: ['triggerMetadata', 'resolvedEnv', 'authParams'], optional: true };
  const secret: ParameterRules = { from: AUTHENTICATION, optional: true };
  const addresses = parameters.texts('address', { ...authFirst, aliases: ['addresses'] });
  parameters.text('username', envFirst);
  parameters.text('password', envFirst);
  for (const name of ['sentinelUsername', 'sentinelPassword', 'sentinelMaster']) parameters.text(name, authFirst);
  const hosts = parameters.texts('host', { ...envFirst, aliases: ['hosts'] });
  const ports = parameters.texts('port', { ...envFirst, aliases: ['ports'] });
  parameters.flag('unsafeSsl', { from: METADATA, initial: 'false' });
  const cert = parameters.text('Cert', { ...secret, aliases: ['cert'] });
  const key = parameters.text('key', secret);
  const keyPassword = parameters.text('keyPassword', secret);
  const ca = parameters.text('ca', secret);
  const paired = hosts.length > 0 && ports.length > 0;
  const pairs = paired ? hosts.map((host, position) => joinHostPort(host, ports[position] ?? '')) : [];
  return { addresses: [...addresses, ...pairs], unequal: paired && hosts.length !== ports.length, cert, key, keyPassword, ca };
}

function checkConnection({ addresses, unequal }: Connection, enableTls: string, tls: string): ScalerProblem | undefined {
  if (unequal) return { path: 'metadata.ports', rule: "must be as many as 'hosts'" };
  if ((addresses[0] ?? '') === '') return { path: 'metadata.address', rule: "must be given, unless 'host' and 'port' are" };
  if (enableTls !== '' && tls !== '') return { path: 'metadata.enableTLS', rule: "must not be given when the TriggerAuthentication gives 'tls'" };
  if (enableTls !== '' && parseGoBool(enableTls) === undefined) return { path: 'metadata.enableTLS', rule: 'must be true or false', got: enableTls };
  return tls === '' || tls === 'enable' || tls === 'disable' ? undefined : { path: 'authenticationRef', rule: "must give 'enable' or 'disable' as 'tls'" };
}

/** The scaler pings its server as soon as it is built: an address that cannot be dialed refuses the trigger. */
function connected(config: ScalerConfig, connection: Connection, enableTls: string, tls: string, metric: () => MetricSpec): ScalerResult {
  const encrypted = tls === 'enable' || parseGoBool(enableTls) === true;
  const fault = encrypted ? tlsFault(connection) : undefined;
  if (fault !== undefined) return refused([fault]);
  const asked = config.triggerType.includes('cluster') || config.triggerType.includes('sentinel') ? connection.addresses : connection.addresses.slice(0, 1);
  const faults = asked.map((address) => (address.startsWith('/') ? undefined : addressFault(address)));
  if (faults.includes(undefined)) return built([metric()], 'at once');
  return refused([{ path: 'metadata.address', rule: `must be host:port (${faults[0] ?? ''})` }]);
}
