import { faults, metricOf, pem } from './trial';
import type { Surroundings } from './trial';

type Case = readonly [title: string, metadata: Readonly<Record<string, string>>, surroundings: Surroundings, faults: readonly string[]];

const UTILIZATION = ["metricType must be 'Value' or 'AverageValue' for an external metric"];
const LOGIN = { auth: { username: 'u', password: 'p' } };

describe('activemq', () => {
  const ACTIVE = { managementEndpoint: 'http://mq:8161', destinationName: 'orders', brokerName: 'local' };
  const template = (query: string): Readonly<Record<string, string>> => ({ restAPITemplate: `http://mq:8161/api/jolokia/read/org.apache.activemq:${query}/QueueSize` });

  test('names its metric by the destination', () => {
    expect(metricOf('activemq', ACTIVE, LOGIN)).toEqual(['s0-activemq-orders', '10']);
    expect(metricOf('activemq', template('type=Broker,brokerName=b,destinationName=q'), LOGIN)).toEqual(['s0-activemq-q', '10']);
  });

  test.each<Case>([
    ['no broker', { managementEndpoint: 'e', destinationName: 'd' }, LOGIN, ["metadata.brokerName must be given, unless 'restAPITemplate' is"]],
    ['a template without broker', template('destinationName=q'), LOGIN, ['metadata.restAPITemplate must name brokerName and destinationName in its path']],
    ['a template that is no URL', { restAPITemplate: 'mq' }, LOGIN, ['metadata.restAPITemplate must be a URL (invalid URI for request)']],
    ['no password', ACTIVE, { auth: { username: 'u' } }, [
      'metadata.password must be given, in the TriggerAuthentication or the environment (by passwordFromEnv) or the metadata',
    ]],
    ['Utilization', ACTIVE, { ...LOGIN, metricType: 'Utilization' }, UTILIZATION],
  ])('%s', (_, metadata, surroundings, expected) => expect(faults('activemq', metadata, surroundings)).toEqual(expected));
});

describe('artemis-queue', () => {
  const ARTEMIS = { managementEndpoint: 'http://mq:8161', queueName: 'orders', brokerName: 'b', brokerAddress: 'a' };
  const template = (query: string): Readonly<Record<string, string>> => ({ restApiTemplate: `http://mq/console/jolokia/read/org.apache.activemq.artemis:${query}/MessageCount` });

  test('names its metric by the queue', () => {
    expect(metricOf('artemis-queue', ARTEMIS, LOGIN)).toEqual(['s0-artemis-orders', '10']);
    expect(metricOf('artemis-queue', template('broker=b,address=a,queue=q'), LOGIN)).toEqual(['s0-artemis-q', '10']);
  });

  test.each<Case>([
    ['no address', { ...ARTEMIS, brokerAddress: '' }, LOGIN, ["metadata.brokerAddress must be given, unless 'restApiTemplate' is"]],
    ['a template without queue', template('broker=b,address=a'), LOGIN, ['metadata.restApiTemplate must name address, queue and broker in its path']],
    ['a template that is no URL', { restApiTemplate: 'mq' }, LOGIN, ['metadata.restApiTemplate must be a URL (invalid URI for request)']],
    ['a certificate without key', ARTEMIS, { auth: { ...LOGIN.auth, cert: 'x' } }, ["authenticationRef must give both 'cert' and 'key', or neither"]],
    ['a certificate that is none', ARTEMIS, { auth: { ...LOGIN.auth, cert: 'x', key: 'y' } }, ["authenticationRef must give a PEM certificate as 'cert'"]],
    ['a good pair', ARTEMIS, { auth: { ...LOGIN.auth, cert: pem('CERTIFICATE'), key: pem('PRIVATE KEY') } }, []],
    ['Utilization', ARTEMIS, { ...LOGIN, metricType: 'Utilization' }, UTILIZATION],
  ])('%s', (_, metadata, surroundings, expected) => expect(faults('artemis-queue', metadata, surroundings)).toEqual(expected));
});

