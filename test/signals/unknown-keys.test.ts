import { BACKLOGS, ENDPOINT, kafkaSpec, key, rabbitMqSpec, rocketMqSpec, sqsSpec } from './backlog-samples';
import { context } from './samples';
import { fromDeclared } from '../../src/kubernetes/declared/from-declared';
import { anObject } from '../../src/kubernetes/declared/shapes';
import { sentence, type Problem } from '../../src/kubernetes/problem';
import { alb } from '../../src/signals/alb';
import { apig } from '../../src/signals/apig';
import { kafka } from '../../src/signals/backlog-kafka';
import { natsJetStream } from '../../src/signals/backlog-nats-jetstream';
import { prometheus } from '../../src/signals/backlog-prometheus';
import { rabbitMq } from '../../src/signals/backlog-rabbitmq';
import { redisList, redisStreams } from '../../src/signals/backlog-redis';
import { rocketMq } from '../../src/signals/backlog-rocketmq';
import { rocketMqBroker } from '../../src/signals/backlog-rocketmq-broker';
import { rocketMqExporter } from '../../src/signals/backlog-rocketmq-exporter';
import { sqs } from '../../src/signals/backlog-sqs';
import { trigger } from '../../src/signals/backlog-trigger';
import { envoy, higress } from '../../src/signals/envoy';
import { haproxyQueue, haproxyRate, haproxySessions } from '../../src/signals/haproxy';
import { ingressNginx } from '../../src/signals/ingress-nginx';
import { istio } from '../../src/signals/istio';
import { mseGateway } from '../../src/signals/mse-gateway';
import { nginxExporter } from '../../src/signals/nginx-exporter';
import { nginxIngressSls } from '../../src/signals/nginx-ingress-sls';
import { podMetric } from '../../src/signals/pod-metric';
import { basicAuth, bearerAuth, customAuth, existingAuth, prometheusAuthProblems, tlsAuth } from '../../src/signals/prometheus-auth';
import { prometheusQuery } from '../../src/signals/prometheus-query';
import type { Signal } from '../../src/signals/signal';
import { traefik } from '../../src/signals/traefik';
import { TRIGGER_AUTHENTICATION_KEYS } from '../../src/signals/trigger-authentication';

const server = { serverAddress: 'http://prometheus.monitoring:9090' };
const SLS = 'intervalSeconds, delaySeconds, maxRetry, endpoint, region';
const PROMETHEUS = 'serverAddress, auth, namespace, customHeaders, queryParameters, timeoutSeconds, ignoreNullValues, unsafeSsl, awsRegion';
const GATEWAY = `${PROMETHEUS}, windowSeconds, scrapeIntervalSeconds, matchLabels`;
const HAPROXY = `${GATEWAY}, controllerVersion, standaloneIngress, podMaxconn, controllerMaxReplicas`;
const MONITOR = 'monitor, monitorLabels, scrapePath, metricsPort, portName, scrapeIntervalSeconds, scrapeTimeoutSeconds';
const NATIVE = 'auth, fromEnv';
const REDIS = `${NATIVE}, topology, addresses, sentinelMaster, databaseIndex, enableTls, unsafeSsl`;

/** A factory called as plain JavaScript may call it: with the right options and one that is misspelt. */
type Make = (misspelt: object) => Signal;

