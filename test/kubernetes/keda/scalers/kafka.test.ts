import { faults, metricOf, pem, scalerOf } from './trial';
import type { Surroundings } from './trial';

const KAFKA = { bootstrapServers: 'broker:9092', consumerGroup: 'orders', topic: 'orders' };

type Case = readonly [title: string, metadata: Readonly<Record<string, string>>, surroundings: Surroundings, faults: readonly string[]];

const sasl = (kind: string, auth: Readonly<Record<string, string>> = {}): Surroundings => ({ auth: { sasl: kind, ...auth } });
const TOKENS = { username: 'u', password: 'p', oauthTokenEndpointUri: 'https://login' };
const KEYS = { AWS_ID: 'id', AWS_KEY: 'key' };
const AWS = { awsAccessKeyIDFromEnv: 'AWS_ID', awsSecretAccessKeyFromEnv: 'AWS_KEY' };

test('the metric of kafka is named by topic, or by group for all topics', () => {
  expect(metricOf('kafka', KAFKA)).toEqual(['s0-kafka-orders', '10']);
  expect(metricOf('kafka', { ...KAFKA, topic: '', lagThreshold: '7' }, { triggerIndex: 3, metricType: 'Value' })).toEqual(['s3-kafka-orders-topics', '7']);
  expect(metricOf('apache-kafka', { ...KAFKA, topic: 'a,b' })).toEqual(['s0-kafka-a,b', '10']);
  expect(metricOf('apache-kafka', { ...KAFKA, topic: '' })).toEqual(['s0-kafka-orders-topics', '10']);
});

test('kafka connects when it is built, apache-kafka does not', () => {
  expect(scalerOf('kafka', KAFKA).connects).toBe(true);
  expect(scalerOf('apache-kafka', KAFKA).connects).toBe(false);
});

test.each(['kafka', 'apache-kafka'])('%s takes no Utilization', (type) => {
  expect(faults(type, KAFKA, { metricType: 'Utilization' })).toEqual(["metricType must be 'Value' or 'AverageValue' for an external metric"]);
});

test.each(['kafka', 'apache-kafka'])('%s reads its servers from the environment too', (type) => {
  const { bootstrapServers, ...rest } = KAFKA;
  expect(faults(type, rest)).toEqual(['metadata.bootstrapServers must be given, in the metadata or the environment (by bootstrapServersFromEnv)']);
  expect(faults(type, { ...rest, bootstrapServersFromEnv: 'KAFKA' }, { env: { KAFKA: bootstrapServers } })).toEqual([]);
});

