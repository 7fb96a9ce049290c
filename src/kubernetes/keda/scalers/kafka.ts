import { parseGoInt } from '../../go-number';
import { externalMetricName, wholeMetric } from '../metric-spec';
import { addressFault } from '../network-address';
import { awsFault } from './aws';
import { readLag } from './kafka-lag';
import { AUTHENTICATION, METADATA, METADATA_OR_AUTHENTICATION, METADATA_OR_ENV, Parameters } from './parameters';
import { built, metricTypeOf, refused, refusedUtilization } from './scaler';
import type { ScalerConfig, ScalerProblem, ScalerResult } from './scaler';
import { tlsFault } from './tls';

const SASL = ['none', 'plaintext', 'scram_sha256', 'scram_sha512', 'oauthbearer', 'gssapi'] as const;

/** The `kafka` trigger, which uses sarama (KEDA 2.20 `pkg/scalers/kafka_scaler.go`). */
export function kafkaScaler(config: ScalerConfig): ScalerResult {
  const metricType = metricTypeOf(config);
  if (metricType === undefined) return refusedUtilization();
  const parameters = new Parameters(config);
  const metadata = readMetadata(parameters);
  parameters.add(check(metadata, parameters.problems));
  if (parameters.problems.length > 0) return refused(parameters.problems);
  const fault = laterFault(metadata, config);
  if (fault !== undefined) return refused([fault]);
  const { topic, consumerGroup, lagThreshold } = metadata;
  const name = topic === '' ? `kafka-${consumerGroup}-topics` : `kafka-${topic}`;
  return built([wholeMetric(externalMetricName(config.triggerIndex, name), metricType, lagThreshold)], 'at once');
}

type Metadata = ReturnType<typeof readMetadata>;

function readMetadata(parameters: Parameters) {
  const flag = { from: METADATA, initial: 'false' } as const;
  const secret = { from: AUTHENTICATION, optional: true } as const;
  return {
    servers: parameters.texts('bootstrapServers', { from: METADATA_OR_ENV }),
    consumerGroup: parameters.text('consumerGroup', { from: METADATA_OR_ENV }),
    topic: parameters.text('topic', { from: METADATA_OR_ENV, optional: true }),
    partitions: parameters.text('partitionLimitation', { from: METADATA, optional: true }),
    ...readLag(parameters, flag, ['latest', 'earliest']),
    version: parameters.text('version', { from: METADATA, optional: true }),
    tls: parameters.text('tls', { from: METADATA_OR_AUTHENTICATION, initial: 'disable', values: ['enable', 'disable'] }),
    unsafeSsl: parameters.flag('unsafeSsl', flag),
    ca: parameters.text('ca', secret),
    cert: parameters.text('cert', secret),
    key: parameters.text('key', secret),
    keyPassword: parameters.text('keyPassword', secret),
    sasl: parameters.text('sasl', { from: METADATA_OR_AUTHENTICATION, optional: true, values: SASL }),
    username: parameters.text('username', secret),
    password: parameters.text('password', secret),
    tokenProvider: parameters.text('saslTokenProvider', { from: METADATA_OR_AUTHENTICATION, optional: true, values: ['bearer', 'aws_msk_iam'] }),
    scopes: parameters.text('scopes', secret),
    tokenUri: parameters.text('oauthTokenEndpointUri', secret),
    extensions: parameters.text('oauthExtensions', secret),
    keytab: parameters.text('keytab', secret),
    realm: parameters.text('realm', secret),
    kerberosConfig: parameters.text('kerberosConfig', secret),
    kerberosServiceName: parameters.text('kerberosServiceName', secret),
    kerberosDisableFast: parameters.flag('kerberosDisableFAST', { from: AUTHENTICATION, initial: 'false' }),
    awsRegion: parameters.text('awsRegion', { from: METADATA, optional: true }),
  };
}

function check(metadata: Metadata, reported: readonly ScalerProblem[]): ScalerProblem | undefined {
  const { lagThreshold, activationLagThreshold, partitions, topic, idle, withLag, even, tls, cert, key } = metadata;
  const known = (name: string): boolean => reported.some(({ parameter }) => parameter === name);
  if (lagThreshold <= 0n) {
    return known('lagThreshold') ? undefined : { path: 'metadata.lagThreshold', parameter: 'lagThreshold', rule: 'must be a positive number' };
  }
  if (activationLagThreshold < 0n) {
    return { path: 'metadata.activationLagThreshold', parameter: 'activationLagThreshold', rule: 'must not be negative' };
  }
  if (partitions !== '' && !isPartitionList(partitions)) {
    return { path: 'metadata.partitionLimitation', rule: "must be a list of partitions and ranges such as '1,3-5'", got: partitions };
  }
  const clash = partitionClash({ topic, idle, withLag, even });
  if (clash !== undefined) return clash;
  if (tls === 'enable' && (cert === '') !== (key === '')) return { path: 'authenticationRef', rule: "must give 'cert' and 'key' together" };
  return saslFault(metadata);
}