const FACTORIES: readonly (readonly [name: string, make: Make, misspelt: string, options: string, meant: string])[] = [
  ['alb', (more) => alb({ project: 'logs', logstore: 'alb_logs', ...more }), 'intervalSecond', `${SLS}, project, logstore`, 'intervalSeconds'],
  ['apig', (more) => apig({ project: 'logs', ...more }), 'statistics', `${SLS}, project, logstore, statistic, nginxCompatibleLogs`, 'statistic'],
  ['mseGateway', (more) => mseGateway({ project: 'logs', ...more }), 'logStor', `${SLS}, project, logstore, statistic, nginxCompatibleLogs`, 'logstore'],
  ['nginxIngressSls', (more) => nginxIngressSls({ project: 'logs', ...more }), 'clusterID2', `${SLS}, clusterId, project, logstore, statistic`, 'clusterId'],
  ['haproxyQueue', (more) => haproxyQueue({ podMaxconn: 10, ...more }), 'stickySession', `${HAPROXY}, stickySessions, timeoutQueueSeconds`, 'stickySessions'],
  ['haproxySessions', (more) => haproxySessions({ ...more }), 'podMaxcon', HAPROXY, 'podMaxconn'],
  ['haproxyRate', (more) => haproxyRate({ ...more }), 'matchLabel', HAPROXY, 'matchLabels'],
  ['higress', (more) => higress({ ...more }), 'clusterDomains', `${GATEWAY}, clusterDomain`, 'clusterDomain'],
  ['envoy', (more) => envoy({ ...more }), 'clusterNames', `${GATEWAY}, clusterDomain, clusterName, clusterLabel`, 'clusterName'],
  ['istio', (more) => istio({ ...more }), 'reportr', `${GATEWAY}, reporter`, 'reporter'],
  ['ingressNginx', (more) => ingressNginx({ ...more }), 'lables', `${GATEWAY}, labels`, 'labels'],
  ['traefik', (more) => traefik({ ...more }), 'provder', `${GATEWAY}, provider, labels`, 'provider'],
  ['podMetric', (more) => podMetric({ ...more }), 'metricNam',
    `${MONITOR}, ${PROMETHEUS}, counter, metricName, exclude, windowSeconds, seriesLabels`, 'metricName'],
  ['nginxExporter', (more) => nginxExporter({ ...more }), 'metricPort', `${MONITOR}, ${PROMETHEUS}, metricName, windowSeconds, seriesLabels`, 'metricsPort'],
  ['prometheusQuery', (more) => prometheusQuery({ query: 'sum(up)', ...more }), 'livesWithoutPod',
    `${PROMETHEUS}, query, unit, lagSeconds, livesWithoutPods`, 'livesWithoutPods'],
  ['rocketMq', (more) => rocketMq({ ...rocketMqSpec, ...more }), 'message',
    'endpoint, instanceId, topic, consumerGroup, auth, region, messages, timeoutSeconds, gaugesWithoutConsumers', 'messages'],
  ['rocketMqExporter', (more) => rocketMqExporter({ ...server, topic: 'a', consumerGroup: 'b', ...more }), 'lable',
    `${PROMETHEUS}, topic, consumerGroup, labels`, 'labels'],
  ['rocketMqBroker', (more) => rocketMqBroker({ ...server, topic: 'a', consumerGroup: 'b', ...more }), 'clustr',
    `${PROMETHEUS}, topic, consumerGroup, cluster, labels, messages, staticSubscription`, 'cluster'],
  ['prometheus', (more) => prometheus({ ...server, query: 'sum(up)', ...more }), 'lagSecond',
    `${PROMETHEUS}, query, lagSeconds, livesWithoutPods`, 'lagSeconds'],
  ['rabbitMq', (more) => rabbitMq({ ...rabbitMqSpec, ...more }), 'vhost',
    `${NATIVE}, queueName, host, protocol, mode, vhostName, useRegex, operation, pageSize, excludeUnacknowledged, timeoutSeconds, unsafeSsl`, 'vhostName'],
  ['kafka', (more) => kafka({ ...kafkaSpec, ...more }), 'allowIdleConsumer',
    `${NATIVE}, bootstrapServers, consumerGroup, topic, partitions, partitionLimitation, client, offsetResetPolicy, allowIdleConsumers, `
    + 'excludePersistentLag, scaleToZeroOnInvalidOffset, limitToPartitionsWithLag, ensureEvenDistributionOfPartitions, sasl, tls, unsafeSsl, awsRegion, version',
    'allowIdleConsumers'],
  ['redisList', (more) => redisList({ addresses: ['redis:6379'], listName: 'a', ...more }), 'databaseIndx', `${REDIS}, listName`, 'databaseIndex'],
  ['redisStreams', (more) => redisStreams({ addresses: ['redis:6379'], stream: 'a', ...more }), 'mesure', `${REDIS}, stream, consumerGroup, measure`, 'measure'],
  ['sqs', (more) => sqs({ ...sqsSpec, ...more }), 'scaleOnInflights',
    `${NATIVE}, queueUrl, awsRegion, scaleOnInFlight, scaleOnDelayed, awsEndpoint, identityOwner`, 'scaleOnInFlight'],
  ['natsJetStream', (more) => natsJetStream({ monitoringEndpoint: 'nats:8222', account: 'a', stream: 'b', consumer: 'c', ...more }), 'useHttp',
    `${NATIVE}, monitoringEndpoint, account, accountId, stream, consumer, useHttps`, 'useHttps'],
  ['trigger', (more) => trigger({ type: 'pulsar', metadata: { adminURL: 'http://p:8080', topic: 'persistent://a/b/c', subscription: 'd' }, ...more }),
    'metricTyp', `${NATIVE}, type, metadata, targetParameter, activationParameter, metricType, lagSeconds, livesWithoutPods`, 'metricType'],
];

test.each(FACTORIES)('%s reports a misspelt option', (_, make, misspelt, options, meant) => {
  const { problems } = make({ [misspelt]: 1 });
  expect(problems.map(sentence)).toEqual([`'${misspelt}' must be one of the known options: ${options}; write '${meant}'`]);
});

test.each(FACTORIES)('%s takes options without a value for absent', (_, make, misspelt) => {
  expect(make({ [misspelt]: undefined }).problems).toEqual([]);
});

test('the table of factories holds every backlog', () => {
  const sources = FACTORIES.map(([, make]) => make({}).source);
  expect(Object.values(BACKLOGS).filter(({ source }) => !sources.includes(source))).toEqual([]);
});

