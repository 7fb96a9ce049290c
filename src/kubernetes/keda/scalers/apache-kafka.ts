import { externalMetricName, wholeMetric } from '../metric-spec';
import { awsFault } from './aws';
import { readLag } from './kafka-lag';
import { AUTHENTICATION, METADATA, METADATA_OR_AUTHENTICATION, METADATA_OR_ENV, Parameters } from './parameters';
import { built, metricTypeOf, refused, refusedUtilization } from './scaler';
import type { ScalerConfig, ScalerProblem, ScalerResult } from './scaler';
import { tlsFault } from './tls';

const SASL = ['none', 'plaintext', 'scram_sha256', 'scram_sha512', 'gssapi', 'aws_msk_iam'] as const;

/** Characters that SASLprep (RFC 4013) refuses in names and passwords. */
const UNPREPARABLE = /[\x00-\x1f\x7f\u0080-\u009f\ue000-\uf8ff\ufff9-\ufffd]/;

/** The `apache-kafka` trigger, which uses kafka-go (KEDA 2.20 `pkg/scalers/apache_kafka_scaler.go`). */
export function apacheKafkaScaler(config: ScalerConfig): ScalerResult {
  const metricType = metricTypeOf(config);
  if (metricType === undefined) return refusedUtilization();
  const parameters = new Parameters(config);
  const metadata = readMetadata(parameters);
  parameters.add(check(metadata, parameters.problems));
  if (parameters.problems.length > 0) return refused(parameters.problems);
  const fault = givenTwice(config) ?? (metadata.sasl === 'aws_msk_iam' ? awsFault(config) : undefined) ?? clientFault(metadata);
  if (fault !== undefined) return refused([fault]);
  const { topics, consumerGroup, lagThreshold } = metadata;
  const name = topics.length === 0 ? `kafka-${consumerGroup}-topics` : `kafka-${topics.join(',')}`;
  return built([wholeMetric(externalMetricName(config.triggerIndex, name), metricType, lagThreshold)]);
}

type Metadata = ReturnType<typeof readMetadata>;

function readMetadata(parameters: Parameters) {
  const flag = { from: METADATA, optional: true } as const;
  const secret = { from: AUTHENTICATION, optional: true } as const;
  return {
    servers: parameters.texts('bootstrapServers', { from: METADATA_OR_ENV }),
    consumerGroup: parameters.text('consumerGroup', { from: METADATA_OR_ENV }),
    topics: parameters.texts('topic', { from: METADATA_OR_ENV, optional: true }),
    partitions: parameters.ranges('partitionLimitation', { from: METADATA, optional: true }),
    ...readLag(parameters, flag, ['earliest', 'latest']),
    sasl: parameters.text('sasl', { from: METADATA_OR_AUTHENTICATION, initial: 'none', values: SASL }),
    username: parameters.text('username', secret),
    password: parameters.text('password', secret),
    awsRegion: parameters.text('awsRegion', { from: METADATA, optional: true }),
    tls: parameters.text('tls', { from: METADATA_OR_AUTHENTICATION, initial: 'disable', values: ['enable', 'disable'] }),
    cert: parameters.text('cert', secret),
    key: parameters.text('key', secret),
    keyPassword: parameters.text('keyPassword', secret),
    ca: parameters.text('ca', secret),
  };
}

function check(metadata: Metadata, reported: readonly ScalerProblem[]): ScalerProblem | undefined {
  const { lagThreshold, activationLagThreshold, idle, withLag, topics, tls, cert, key, sasl, username, password, awsRegion } = metadata;
  if (lagThreshold <= 0n) {
    return reported.some(({ parameter }) => parameter === 'lagThreshold') ? undefined : { path: 'metadata.lagThreshold', rule: 'must be a positive number' };
  }
  if (activationLagThreshold < 0n) return { path: 'metadata.activationLagThreshold', rule: 'must not be negative' };
  if (idle && withLag) return { path: 'metadata.limitToPartitionsWithLag', rule: "must not be true together with 'allowIdleConsumers'" };
  if (topics.length === 0 && withLag) return { path: 'metadata.limitToPartitionsWithLag', rule: "needs 'topic'" };
  if (tls === 'enable' && (cert === '') !== (key === '')) return { path: 'authenticationRef', rule: "must give 'cert' and 'key' together" };
  if (sasl === 'plaintext' && (username === '' || password === '')) {
    return { path: 'authenticationRef', rule: "must give 'username' and 'password' for sasl plaintext" };
  }
  if (sasl !== 'aws_msk_iam') return undefined;
  if (awsRegion === '') return { path: 'metadata.awsRegion', rule: 'must be given for sasl aws_msk_iam' };
  return tls === 'enable' ? undefined : { path: 'metadata.tls', rule: 'must be enable for sasl aws_msk_iam' };
}

/** `sasl` and `tls` may stand in the trigger or in its authentication, not in both. */
function givenTwice({ metadata, authParams }: ScalerConfig): ScalerProblem | undefined {
  const name = ['sasl', 'tls'].find((candidate) => (metadata[candidate] ?? '') !== '' && (authParams[candidate] ?? '') !== '');
  return name === undefined ? undefined : { path: `metadata.${name}`, rule: 'must not be given by the TriggerAuthentication too' };
}

function clientFault(metadata: Metadata): ScalerProblem | undefined {
  const { tls, sasl, username, password } = metadata;
  const fault = tls === 'enable' ? tlsFault(metadata) : undefined;
  if (fault !== undefined) return fault;
  if (sasl.startsWith('scram_') && (UNPREPARABLE.test(username) || UNPREPARABLE.test(password))) {
    return { path: 'authenticationRef', rule: "must give 'username' and 'password' without control characters" };
  }
  // More than one kind with a comma between them passes the list of values and is none of them.
  const usable = SASL.some((kind) => kind === sasl) && sasl !== 'gssapi';
  return usable ? undefined : { path: 'metadata.sasl', rule: 'must be a kind that this scaler can use: none, plaintext, scram_sha256, scram_sha512 or aws_msk_iam', got: sasl };
}
