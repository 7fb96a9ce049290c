import { parseGoUrl, portOf, queryEscape } from '../../go-url';
import { decimalMetric, externalMetricName } from '../metric-spec';
import { readOAuth } from './authentication';
import type { OAuth } from './authentication';
import { AUTHENTICATION, METADATA, METADATA_OR_AUTHENTICATION, Parameters } from './parameters';
import { built, metricTypeOf, refused, refusedUtilization } from './scaler';
import type { ScalerConfig, ScalerProblem, ScalerResult } from './scaler';
import { tlsFault } from './tls';

const HTTP_MODES: readonly string[] = ['MessageRate', 'DeliverGetRate', 'PublishedToDeliveredRatio', 'ExpectedQueueConsumptionTime'];
const MODES: readonly string[] = ['QueueLength', ...HTTP_MODES];

/** What KEDA takes where neither mode, value nor queueLength is given. */
const DEFAULT_LENGTH = 20;

const MOST_PORTS = 65535;

/** The `rabbitmq` trigger (KEDA 2.20 `pkg/scalers/rabbitmq_scaler.go`). */
export function rabbitmqScaler(config: ScalerConfig): ScalerResult {
  const metricType = metricTypeOf(config);
  if (metricType === undefined) return refusedUtilization();
  const parameters = new Parameters(config);
  const metadata = readMetadata(parameters);
  const protocol = protocolOf(metadata);
  const target = targetOf(metadata, protocol);
  parameters.add(check(metadata, protocol, parameters.problems) ?? (typeof target === 'number' ? undefined : target));
  if (parameters.problems.length > 0) return refused(parameters.problems);
  const fault = clientFault(metadata, protocol);
  if (fault !== undefined) return refused([fault]);
  const name = externalMetricName(config.triggerIndex, `rabbitmq-${queryEscape(metadata.queueName)}`);
  return built([decimalMetric(name, metricType, Number(target))], protocol === 'amqp' ? 'at once' : 'when asked');
}

type Metadata = ReturnType<typeof readMetadata>;

function readMetadata(parameters: Parameters) {
  const optional = { from: METADATA, optional: true } as const;
  const secret = { from: AUTHENTICATION, optional: true } as const;
  const login = { from: ['authParams', 'resolvedEnv'], optional: true } as const;
  return {
    queueName: parameters.text('queueName', { from: METADATA }),
    mode: parameters.text('mode', { ...optional, initial: 'Unknown' }),
    queueLength: parameters.float('queueLength', optional),
    value: parameters.float('value', optional),
    activationValue: parameters.float('activationValue', optional),
    host: parameters.text('host', { from: ['triggerMetadata', 'authParams', 'resolvedEnv'] }),
    protocol: parameters.text('protocol', { from: METADATA_OR_AUTHENTICATION, initial: 'auto' }),
    vhostName: parameters.text('vhostName', { from: METADATA_OR_AUTHENTICATION, optional: true }),
    useRegex: parameters.flag('useRegex', optional),
    excludeUnacknowledged: parameters.flag('excludeUnacknowledged', optional),
    pageSize: parameters.int('pageSize', { from: METADATA, initial: '100' }),
    operation: parameters.text('operation', { from: METADATA, initial: 'sum' }),
    timeout: parameters.duration('timeout', optional),
    username: parameters.text('username', login),
    password: parameters.text('password', login),
    ca: parameters.text('ca', secret),
    cert: parameters.text('cert', secret),
    key: parameters.text('key', secret),
    keyPassword: parameters.text('keyPassword', secret),
    tls: parameters.text('tls', { from: AUTHENTICATION, initial: 'disable' }),
    unsafeSsl: parameters.flag('unsafeSsl', optional),
    workloadIdentityResource: parameters.text('workloadIdentityResource', secret),
    oauth: readOAuth(parameters),
  };
}

/** `amqp` or `http`; for `auto` as the host says; else what was given, which is wrong. */
function protocolOf({ protocol, host }: Metadata): string {
  if (protocol !== 'auto') return protocol;
  const url = parseGoUrl(host);
  const scheme = typeof url === 'string' ? '' : url.scheme;
  return /^amqps?$/.test(scheme) ? 'amqp' : /^https?$/.test(scheme) ? 'http' : '';
}