test('the exporter of NGINX refuses what it decides itself', () => {
  expect(nginxExporter({ counter: 'a', exclude: {} } as object).problems.map(({ path }) => path)).toEqual(['counter', 'exclude']);
});

const AUTH = 'existing, secrets, configMaps, podIdentity, sources, scope';
const secret = key('token');
const misspeltKey = { ...secret, kye: 'token' };
const authentication = (spec: object): readonly Problem[] =>
  fromDeclared(spec, anObject(TRIGGER_AUTHENTICATION_KEYS), { problems: [] as readonly Problem[] }, () => ({ problems: [] })).problems;
const atPrometheus = (auth: object): readonly Problem[] => prometheusQuery({ ...server, query: 'sum(up)', auth: auth as { modes: [] } }).problems;

test.each<[string, readonly Problem[], string]>([
  ['a trigger authentication', authentication({ secrets: { a: secret }, secret: 1 }), `'secret' must be one of the known options: ${AUTH}; write 'secrets'`],
  ['a reference to one that exists', authentication({ existing: { name: 'a', knd: 'b' } }), "'existing.knd' must be one of the known options: name, kind; write 'kind'"],
  ['a key of a Secret', authentication({ secrets: { a: misspeltKey } }), "'secrets.a.kye' must be one of the known options: secret, key"],
  ['a key of a ConfigMap', authentication({ configMaps: { a: { configMap: 'a', key: 'b', configmaps: 1 } } }),
    "'configMaps.a.configmaps' must be one of the known options: configMap, key; write 'configMap'"],
  ['an identity of AWS', authentication({ podIdentity: { provider: 'aws', roleARN2: 'a' } }),
    "'podIdentity.roleARN2' must be one of the known options: provider, roleArn, externalId, identityOwner; write 'roleArn'"],
  ['an identity of Azure', authentication({ podIdentity: { provider: 'azure-workload', identityIds: 'a' } }),
    "'podIdentity.identityIds' must be one of the known options: provider, identityId, identityTenantId, identityAuthorityHost; write 'identityId'"],
  ['an identity of Google', authentication({ podIdentity: { provider: 'gcp', project: 'a' } }), "'podIdentity.project' must be one of the known options: provider"],
  ['basic authentication', prometheusAuthProblems(basicAuth({ username: secret, passwort: secret } as { username: typeof secret })),
    "'passwort' must be one of the known options: username, password; write 'password'"],
  ['a header of one\'s own', prometheusAuthProblems(customAuth({ header: secret, value: secret, valeu: 1 } as { header: typeof secret; value: typeof secret })),
    "'valeu' must be one of the known options: header, value; write 'value'"],
  ['certificates', prometheusAuthProblems(tlsAuth({ cert: secret, key: secret, caa: secret } as object)),
    "'tls.caa' must be one of the known options: cert, key, ca; write 'ca'"],
  ['certificates beside a mode', prometheusAuthProblems(bearerAuth(secret, { cart: secret } as object)),
    "'tls.cart' must be one of the known options: cert, key, ca; write 'cert'"],
  ['a reference to an authentication at Prometheus', atPrometheus(existingAuth({ name: 'a', kin: 'b' } as { name: string }, ['bearer'])),
    "'auth.existing.kin' must be one of the known options: name, kind; write 'kind'"],
  ['an authentication at Prometheus', atPrometheus({ modes: [], authentications: {} }),
    "'auth' must be made with PrometheusAuth, got {\"modes\":[],\"authentications\":{}}"],
])('%s reports a misspelt option', (_, problems, message) => {
  expect(problems.map(sentence)).toEqual([message]);
});

test('a misspelt option of the authentication is reported at its place in the signal', () => {
  const signal = prometheusQuery({ ...server, query: 'sum(up)', auth: bearerAuth(misspeltKey) });
  expect(signal.check?.(context, 'keda').map(sentence)).toEqual(["'auth.token.kye' must be one of the known options: secret, key"]);
});

test.each([
  ['nginxCompatibleLogs', apig({ project: 'logs', nginxCompatibleLogs: { confirmedBy: 'me', when: 'now' } as { confirmedBy: string } })],
  ['nginxCompatibleLogs', mseGateway({ project: 'logs', nginxCompatibleLogs: { confirmedBy: 'me', when: 'now' } as { confirmedBy: string } })],
  ['gaugesWithoutConsumers', rocketMq({ ...rocketMqSpec, endpoint: ENDPOINT, gaugesWithoutConsumers: { confirmedBy: 'me', when: 'now' } as { confirmedBy: string } })],
  ['staticSubscription', rocketMqBroker({ ...server, topic: 'a', consumerGroup: 'b', staticSubscription: { confirmedBy: 'me', when: 'now' } as { confirmedBy: string } })],
])('the confirmation %s has nothing but words', (path, { problems }) => {
  expect(problems.map(sentence)).toEqual([`'${path}.when' must be one of the known options: confirmedBy`]);
});
