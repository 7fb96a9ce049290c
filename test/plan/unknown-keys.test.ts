import { sentence } from '../../src/kubernetes/problem';
import { planKnativeService } from '../../src/plan/knative-service';
import { planQpsAutoscaledService } from '../../src/plan/qps-autoscaled-service';
import { planQueueBacklogConsumer } from '../../src/plan/queue-backlog-consumer';
import { mseGateway } from '../../src/signals/mse-gateway';
import { prometheusQuery } from '../../src/signals/prometheus-query';
import { BACKLOGS } from '../signals/backlog-samples';

const metadata = { name: 'web', namespace: 'shop' };
const server = { serverAddress: 'http://prometheus.monitoring:9090' };
const container = { requests: { cpu: '1', memory: '1Gi' } };
const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'old', podLabels: { app: 'old' } };

const service = {
  metadata, image: 'web:1', signal: prometheusQuery({ ...server, query: 'sum(up)' }), targetQpsPerPod: 10, maxReplicas: 5,
};
const consumer = { metadata, image: 'web:1', backlog: BACKLOGS.redisList!, targetBacklogPerPod: 10, maxReplicas: 5 };
const knative = { metadata, image: 'web:1' };

/** What plain JavaScript may pass: options that no type has seen. */
const ofService = (change: object) => planQpsAutoscaledService({ ...service, ...change }).problems.map(sentence);
const ofConsumer = (change: object) => planQueueBacklogConsumer({ ...consumer, ...change }).problems.map(sentence);
const ofKnative = (change: object) => planKnativeService({ ...knative, ...change }).problems.map(sentence);
const must = (path: string, options: string, meant?: string): string =>
  `'${path}' must be one of the known options: ${options}${meant === undefined ? '' : `; write '${meant}'`}`;

const METADATA = 'name, namespace, labels, annotations, selectorLabels, names';
const POD = 'container, labels, annotations, serviceAccountName, securityContext, terminationGracePeriodSeconds, imagePullSecrets, nodeSelector, '
  + 'tolerations, volumes, topologySpread, disruption';
const CONTAINER = 'name, command, args, env, secretEnv, envFrom, imagePullPolicy, requests, limits, readinessProbe, livenessProbe, startupProbe, '
  + 'securityContext, volumeMounts';
const HPA = 'kind, behavior, companions';
const KEDA = `${HPA}, pollingIntervalSeconds, cooldownPeriodSeconds, initialCooldownPeriodSeconds, activation, idleReplicas, fallback, `
  + 'scalingModifiers, paused, restoreToOriginalReplicaCount, hpaName, useCachedMetrics';
const RULES = 'stabilizationWindowSeconds, policies, selectPolicy, tolerance';
const policy = { type: 'Pods', value: 4, periodSeconds: 60 };
const keda = (change: object) => ({ scaler: { kind: 'keda', ...change } });

const LOAD = 'load, demand, ratePerPod, concurrencyPerPod, serviceTimeSeconds, queueTimeoutSeconds, initialWaiting, podStartSeconds, readinessDelaySeconds, '
  + 'idleRatePerPod, scrapeIntervalSeconds, cpu, memory, objective';
const load = { kind: 'constant', value: 5 };

const COMMON: readonly [object, string][] = [
  [{ expectedLoad: { load, ratesPerPod: 1 } }, must('expectedLoad.ratesPerPod', LOAD, 'ratePerPod')],
  [{ expectedLoad: { load: { ...load, values: 1 } } }, must('expectedLoad.load.values', 'kind, value', 'value')],
  [{ expectedLoad: { load, cpu: { idle: 1, each: 0, eech: 1 } } }, must('expectedLoad.cpu.eech', 'idle, each', 'each')],
  [{ metadata: { ...metadata, label: {} } }, must('metadata.label', METADATA, 'labels')],
  [{ pod: { containers: {} } }, must('pod.containers', POD, 'container')],
  [{ pod: { container: { limit: {} } } }, must('pod.container.limit', CONTAINER, 'limits')],
  [{ pod: { container: { requests: { memroy: '1Gi' } } } }, must('pod.container.requests.memroy', 'cpu, memory', 'memory')],
  [{ pod: { container: { limits: { storage: '1' } } } }, must('pod.container.limits.storage', 'cpu, memory')],
  [{ pod: { container: { secretEnv: { TOKEN: { secret: 'a', key: 'b', keys: 'c' } } } } }, must('pod.container.secretEnv.TOKEN.keys', 'secret, key', 'key')],
  [{ pod: { topologySpread: { constraints: [], constraint: [] } } }, must('pod.topologySpread.constraint', 'constraints', 'constraints')],
];