/** The first of upstream's own checks that fails; a parameter that was reported already is not reported again. */
function check(metadata: Metadata, protocol: string, reported: readonly ScalerProblem[]): ScalerProblem | undefined {
  const { tls, cert, key, pageSize, username, password } = metadata;
  if (!['amqp', 'http', 'auto'].includes(metadata.protocol)) {
    return { path: 'metadata.protocol', rule: "must be 'amqp', 'http' or 'auto'", got: metadata.protocol };
  }
  if (tls !== 'enable' && tls !== 'disable') return { path: 'authenticationRef', rule: "must give 'enable' or 'disable' as 'tls'" };
  if ((cert === '') !== (key === '')) return { path: 'authenticationRef', rule: "must give both 'key' and 'cert', or neither" };
  if (pageSize < 1n) return once({ path: 'metadata.pageSize', parameter: 'pageSize', rule: 'must be 1 or greater' }, reported);
  if ((username === '') !== (password === '')) return { path: 'authenticationRef', rule: "must give 'username' and 'password' together" };
  if (protocol === '') return once({ path: 'metadata.host', parameter: 'host', rule: 'must be a URL whose scheme is amqp, amqps, http or https' }, reported);
  if (protocol === 'amqp' && metadata.workloadIdentityResource !== '') {
    return { path: 'authenticationRef', rule: "must not give 'workloadIdentityResource' for AMQP" };
  }
  const oauthFault = checkOAuth(metadata, protocol, metadata.oauth);
  if (oauthFault !== undefined) return oauthFault;
  if (protocol !== 'http' && metadata.useRegex) return { path: 'metadata.useRegex', rule: 'must not be true with AMQP' };
  if (protocol !== 'http' && metadata.excludeUnacknowledged) return { path: 'metadata.excludeUnacknowledged', rule: 'must not be true with AMQP' };
  return undefined;
}

function once(problem: ScalerProblem, reported: readonly ScalerProblem[]): ScalerProblem | undefined {
  return reported.some(({ parameter }) => parameter === problem.parameter) ? undefined : problem;
}

function checkOAuth(metadata: Metadata, protocol: string, { tokenUri, clientId, clientSecret }: OAuth): ScalerProblem | undefined {
  if (tokenUri === '' && clientId === '' && clientSecret === '') return undefined;
  const fault = (rule: string): ScalerProblem => ({ path: 'authenticationRef', rule });
  if (tokenUri === '' || clientId === '' || clientSecret === '') return fault('must give tokenUrl, clientId and clientSecret for OAuth2');
  if (protocol === 'amqp') return fault('must not ask for OAuth2 with AMQP');
  const mixed = (metadata.username !== '' && metadata.password !== '') || metadata.workloadIdentityResource !== '';
  return mixed ? fault('must not combine OAuth2 with username and password or a workload identity') : undefined;
}

/** What one pod should carry, or what is wrong with mode, value and queueLength. */
function targetOf(metadata: Metadata, protocol: string): number | ScalerProblem {
  const { queueLength, mode, value, timeout } = metadata;
  if (queueLength === 0 && mode === 'Unknown' && value === 0) return DEFAULT_LENGTH;
  if (queueLength !== 0) {
    if (mode === 'Unknown' && value === 0) return queueLength;
    return { path: 'metadata.queueLength', rule: "must not be given with 'mode' and 'value'", got: queueLength };
  }
  if (mode === 'Unknown') return { path: 'metadata.mode', rule: "must be given with 'value'" };
  if (value === 0) return { path: 'metadata.value', rule: "must be given with 'mode', and not be 0" };
  if (!MODES.includes(mode)) return { path: 'metadata.mode', rule: `must be one of ${MODES.join(', ')}`, got: mode };
  if (HTTP_MODES.includes(mode) && protocol !== 'http') return { path: 'metadata.mode', rule: 'must be QueueLength with AMQP', got: mode };
  if (protocol === 'amqp' && timeout !== 0n) return { path: 'metadata.timeout', rule: 'must not be given with AMQP' };
  return value;
}

/** Why no client can be made of metadata that were read well. */
function clientFault(metadata: Metadata, protocol: string): ScalerProblem | undefined {
  const { host, tls } = metadata;
  const fault = tls === 'enable' ? tlsFault(metadata) : undefined;
  if (fault !== undefined || protocol !== 'amqp') return fault;
  const url = parseGoUrl(host);
  const usable = typeof url !== 'string' && !host.includes(' ') && /^amqps?$/.test(url.scheme) && Number(portOf(url.host)) <= MOST_PORTS;
  return usable ? undefined : { path: 'metadata.host', rule: 'must be an AMQP URL such as amqp://host:5672/vhost' };
}
