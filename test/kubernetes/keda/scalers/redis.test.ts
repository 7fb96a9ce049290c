import { faults, metricOf, scalerOf } from './trial';
import type { Surroundings } from './trial';

const LIST = { address: 'redis:6379', listName: 'orders' };
const STREAM = { address: 'redis:6379', stream: 'orders', consumerGroup: 'shop', pendingEntriesCount: '10' };

test('lists and streams have their own metrics', () => {
  expect(metricOf('redis', { ...LIST, listLength: '7' })).toEqual(['s0-redis-orders', '7']);
  expect(metricOf('redis-streams', STREAM)).toEqual(['s0-redis-streams-orders', '10']);
  expect(metricOf('redis-streams', { ...STREAM, lagCount: '3' })).toEqual(['s0-redis-streams-orders', '3']);
  expect(metricOf('redis-streams', { ...STREAM, consumerGroup: '', streamLength: '4' })).toEqual(['s0-redis-streams-orders', '4']);
});

test('all of them connect when they are built', () => {
  expect(['redis', 'redis-cluster', 'redis-sentinel'].every((type) => scalerOf(type, LIST).connects)).toBe(true);
  expect(['redis-streams', 'redis-cluster-streams', 'redis-sentinel-streams'].every((type) => scalerOf(type, STREAM).connects)).toBe(true);
});

type Case = readonly [title: string, type: string, metadata: Readonly<Record<string, string>>, surroundings: Surroundings, faults: readonly string[]];

test.each<Case>([
  ['no list', 'redis', { address: 'redis:6379' }, {}, ['metadata.listName must be given, in the metadata']],
  ['no stream', 'redis-streams', { address: 'redis:6379' }, {}, ['metadata.stream must be given, in the metadata']],
  ['no address', 'redis', { listName: 'l' }, {}, ["metadata.address must be given, unless 'host' and 'port' are"]],
  ['a host without port', 'redis', { listName: 'l', host: 'redis' }, {}, ["metadata.address must be given, unless 'host' and 'port' are"]],
  ['host and port', 'redis', { listName: 'l', host: 'redis', port: '6379' }, {}, []],
  ['host and port of an IPv6 address', 'redis', { listName: 'l', host: '::1', port: '6379' }, {}, []],
  ['more hosts than ports', 'redis-cluster', { listName: 'l', hosts: 'a,b', ports: '1' }, {}, ["metadata.ports must be as many as 'hosts'"]],
  ['host and port from the environment', 'redis', { listName: 'l', hostFromEnv: 'H', portFromEnv: 'P' }, { env: { H: 'redis', P: '6379' } }, []],
  ['an address without port', 'redis', { ...LIST, address: 'redis' }, {}, ['metadata.address must be host:port (missing port in address)']],
  ['a socket', 'redis', { ...LIST, address: '/var/run/redis.sock' }, {}, []],
  ['a bad first address', 'redis', { ...LIST, address: 'redis,redis:6379' }, {}, ['metadata.address must be host:port (missing port in address)']],
  ['one good address of a cluster', 'redis-cluster', { ...LIST, addresses: 'redis,redis:6379', address: '' }, {}, []],
  ['TLS that is no boolean', 'redis', { ...LIST, enableTLS: 'yes' }, {}, ['metadata.enableTLS must be true or false']],
  ['TLS in both places', 'redis', { ...LIST, enableTLS: 'true' }, { auth: { tls: 'enable' } }, ["metadata.enableTLS must not be given when the TriggerAuthentication gives 'tls'"]],
  ['tls that is neither', 'redis', LIST, { auth: { tls: 'on' } }, ["authenticationRef must give 'enable' or 'disable' as 'tls'"]],
  ['a root that is none', 'redis', { ...LIST, enableTLS: 'true' }, { auth: { ca: 'x' } }, ["authenticationRef must give PEM certificates as 'ca'"]],
  ['a root that is not needed', 'redis', { ...LIST, enableTLS: 'false' }, { auth: { ca: 'x' } }, []],
  ['Utilization', 'redis', LIST, { metricType: 'Utilization' }, ["metricType must be 'Value' or 'AverageValue' for an external metric"]],
  ['Utilization of a stream', 'redis-streams', STREAM, { metricType: 'Utilization' }, ["metricType must be 'Value' or 'AverageValue' for an external metric"]],
  ['a length that is none', 'redis', { ...LIST, listLength: '1.5' }, {}, ['metadata.listLength must be a whole number of 64 bits, without fraction or exponent']],
])('%s', (_, type, metadata, surroundings, expected) => expect(faults(type, metadata, surroundings)).toEqual(expected));