const DEPLOYED: readonly [object, string][] = [
  ...COMMON,
  [{ image: undefined, target: { ...deployment, podLabel: {} } }, must('target.podLabel', 'apiVersion, kind, name, podLabels', 'podLabels')],
  [{ pod: { disruption: { maxUnavailable: 1, max: 1 } } }, must('pod.disruption.max', 'maxUnavailable, minAvailable', 'maxUnavailable')],
  [keda({ cooldownPeriods: 3 }), must('scaler.cooldownPeriods', KEDA, 'cooldownPeriodSeconds')],
  [keda({ behavior: { scaleUps: {} } }), must('scaler.behavior.scaleUps', 'scaleUp, scaleDown', 'scaleUp')],
  [keda({ behavior: { scaleUp: { policy: [policy] } } }), must('scaler.behavior.scaleUp.policy', RULES)],
  [keda({ behavior: { scaleDown: { policies: [policy, { ...policy, values: 4 }] } } }),
    must('scaler.behavior.scaleDown.policies[1].values', 'type, value, periodSeconds', 'value')],
  [{ ...keda({ companions: [{ resource: 'cpu', utilization: 50, utilisation: 60 }] }), pod: { container } },
    must('scaler.companions[0].utilisation', 'resource, utilization, average', 'utilization')],
  [keda({ fallback: { failureThreshold: 3, replicas: 2, replica: 2 } }), must('scaler.fallback.replica', 'failureThreshold, replicas, behavior', 'replicas')],
  [keda({ paused: { direction: 'both', replica: 2 } }), must('scaler.paused.replica', 'direction, replicas', 'replicas')],
];

test.each<[object, string]>([
  ...DEPLOYED,
  [{ signals: 1 }, must('signals', 'metadata, image, target, containerPort, servicePort, pod, signal, targetQpsPerPod, targetPerPod, minReplicas, '
    + 'maxReplicas, scaler, route, expectedLoad, overrides', 'signal')],
  [{ signal: prometheusQuery({ ...server, query: 'sum(up)', lagSecond: 60 } as never) }, must('signal.lagSecond',
    'serverAddress, auth, namespace, customHeaders, queryParameters, timeoutSeconds, ignoreNullValues, unsafeSsl, awsRegion, query, unit, lagSeconds, livesWithoutPods',
    'lagSeconds')],
  [{ signal: mseGateway({ project: 'logs', intervall: 20, nginxCompatibleLogs: { confirmedBy: 'me' } } as never) }, must('signal.intervall',
    'intervalSeconds, delaySeconds, maxRetry, endpoint, region, project, logstore, statistic, nginxCompatibleLogs', 'intervalSeconds')],
  [{ scaler: { kind: 'hpa', pollingIntervalSeconds: 3 } }, must('scaler.pollingIntervalSeconds', HPA)],
  [keda({ scalingModifiers: { formula: 'signal + 1', target: 2, targets: 3 } }),
    must('scaler.scalingModifiers.targets', 'formula, target, activationTarget, metricType', 'target')],
  [{ route: { kind: 'ingress', className: 'nginx', hosts: 'a' } },
    must('route.hosts', 'kind, className, host, path, pathType, tlsSecret, annotations', 'host')],
  [{ route: { kind: 'httpRoute', gateway: 'edge', sectionNames: 'a' } },
    must('route.sectionNames', 'kind, gateway, gatewayNamespace, sectionName, host, path, annotations', 'sectionName')],
])('a service with %j reports the misspelt option', (change, message) => {
  expect(ofService(change).filter((text) => !text.includes('must be able to read'))).toEqual([message]);
});