describe('pulsar', () => {
  const PULSAR = { adminURL: 'http://pulsar:8080', topic: 'persistent://public/default/orders', subscription: 'shop' };

  test('always has an average value', () => {
    expect(metricOf('pulsar', PULSAR, { metricType: 'Utilization' })).toEqual(['s0-pulsar-persistent---public-default-orders-shop', '10']);
  });

  test.each<Case>([
    ['no subscription', { ...PULSAR, subscription: '' }, {}, ['metadata.subscription must be given, in the metadata or the environment (by subscriptionFromEnv)']],
    ['bearer without token', { ...PULSAR, authModes: 'bearer' }, {}, ["metadata.authModes needs bearerToken from the TriggerAuthentication for 'bearer'"]],
    ['tls by its old switch', { ...PULSAR, tls: 'enable' }, { auth: { cert: 'x', key: 'y' } }, ["authenticationRef must give a PEM certificate as 'cert'"]],
    ['tls by its old switch beside bearer', { ...PULSAR, tls: 'enable', authModes: 'bearer' }, { auth: { cert: pem('CERTIFICATE'), key: pem('PRIVATE KEY'), bearerToken: 't' } }, []],
    ['tls by its old switch without certificate', { ...PULSAR, tls: 'enable' }, {}, []],
    ['oauth in the metadata', { ...PULSAR, authModes: 'oauth', oauthTokenURI: 'https://login', clientID: 'id', EndpointParams: 'a=b' }, {}, []],
    ['oauth without client', { ...PULSAR, authModes: 'oauth', oauthTokenURI: 'https://login' }, {},
      ["metadata.authModes needs oauthTokenURI and clientID from the TriggerAuthentication for 'oauth'"]],
  ])('%s', (_, metadata, surroundings, expected) => expect(faults('pulsar', metadata, surroundings)).toEqual(expected));
});

describe('nats-jetstream', () => {
  const NATS = { natsServerMonitoringEndpoint: 'nats:8222', account: '$G', stream: 'orders', consumer: 'shop' };

  test('names its metric by the stream', () => expect(metricOf('nats-jetstream', NATS)).toEqual(['s0-nats-jetstream-orders', '10']));

  test.each<Case>([
    ['no account', { ...NATS, account: '' }, {}, ["metadata.account must be given, unless 'accountID' is"]],
    ['the number of an account', { ...NATS, account: '', accountID: 'A' }, {}, []],
    ['an account from the authentication', { ...NATS, account: '' }, { auth: { account: 'a' } }, []],
    ['no consumer', { ...NATS, consumer: '' }, {}, ['metadata.consumer must be given, in the metadata']],
    ['Utilization', NATS, { metricType: 'Utilization' }, UTILIZATION],
  ])('%s', (_, metadata, surroundings, expected) => expect(faults('nats-jetstream', metadata, surroundings)).toEqual(expected));
});

describe('aws-sqs-queue', () => {
  const SQS = { queueURL: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders', awsRegion: 'eu-west-1' };
  const KEYS = { awsAccessKeyID: 'id', awsSecretAccessKey: 'key' };
  const NO_IDENTITY = 'authenticationRef must give awsAccessKeyID, awsRoleArn or a podIdentity, unless the metadata has identityOwner: operator';

  test('names its metric by the queue', () => {
    expect(metricOf('aws-sqs-queue', SQS, { auth: KEYS })).toEqual(['s0-aws-sqs-orders', '5']);
    expect(metricOf('aws-sqs-queue', { ...SQS, queueURL: 'orders' }, { auth: KEYS })).toEqual(['s0-aws-sqs-orders', '5']);
  });

  test.each<Case>([
    ['a URL of another shape', { ...SQS, queueURL: 'https://sqs/orders' }, { auth: KEYS }, ['metadata.queueURL must be a URL whose path is an account and a queue, or a bare name']],
    ['a URL without queue', { ...SQS, queueURL: 'https://sqs/1/' }, { auth: KEYS }, ['metadata.queueURL must be a URL whose path is an account and a queue, or a bare name']],
    ['no region', { queueURL: 'orders' }, { auth: KEYS }, ['metadata.awsRegion must be given, in the metadata or the TriggerAuthentication']],
    ['no identity', SQS, {}, [NO_IDENTITY]],
    ['the identity of the operator', { ...SQS, identityOwner: 'operator' }, {}, []],
    ['the identity of the pod', { ...SQS, identityOwner: 'pod' }, {}, [NO_IDENTITY]],
    ['a role', SQS, { auth: { awsRoleArn: 'arn:aws:iam::1:role/r' } }, []],
    ['a pod identity', SQS, { podIdentity: { provider: 'aws' } }, []],
    ['a key without secret', SQS, { auth: { awsAccessKeyId: 'id' } }, [NO_IDENTITY.replace('awsAccessKeyID', 'awsSecretAccessKey')]],
    ['keys in the environment', { ...SQS, awsAccessKeyIDFromEnv: 'ID', awsSecretAccessKeyFromEnv: 'KEY' }, { env: { ID: 'i', KEY: 'k' } }, []],
    ['half the keys in the environment', { ...SQS, awsAccessKeyIDFromEnv: 'ID', awsSecretAccessKeyFromEnv: 'KEY' }, { env: { ID: 'i' } },
      [NO_IDENTITY.replace('awsAccessKeyID', 'awsSecretAccessKey')]],
    ['Utilization', SQS, { auth: KEYS, metricType: 'Utilization' }, UTILIZATION],
  ])('%s', (_, metadata, surroundings, expected) => expect(faults('aws-sqs-queue', metadata, surroundings)).toEqual(expected));
});
