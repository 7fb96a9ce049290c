import { sentence } from '../../src/kubernetes/problem';
import { planAckMetricsAdapter } from '../../src/platform/ack-metrics-adapter';
import { planAlbConfig } from '../../src/platform/alb-config';
import type { InstallSpec } from '../../src/platform/delivery';
import { planApigConfig, planMseIngressConfig } from '../../src/platform/gateway-config';
import { planHaproxyIngressController } from '../../src/platform/haproxy-ingress-controller';
import type { Installation } from '../../src/platform/installation';
import { planKeda } from '../../src/platform/keda';
import { planKnativeAutoscalerConfig, planKnativeServing } from '../../src/platform/knative-serving';
import { planPrometheusAdapter } from '../../src/platform/prometheus-adapter';
import { planPrometheusStack } from '../../src/platform/prometheus-stack';
import { planJsonGatewayLogs, planNginxIngressLogs } from '../../src/platform/sls-pipeline';

const install: InstallSpec = { delivery: { kind: 'helm' } };
const alb = { name: 'edge', vSwitchIds: ['vsw-1', 'vsw-2'] };
const INSTALL = 'delivery, version, releaseName, namespace, values';
const GATEWAY = 'name, instanceSpec, vSwitches, logProject, gatewayId, ingressClass, watchNamespace';
/** Options that no type has seen, as plain JavaScript may pass them. */
const delivered = (change: object) => ({ delivery: change } as InstallSpec);

test.each<[string, (misspelt: object) => Installation, string, string, string]>([
  ['AckMetricsAdapter', (more) => planAckMetricsAdapter({ ...install, ...more }), 'regions', `${INSTALL}, region, credentialsSecret, prometheusUrl`, 'region'],
  ['HaproxyIngressController', (more) => planHaproxyIngressController({ ...install, ...more }), 'serverSlot',
    `${INSTALL}, replicas, scrape, queueTimeoutSeconds, serverSlots`, 'serverSlots'],
  ['Keda', (more) => planKeda({ ...install, ...more }), 'operatorReplica',
    `${INSTALL}, watchNamespace, operatorReplicas, webhookFailurePolicy, httpTimeoutSeconds, unknownTriggerKeys`, 'operatorReplicas'],
  ['KnativeServing', (more) => planKnativeServing({ ...install, ...more }), 'ingres', `${INSTALL}, autoscaler, servingVersion, ingress, overrides`, 'ingress'],
  ['KnativeAutoscalerConfig', (more) => planKnativeAutoscalerConfig({ settings: {}, ...more }), 'setting', 'settings', 'settings'],
  ['PrometheusAdapter', (more) => planPrometheusAdapter({ ...install, prometheusUrl: 'http://a', ...more }), 'prometheusPorts',
    `${INSTALL}, prometheusUrl, prometheusPort, relistIntervalSeconds, rules, externalRules`, 'prometheusPort'],
  ['PrometheusStack', (more) => planPrometheusStack({ ...install, ...more }), 'versions', `${INSTALL}, distribution, scrapeIntervalSeconds`, 'version'],
  ['AlbConfig', (more) => planAlbConfig({ ...alb, ...more }), 'listener', 'name, vSwitchIds, addressType, accessLog, listeners, ingressClass', 'listeners'],
  ['MseIngressConfig', (more) => planMseIngressConfig({ name: 'edge', ...more }), 'replica', `${GATEWAY}, replicas, xTraceSampleRate`, 'replicas'],
  ['ApigConfig', (more) => planApigConfig({ name: 'edge', ...more }), 'networkTypes', `${GATEWAY}, networkType`, 'networkType'],
  ['NginxIngressLogs', (more) => planNginxIngressLogs({ ...more }), 'shardCounts', 'name, project, logstore, retentionDays, shardCount, containerName', 'shardCount'],
  ['JsonGatewayLogs', (more) => planJsonGatewayLogs({ name: 'a', clusterId: 'b', project: 'c', logstore: 'd', ...more }), 'retentionDay',
    'name, clusterId, project, logstore, containerName, retentionDays', 'retentionDays'],
])('%s reports a misspelt option, but none without a value', (_, plan, misspelt, options, meant) => {
  expect(plan({ [misspelt]: 1 }).problems.map(sentence)).toEqual([`'${misspelt}' must be one of the known options: ${options}; write '${meant}'`]);
  expect(plan({ [misspelt]: undefined }).problems).toEqual([]);
});

test.each<[string, Installation, string]>([
  ['a delivery by Flux', planKeda(delivered({ kind: 'flux', intervalSecond: 60 })),
    "'delivery.intervalSecond' must be one of the known options: kind, namespace, intervalSeconds, source, dependsOn; write 'intervalSeconds'"],
  ['a delivery by Argo CD', planKeda(delivered({ kind: 'argocd', syncWaves: 1 })),
    "'delivery.syncWaves' must be one of the known options: kind, namespace, project, syncWave; write 'syncWave'"],
  ['a delivery by Helm', planKeda(delivered({ kind: 'helm', atomic: true })), "'delivery.atomic' must be one of the known options: kind"],
  ['the scrape of HAProxy by annotations', planHaproxyIngressController({ ...install, scrape: { kind: 'annotations', labels: {} } as { kind: 'annotations' } }),
    "'scrape.labels' must be one of the known options: kind"],
  ['the scrape of HAProxy by a monitor', planHaproxyIngressController({ ...install, scrape: { kind: 'podMonitor', label: {} } as { kind: 'podMonitor' } }),
    "'scrape.label' must be one of the known options: kind, labels; write 'labels'"],
  ['the access log of an ALB', planAlbConfig({ ...alb, accessLog: { project: 'a', logstore: 'alb_b', logStores: 'c' } as { project: string; logstore: string } }),
    "'accessLog.logStores' must be one of the known options: project, logstore; write 'logstore'"],
  ['a listener of an ALB', planAlbConfig({ ...alb, listeners: [{ port: 80, protocol: 'HTTP', ports: 80 } as { port: number; protocol: 'HTTP' }] }),
    "'listeners[0].ports' must be one of the known options: port, protocol; write 'port'"],
])('%s reports a misspelt option', (_, { problems }, message) => {
  expect(problems.map(sentence)).toEqual([message]);
});

test('the settings of the autoscaler report a misspelt one, but none without a value', () => {
  const problems = (settings: object) => planKnativeAutoscalerConfig({ settings }).problems.map(sentence);
  expect(problems({ minScales: 1 })).toEqual([
    "'settings.minScales' must be one of the known options: podAutoscalerClass, containerConcurrencyTargetDefault, containerConcurrencyTargetPercentage, "
    + 'requestsPerSecondTargetDefault, targetBurstCapacity, stableWindowSeconds, panicWindowPercentage, panicThresholdPercentage, maxScaleUpRate, '
    + 'maxScaleDownRate, enableScaleToZero, scaleToZeroGracePeriodSeconds, scaleToZeroPodRetentionPeriodSeconds, activatorCapacity, initialScale, '
    + "allowZeroInitialScale, minScale, maxScale, maxScaleLimit, scaleDownDelaySeconds; write 'minScale'",
  ]);
  expect(problems({ minScales: undefined })).toEqual([]);
});