const JOB = 'strategy, pendingPodConditions, multipleScalersCalculation, successfulJobsHistoryLimit, failedJobsHistoryLimit, rollout, rolloutPropagation, '
  + 'parallelism, completions, activeDeadlineSeconds, backoffLimit, ttlAfterFinishedSeconds, restartPolicy, jobFields';
const cron = { kind: 'cron', timezone: 'Asia/Shanghai', start: '0 8 * * *', end: '0 20 * * *', replicas: 3 };

test.each<[object, string]>([
  ...DEPLOYED,
  [{ backlogs: 1 }, must('backlogs', 'metadata, image, target, pod, backlog, targetBacklogPerPod, minReplicas, maxReplicas, scaler, alsoScaleOn, job, expectedLoad, overrides',
    'backlog')],
  [keda({ scalingModifiers: { formula: 'backlog + 1', target: 2, targets: 3 } }),
    must('scaler.scalingModifiers.targets', 'formula, target, activationTarget, metricType', 'target')],
  [{ job: { backofLimit: 3 } }, must('job.backofLimit', JOB, 'backoffLimit')],
  [{ job: { strategy: { strategy: 'custom', runningJobPercent: 0.5 } } },
    must('job.strategy.runningJobPercent', 'strategy, queueLengthDeduction, runningJobPercentage', 'runningJobPercentage')],
  [{ job: {}, scaler: { pollingIntervall: 3 } }, must('scaler.pollingIntervall', KEDA, 'pollingIntervalSeconds')],
  [{ alsoScaleOn: [cron, { ...cron, timeZones: 'UTC' }] }, must('alsoScaleOn[1].timeZones', 'kind, timezone, start, end, replicas, name', 'timezone')],
  [{ alsoScaleOn: [{ kind: 'backlog', backlog: BACKLOGS.kafka!, targetPerPod: 5, activations: 1 }] },
    must('alsoScaleOn[0].activations', 'kind, backlog, targetPerPod, activation, name', 'activation')],
])('a consumer with %j reports the misspelt option', (change, message) => {
  expect(ofConsumer(change)).toEqual([message]);
});

const KPA = 'kind, utilization, windowSeconds, panicWindowPercentage, panicThresholdPercentage, targetBurstCapacity, scaleDownDelaySeconds, '
  + 'podRetentionSeconds, aggregation, metric, target';

test.each<[object, string]>([
  ...COMMON,
  [{ scaling: { kind: 'kpa', metric: 'rps', targets: 5 } }, must('scaling.targets', KPA, 'target')],
  [{ scaling: { kind: 'hpa', metric: 'memory', target: 5, utilization: 5 } }, must('scaling.utilization', 'kind, metric, target, windowSeconds')],
  [{ traffic: [{ percent: 50 }, { percent: 50, revisions: 'a' }] }, must('traffic[1].revisions', 'revision, percent, tag', 'revision')],
])('a Knative Service with %j reports the misspelt option', (change, message) => {
  expect(ofKnative(change)).toEqual([message]);
});

test('objects of Kubernetes and free maps are passed on as they are', () => {
  const verbatim = { anything: { goes: 1 } };
  const pod = {
    securityContext: verbatim,
    tolerations: [verbatim],
    volumes: [verbatim],
    labels: { any: 'label' },
    topologySpread: { constraints: [verbatim] },
    container: { readinessProbe: verbatim, securityContext: verbatim, volumeMounts: [verbatim], env: { ANY: 'value' }, envFrom: [verbatim] },
  };
  expect([ofService({ pod }), ofConsumer({ pod }), ofKnative({ pod })]).toEqual([[], [], []]);
});

test('options without a value count as absent at every depth, as Pulumi passes them on', () => {
  const change = { colour: undefined, metadata: { ...metadata, colour: undefined }, pod: { colour: undefined, container: { colour: undefined } } };
  expect([ofService(change), ofConsumer(change), ofKnative(change)]).toEqual([[], [], []]);
});