function isPartitionList(text: string): boolean {
  return text.split(',').map((part) => part.trim()).every((part) => {
    const bounds = part.split('-').map((bound) => (part.includes('-') ? bound.trim() : bound));
    return bounds.length <= 2 && bounds.every((bound) => parseGoInt(bound, 32).error === undefined);
  });
}

/** Which of the rules for partitions contradict each other. */
export function partitionClash(
  { topic, idle, withLag, even }: { readonly topic: string; readonly idle: boolean; readonly withLag: boolean; readonly even: boolean },
): ScalerProblem | undefined {
  if (idle && withLag) return { path: 'metadata.limitToPartitionsWithLag', rule: "must not be true together with 'allowIdleConsumers'" };
  if (topic === '' && withLag) return { path: 'metadata.limitToPartitionsWithLag', rule: "needs 'topic'" };
  if (withLag && even) return { path: 'metadata.ensureEvenDistributionOfPartitions', rule: "must not be true together with 'limitToPartitionsWithLag'" };
  return topic === '' && even ? { path: 'metadata.topic', rule: "must be given with 'ensureEvenDistributionOfPartitions'" } : undefined;
}

function saslFault(metadata: Metadata): ScalerProblem | undefined {
  const { sasl, username, password, keytab, realm, kerberosConfig } = metadata;
  if (sasl === '' || sasl === 'none') return undefined;
  if (sasl === 'oauthbearer') return tokenFault(metadata);
  if (username === '') return needs('username', sasl);
  if (sasl !== 'gssapi') return password === '' && sasl !== 'none' && SASL_WITH_PASSWORD.has(sasl) ? needs('password', sasl) : undefined;
  if ((password === '') === (keytab === '')) return { path: 'authenticationRef', rule: "must give exactly one of 'password' and 'keytab' for gssapi" };
  if (realm === '') return needs('realm', sasl);
  return kerberosConfig === '' ? needs('kerberosConfig', sasl) : undefined;
}

const SASL_WITH_PASSWORD: ReadonlySet<string> = new Set(['plaintext', 'scram_sha256', 'scram_sha512']);

function tokenFault({ tokenProvider, username, password, tokenUri, extensions, tls, awsRegion }: Metadata): ScalerProblem | undefined {
  if (tokenProvider === 'aws_msk_iam') {
    if (tls !== 'enable') return { path: 'metadata.tls', rule: 'must be enable for AWS MSK' };
    return awsRegion === '' ? { path: 'metadata.awsRegion', rule: 'must be given for AWS MSK' } : undefined;
  }
  if (tokenProvider !== '' && tokenProvider !== 'bearer') return undefined;
  if (username === '') return needs('username', 'oauthbearer');
  if (password === '') return needs('password', 'oauthbearer');
  if (tokenUri === '') return needs('oauthTokenEndpointUri', 'oauthbearer');
  const malformed = extensions !== '' && extensions.split(',').some((extension) => extension.split('=').length !== 2);
  return malformed ? { path: 'authenticationRef', rule: "must give 'oauthExtensions' as key=value" } : undefined;
}

function needs(name: string, sasl: string): ScalerProblem {
  return { path: 'authenticationRef', rule: `must give '${name}' for sasl ${sasl}` };
}

/** What fails after the metadata were read: the version, AWS, TLS, and addresses that nothing can connect to. */
function laterFault(metadata: Metadata, config: ScalerConfig): ScalerProblem | undefined {
  const { version, sasl, tokenProvider, tls, servers } = metadata;
  if (version !== '' && !isKafkaVersion(version)) return { path: 'metadata.version', rule: 'must be a version such as 2.8.0', got: version };
  const aws = sasl === 'oauthbearer' && tokenProvider === 'aws_msk_iam' ? awsFault(config) : undefined;
  if (aws !== undefined) return aws;
  const fault = tls === 'enable' ? tlsFault(metadata) : undefined;
  if (fault !== undefined) return fault;
  const faults = servers.map(addressFault);
  if (faults.includes(undefined)) return undefined;
  return { path: 'metadata.bootstrapServers', rule: `must hold addresses host:port (${faults[0] ?? ''})` };
}

function isKafkaVersion(text: string): boolean {
  return text.length >= 5 && (text.startsWith('0') ? /^0\.\d+\.\d+\.\d+$/ : /^\d+\.\d+\.\d+$/).test(text);
}