test.each<Case>([
  ['a threshold of 0', { lagThreshold: '0' }, {}, ['metadata.lagThreshold must be a positive number']],
  ['a threshold that is none', { lagThreshold: 'x' }, {}, ['metadata.lagThreshold must be a whole number of 64 bits, without fraction or exponent']],
  ['a negative activation', { activationLagThreshold: '-1' }, {}, ['metadata.activationLagThreshold must not be negative']],
  ['an unknown policy', { offsetResetPolicy: 'newest' }, {}, ['metadata.offsetResetPolicy must be one of latest, earliest']],
  ['partitions', { partitionLimitation: '1,3 - 5' }, {}, []],
  ['a range without end', { partitionLimitation: '1-' }, {}, ["metadata.partitionLimitation must be a list of partitions and ranges such as '1,3-5'"]],
  ['a range of three', { partitionLimitation: '1-2-3' }, {}, ["metadata.partitionLimitation must be a list of partitions and ranges such as '1,3-5'"]],
  ['idle consumers and partitions with lag', { allowIdleConsumers: 'true', limitToPartitionsWithLag: 'true' }, {},
    ["metadata.limitToPartitionsWithLag must not be true together with 'allowIdleConsumers'"]],
  ['partitions with lag and no topic', { limitToPartitionsWithLag: 'true', topic: '' }, {}, ["metadata.limitToPartitionsWithLag needs 'topic'"]],
  ['partitions with lag and even distribution', { limitToPartitionsWithLag: 'true', ensureEvenDistributionOfPartitions: 'true' }, {},
    ["metadata.ensureEvenDistributionOfPartitions must not be true together with 'limitToPartitionsWithLag'"]],
  ['even distribution and no topic', { ensureEvenDistributionOfPartitions: 'true', topic: '' }, {},
    ["metadata.topic must be given with 'ensureEvenDistributionOfPartitions'"]],
  ['a certificate without key', { tls: 'enable' }, { auth: { cert: pem('CERTIFICATE') } }, ["authenticationRef must give 'cert' and 'key' together"]],
  ['a certificate that is none', { tls: 'enable' }, { auth: { cert: 'x', key: 'y' } }, ["authenticationRef must give a PEM certificate as 'cert'"]],
  ['a key that is none', { tls: 'enable' }, { auth: { cert: pem('CERTIFICATE'), key: 'y' } }, ["authenticationRef must give a PEM private key as 'key'"]],
  ['a root that is none', { tls: 'enable' }, { auth: { ca: 'x' } }, ["authenticationRef must give PEM certificates as 'ca'"]],
  ['a good pair', { tls: 'enable' }, { auth: { cert: pem('CERTIFICATE'), key: pem('EC PRIVATE KEY'), ca: pem('CERTIFICATE') } }, []],
  ['a locked key without password', { tls: 'enable' }, { auth: { cert: pem('CERTIFICATE'), key: pem('ENCRYPTED PRIVATE KEY') } }, []],
  ['sasl none', { sasl: 'none' }, {}, []],
  ['sasl that is unknown', { sasl: 'basic' }, {}, ['metadata.sasl must be one of none, plaintext, scram_sha256, scram_sha512, oauthbearer, gssapi']],
  ['plaintext without name', {}, sasl('plaintext'), ["authenticationRef must give 'username' for sasl plaintext"]],
  ['plaintext without password', {}, sasl('plaintext', { username: 'u' }), ["authenticationRef must give 'password' for sasl plaintext"]],
  ['scram', {}, sasl('scram_sha512', { username: 'u', password: 'p' }), []],
  ['gssapi without password and keytab', {}, sasl('gssapi', { username: 'u' }), ["authenticationRef must give exactly one of 'password' and 'keytab' for gssapi"]],
  ['gssapi with both', {}, sasl('gssapi', { username: 'u', password: 'p', keytab: 'k' }), ["authenticationRef must give exactly one of 'password' and 'keytab' for gssapi"]],
  ['gssapi without realm', {}, sasl('gssapi', { username: 'u', password: 'p' }), ["authenticationRef must give 'realm' for sasl gssapi"]],
  ['gssapi without config', {}, sasl('gssapi', { username: 'u', password: 'p', realm: 'r' }), ["authenticationRef must give 'kerberosConfig' for sasl gssapi"]],
  ['gssapi with all', {}, sasl('gssapi', { username: 'u', password: 'p', realm: 'r', kerberosConfig: 'c' }), []],
  ['tokens without name', {}, sasl('oauthbearer'), ["authenticationRef must give 'username' for sasl oauthbearer"]],
  ['tokens without password', {}, sasl('oauthbearer', { username: 'u' }), ["authenticationRef must give 'password' for sasl oauthbearer"]],
  ['tokens without endpoint', {}, sasl('oauthbearer', { username: 'u', password: 'p' }), ["authenticationRef must give 'oauthTokenEndpointUri' for sasl oauthbearer"]],
  ['tokens with extensions', {}, sasl('oauthbearer', { ...TOKENS, oauthExtensions: 'a=b,c=d' }), []],
  ['tokens with malformed extensions', {}, sasl('oauthbearer', { ...TOKENS, oauthExtensions: 'a' }), ["authenticationRef must give 'oauthExtensions' as key=value"]],
  ['MSK without TLS', { saslTokenProvider: 'aws_msk_iam' }, sasl('oauthbearer'), ['metadata.tls must be enable for AWS MSK']],
  ['MSK without region', { saslTokenProvider: 'aws_msk_iam', tls: 'enable' }, sasl('oauthbearer'), ['metadata.awsRegion must be given for AWS MSK']],
  ['MSK without keys', { saslTokenProvider: 'aws_msk_iam', tls: 'enable', awsRegion: 'eu-west-1' }, sasl('oauthbearer'),
    ['authenticationRef must give awsAccessKeyID, awsRoleArn or a podIdentity, unless the metadata has identityOwner: operator']],
  ['MSK', { saslTokenProvider: 'aws_msk_iam', tls: 'enable', awsRegion: 'eu-west-1', ...AWS }, { ...sasl('oauthbearer'), env: KEYS }, []],
  ['a short version', { version: '2.8' }, {}, ['metadata.version must be a version such as 2.8.0']],
  ['an old version', { version: '0.11.0.2' }, {}, []],
  ['a server without port', { bootstrapServers: 'broker' }, {}, ['metadata.bootstrapServers must hold addresses host:port (missing port in address)']],
  ['one good server of two', { bootstrapServers: 'broker,other:9092' }, {}, []],
])('kafka: %s', (_, metadata, surroundings, expected) => expect(faults('kafka', { ...KAFKA, ...metadata }, surroundings)).toEqual(expected));

