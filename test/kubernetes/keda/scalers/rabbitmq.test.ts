import { faults, metricOf, pem, scalerOf } from './trial';
import type { Surroundings } from './trial';

const AMQP = { host: 'amqp://guest:guest@broker:5672/vhost', queueName: 'orders' };
const HTTP = { host: 'http://broker:15672', queueName: 'orders' };
const OAUTH = { oauthTokenURI: 'https://login', clientID: 'id', clientSecret: 'secret' };

test('the metric is named by the queue and has a target of three decimals', () => {
  expect(metricOf('rabbitmq', AMQP)).toEqual(['s0-rabbitmq-orders', '20']);
  expect(metricOf('rabbitmq', { ...AMQP, queueName: 'a b/é', queueLength: '2.5' })).toEqual(['s0-rabbitmq-a+b-2F-C3-A9', '2500m']);
  expect(metricOf('rabbitmq', { ...HTTP, mode: 'MessageRate', value: '0.5' })).toEqual(['s0-rabbitmq-orders', '500m']);
});

test('AMQP connects when it is built, HTTP does not', () => {
  expect(scalerOf('rabbitmq', AMQP).connects).toBe(true);
  expect(scalerOf('rabbitmq', HTTP).connects).toBe(false);
});

type Case = readonly [title: string, metadata: Readonly<Record<string, string>>, surroundings: Surroundings, faults: readonly string[]];

test.each<Case>([
  ['another protocol', { ...AMQP, protocol: 'AMQP' }, {}, ["metadata.protocol must be 'amqp', 'http' or 'auto'"]],
  ['another scheme', { ...AMQP, host: 'ftp://broker' }, {}, ['metadata.host must be a URL whose scheme is amqp, amqps, http or https']],
  ['a host that is no URL, by AMQP', { ...AMQP, host: 'broker', protocol: 'amqp' }, {}, ['metadata.host must be an AMQP URL such as amqp://host:5672/vhost']],
  ['a port beyond all ports', { ...AMQP, host: 'amqp://broker:99999' }, {}, ['metadata.host must be an AMQP URL such as amqp://host:5672/vhost']],
  ['a host that is no URL, by HTTP', { ...HTTP, host: 'broker', protocol: 'http' }, {}, []],
  ['a host from the environment', { queueName: 'q', hostFromEnv: 'HOST' }, { env: { HOST: 'amqp://b' } }, []],
  ['no host', { queueName: 'q' }, {}, ['metadata.host must be given, in the metadata or the TriggerAuthentication or the environment (by hostFromEnv)']],
  ['queueLength beside mode and value', { ...AMQP, queueLength: '5', mode: 'QueueLength', value: '5' }, {}, ["metadata.queueLength must not be given with 'mode' and 'value'"]],
  ['mode without value', { ...AMQP, mode: 'QueueLength' }, {}, ["metadata.value must be given with 'mode', and not be 0"]],
  ['value without mode', { ...AMQP, value: '5' }, {}, ["metadata.mode must be given with 'value'"]],
  ['an unknown mode', { ...AMQP, mode: 'queueLength', value: '5' }, {},
    ['metadata.mode must be one of QueueLength, MessageRate, DeliverGetRate, PublishedToDeliveredRatio, ExpectedQueueConsumptionTime']],
  ['a rate by AMQP', { ...AMQP, mode: 'DeliverGetRate', value: '5' }, {}, ['metadata.mode must be QueueLength with AMQP']],
  ['a timeout by AMQP', { ...AMQP, mode: 'QueueLength', value: '5', timeout: '5s' }, {}, ['metadata.timeout must not be given with AMQP']],
  ['a timeout by HTTP', { ...HTTP, mode: 'QueueLength', value: '5', timeout: '5s' }, {}, []],
  ['a pattern by AMQP', { ...AMQP, useRegex: 'true' }, {}, ['metadata.useRegex must not be true with AMQP']],
  ['acknowledged messages by AMQP', { ...AMQP, excludeUnacknowledged: 'true' }, {}, ['metadata.excludeUnacknowledged must not be true with AMQP']],
  ['a page of nothing', { ...HTTP, pageSize: '0' }, {}, ['metadata.pageSize must be 1 or greater']],
  ['a page that is no number', { ...HTTP, pageSize: 'x' }, {}, ['metadata.pageSize must be a whole number of 64 bits, without fraction or exponent']],
  ['a name without password', AMQP, { auth: { username: 'u' } }, ["authenticationRef must give 'username' and 'password' together"]],
  ['tls that is neither', AMQP, { auth: { tls: 'on' } }, ["authenticationRef must give 'enable' or 'disable' as 'tls'"]],
  ['a certificate without key', AMQP, { auth: { cert: 'x' } }, ["authenticationRef must give both 'key' and 'cert', or neither"]],
  ['a certificate that is none', AMQP, { auth: { tls: 'enable', cert: 'x', key: 'y' } }, ["authenticationRef must give a PEM certificate as 'cert'"]],
  ['a good pair with a locked key', AMQP, { auth: { tls: 'enable', cert: pem('CERTIFICATE'), key: pem('ENCRYPTED PRIVATE KEY'), keyPassword: 'p' } }, []],
  ['a workload identity by AMQP', AMQP, { auth: { workloadIdentityResource: 'r' } }, ["authenticationRef must not give 'workloadIdentityResource' for AMQP"]],
  ['half of OAuth2', HTTP, { auth: { clientID: 'id' } }, ['authenticationRef must give tokenUrl, clientId and clientSecret for OAuth2']],
  ['OAuth2 by AMQP', AMQP, { auth: OAUTH }, ['authenticationRef must not ask for OAuth2 with AMQP']],
  ['OAuth2 with a password', HTTP, { auth: { ...OAUTH, username: 'u', password: 'p' } },
    ['authenticationRef must not combine OAuth2 with username and password or a workload identity']],
  ['OAuth2', HTTP, { auth: OAUTH }, []],
  ['Utilization', AMQP, { metricType: 'Utilization' }, ["metricType must be 'Value' or 'AverageValue' for an external metric"]],
])('%s', (_, metadata, surroundings, expected) => expect(faults('rabbitmq', metadata, surroundings)).toEqual(expected));