test.each<Case>([
  ['a threshold of 0', { lagThreshold: '0' }, {}, ['metadata.lagThreshold must be a positive number']],
  ['a negative activation', { activationLagThreshold: '-1' }, {}, ['metadata.activationLagThreshold must not be negative']],
  ['idle consumers and partitions with lag', { allowIdleConsumers: 'true', limitToPartitionsWithLag: 'true' }, {},
    ["metadata.limitToPartitionsWithLag must not be true together with 'allowIdleConsumers'"]],
  ['partitions with lag and no topic', { limitToPartitionsWithLag: 'true', topic: '' }, {}, ["metadata.limitToPartitionsWithLag needs 'topic'"]],
  ['a certificate without key', { tls: 'enable' }, { auth: { cert: 'x' } }, ["authenticationRef must give 'cert' and 'key' together"]],
  ['plaintext without password', { sasl: 'plaintext' }, { auth: { username: 'u' } },
    ["authenticationRef must give 'username' and 'password' for sasl plaintext"]],
  ['scram without password', { sasl: 'scram_sha256' }, {}, []],
  ['scram with control characters', { sasl: 'scram_sha256' }, { auth: { username: 'u\u0007', password: 'p' } },
    ["authenticationRef must give 'username' and 'password' without control characters"]],
  ['sasl in both places', { sasl: 'plaintext' }, { auth: { sasl: 'plaintext', username: 'u', password: 'p' } }, ['metadata.sasl must not be given by the TriggerAuthentication too']],
  ['tls in both places', { tls: 'disable' }, { auth: { tls: 'disable' } }, ['metadata.tls must not be given by the TriggerAuthentication too']],
  ['gssapi, which it knows and cannot use', { sasl: 'gssapi' }, {},
    ['metadata.sasl must be a kind that this scaler can use: none, plaintext, scram_sha256, scram_sha512 or aws_msk_iam']],
  ['two kinds', { sasl: 'none,plaintext' }, {}, ['metadata.sasl must be a kind that this scaler can use: none, plaintext, scram_sha256, scram_sha512 or aws_msk_iam']],
  ['MSK without region', { sasl: 'aws_msk_iam' }, {}, ['metadata.awsRegion must be given for sasl aws_msk_iam']],
  ['MSK without TLS', { sasl: 'aws_msk_iam', awsRegion: 'r' }, {}, ['metadata.tls must be enable for sasl aws_msk_iam']],
  ['MSK', { sasl: 'aws_msk_iam', awsRegion: 'r', tls: 'enable', ...AWS }, { env: KEYS }, []],
  ['a server without port', { bootstrapServers: 'broker' }, {}, []],
])('apache-kafka: %s', (_, metadata, surroundings, expected) => expect(faults('apache-kafka', { ...KAFKA, ...metadata }, surroundings)).toEqual(expected));
