import type * as cdk8sLibrary from '../src';
import type * as pulumiLibrary from '../src/pulumi';

/** What a row of the table may use: the names that both libraries share. */
export type Library = typeof pulumiLibrary;
/** `{ window: Duration }` for cdk8s, `{ windowSeconds }` for Pulumi. */
export type Seconds = (key: string, seconds: number) => object;

export interface Row {
  readonly construct: Exclude<keyof typeof pulumiLibrary & keyof typeof cdk8sLibrary, symbol>;
  readonly title: string;
  readonly args: (library: Library, seconds: Seconds) => object;
}

const project = 'aliyun-product-data-1234567890123456-cn-hangzhou';
const serverAddress = 'http://prometheus.monitoring:9090';
const service = (title: string, signal: Row['args'], rest: Row['args'] = () => ({ targetQpsPerPod: 5 })): Row => ({
  construct: 'QpsAutoscaledService',
  title,
  args: (library, seconds) => ({ image: 'web', maxReplicas: 9, signal: signal(library, seconds), ...rest(library, seconds) }),
});
const consumer = (title: string, backlog: Row['args'], rest: Row['args'] = () => ({})): Row => ({
  construct: 'QueueBacklogConsumer',
  title,
  args: (library, seconds) => ({ image: 'worker', maxReplicas: 9, targetBacklogPerPod: 30, backlog: backlog(library, seconds), ...rest(library, seconds) }),
});
const install = (construct: Row['construct'], title: string, args: Row['args'] = () => ({})): Row => ({
  construct, title, args: (library, seconds) => ({ delivery: library.Delivery.flux(), ...args(library, seconds) }),
});

/** Inputs that both libraries render. */
export const TABLE: readonly Row[] = [
  service('MSE gateway, HPA with behavior', ({ QpsSignal, Precondition }, seconds) => QpsSignal.mseGateway({
    project, nginxCompatibleLogs: Precondition.confirmed('OPS-42'), ...seconds('interval', 30), endpoint: 'public', maxRetry: 2,
  }), ({ Scaler, ScalingPolicy, CompanionMetric }, seconds) => ({
    containerPort: 80, servicePort: 8080, targetQpsPerPod: 10, minReplicas: 2,
    scaler: Scaler.hpa({
      behavior: { scaleDown: { ...seconds('stabilizationWindow', 120), policies: [policyOf(ScalingPolicy, seconds)], selectPolicy: 'Min', tolerance: 0.05 } },
      companions: [CompanionMetric.memoryAverage('256Mi')],
    }),
    pod: { container: { requests: { cpu: '100m', memory: '64Mi' }, secretEnv: { TOKEN: { secret: 'api', key: 'token' } } }, ...seconds('terminationGracePeriod', 60) },
    metadata: { names: { Autoscaler: 'web-hpa' }, labels: { team: 'a' }, namespace: 'shop' },
    overrides: { Service: { spec: { type: 'NodePort' } } },
  })),
  service('API gateway with a route', ({ QpsSignal, Precondition }) => QpsSignal.apig({
    project, logstore: 'nginx-ingress', nginxCompatibleLogs: Precondition.confirmed('OPS-42'),
  }), ({ Route }) => ({ targetQpsPerPod: 5, route: Route.apig({ host: 'web.example.com', tlsSecret: 'tls', pathType: 'Exact' }) })),
  service('ALB', ({ QpsSignal }) => QpsSignal.alb({ project: 'logs', logstore: 'alb_web' }), ({ Route }) => ({ targetQpsPerPod: 5, route: Route.alb() })),
  service('ingress-nginx logs, latency', ({ QpsSignal }) => QpsSignal.nginxIngressSls({ project: 'k8s-log-c1', statistic: 'latencyP95' }),
    ({ Route }) => ({ targetPerPod: 200, route: Route.nginx() })),
  service('own counter through the adapter', ({ QpsSignal }, seconds) => QpsSignal.podMetric({
    exclude: { path: ['/health'] }, ...seconds('scrapeInterval', 10), ...seconds('window', 60), monitorLabels: { release: 'kps' },
  }), ({ Scaler }) => ({ targetQpsPerPod: 5, scaler: Scaler.hpa() })),
  service('own counter through KEDA', ({ QpsSignal, PrometheusAuth }, seconds) => QpsSignal.podMetric({
    serverAddress, monitor: 'pod', auth: PrometheusAuth.bearer({ secret: 'prom', key: 'token' }), ...seconds('timeout', 5),
  }), ({ Scaler, Pause, ScalingPolicy }, seconds) => ({
    targetQpsPerPod: 5,
    scaler: Scaler.keda({
      ...seconds('pollingInterval', 15), ...seconds('cooldownPeriod', 60), fallback: { failureThreshold: 2, replicas: 3, behavior: 'currentReplicas' },
      behavior: { scaleUp: { policies: [policyOf(ScalingPolicy, seconds)] } }, paused: Pause.scaleIn(), hpaName: 'web', useCachedMetrics: true,
    }),
  })),
  service('HAProxy queue', ({ QpsSignal }, seconds) => QpsSignal.haproxyQueue({ serverAddress, podMaxconn: 30, ...seconds('timeoutQueue', 30) }),
    ({ Route }) => ({ targetPerPod: 20, route: Route.haproxy({ path: '/web', annotations: { a: 'b' } }) })),
  service('HAProxy sessions', ({ QpsSignal }) => QpsSignal.haproxySessions({ serverAddress, controllerVersion: '3.2.12', podMaxconn: 30 }), () => ({ targetPerPod: 21 })),
  service('HAProxy rate', ({ QpsSignal }) => QpsSignal.haproxyRate({ serverAddress })),
  service('Higress with an HTTPRoute', ({ QpsSignal }) => QpsSignal.higress({ serverAddress }),
    ({ Route }) => ({ targetQpsPerPod: 5, route: Route.httpRoute({ gateway: 'edge', gatewayNamespace: 'infra', sectionName: 'http', host: 'a.example.com' }) })),
  service('Istio', ({ QpsSignal }) => QpsSignal.istio({ serverAddress })),
  service('NGINX exporter', ({ QpsSignal }) => QpsSignal.nginxExporter({ serverAddress })),
  service('any PromQL on an existing workload', ({ QpsSignal }) => QpsSignal.prometheus({ serverAddress, query: 'sum(rate(hits_total[2m]))', unit: 'items' }),
    ({ ScaleTarget }) => ({
      image: undefined, targetPerPod: 7,
      target: ScaleTarget.existing({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web', podLabels: { app: 'web' } }),
    })),
  consumer('RocketMQ', ({ Backlog, PrometheusAuth }) => Backlog.rocketMq({
    endpoint: 'http://cn-beijing-intranet.arms.aliyuncs.com:9090/api/v1/prometheus/8cba801fff65546a3012e9a684abcdef/123456538168824185/cloud-product-rocketmq/cn-beijing',
    instanceId: 'rmq-cn-uax3k7q9d01', topic: 'orders', consumerGroup: 'billing',
    auth: PrometheusAuth.basic({ username: { secret: 'arms', key: 'id' }, password: { secret: 'arms', key: 'key' } }),
  }), ({ Disruption, TopologySpread }) => ({
    minReplicas: 2, pod: { disruption: Disruption.maxUnavailablePercent(20), topologySpread: TopologySpread.none() },
  })),
  consumer('RabbitMQ from zero', ({ Backlog, TriggerAuth }) => Backlog.rabbitMq({
    queueName: 'orders', auth: TriggerAuth.secrets({ host: { secret: 'rabbit', key: 'url' } }),
  }), ({ Scaler: _ }, seconds) => ({ minReplicas: 0, scaler: { activation: 5, ...seconds('cooldownPeriod', 120) } })),
  consumer('Kafka', ({ Backlog }) => Backlog.kafka({ bootstrapServers: ['kafka:9092'], consumerGroup: 'g', topic: 't', partitions: 12 })),
  consumer('Redis list', ({ Backlog }) => Backlog.redisList({ addresses: ['redis:6379'], listName: 'jobs' })),
  consumer('Redis stream', ({ Backlog }) => Backlog.redisStreams({ addresses: ['redis:6379'], stream: 'jobs', consumerGroup: 'g' })),
  consumer('SQS as Jobs', ({ Backlog, TriggerAuth, PodIdentity }) => Backlog.sqs({
    queueUrl: 'https://sqs.eu-central-1.amazonaws.com/1/q', awsRegion: 'eu-central-1', auth: TriggerAuth.podIdentity(PodIdentity.aws()),
  }), ({ JobStrategy }, seconds) => ({ targetBacklogPerPod: 1, job: { strategy: JobStrategy.accurate(), ...seconds('activeDeadline', 600), backoffLimit: 2 } })),
  consumer('NATS JetStream', ({ Backlog }) => Backlog.natsJetStream({ monitoringEndpoint: 'nats:8222', account: '$G', stream: 's', consumer: 'c' })),
  consumer('PromQL', ({ Backlog }) => Backlog.prometheus({ serverAddress, query: 'sum(queue_length)' })),
  consumer('any other trigger, with a cron window', ({ Backlog }) => Backlog.trigger({
    type: 'mysql', metadata: { host: 'db', port: '3306', dbName: 'shop', username: 'u', query: 'SELECT 1' }, targetParameter: 'queryValue',
  }), ({ ScaleOn }) => ({ alsoScaleOn: [ScaleOn.cron({ timezone: 'Europe/Berlin', start: '0 8 * * *', end: '0 18 * * *', replicas: 3 })] })),
  {
    construct: 'KnativeService',
    title: 'concurrency with every setting',
    args: ({ KnativeScaling, Traffic }, seconds) => ({
      image: 'go', minScale: 1, maxScale: 3, initialScale: 2, containerConcurrency: 20, ...seconds('timeout', 60),
      scaling: KnativeScaling.concurrency({ target: 10, utilization: 80, ...seconds('window', 90), ...seconds('scaleDownDelay', 30) }),
      traffic: [Traffic.latest(90), Traffic.revision('go-00001', 10, 'old')],
    }),
  },
  service('an expected load with all settings', ({ QpsSignal, Precondition }) => QpsSignal.mseGateway({ project, nginxCompatibleLogs: Precondition.confirmed('OPS-42') }), ({ Load }, seconds) => ({
    targetQpsPerPod: 10,
    expectedLoad: {
      load: Load.sum(Load.spike({ base: 5, peak: 65, ...seconds('at', 60), ...seconds('lasting', 600) } as never), Load.constant(1)),
      demand: 'requests', ratePerPod: 12, concurrencyPerPod: 24, ...seconds('serviceTime', 2), ...seconds('queueTimeout', 10), initialWaiting: 3,
      ...seconds('podStart', 20), ...seconds('readinessDelay', 5), idleRatePerPod: 0.3, ...seconds('scrapeInterval', 15), cpu: { idle: 0.1, each: 0.01 }, memory: { idle: 1e8, each: 1000 },
      objective: { servedShare: 0.99, ...seconds('drain', 120), peakWaiting: 100, lost: 10, ...seconds('underProvisioned', 60), oscillations: 1 },
    },
  })),
  consumer('an expected backlog', ({ Backlog }) => Backlog.kafka({ bootstrapServers: ['kafka:9092'], consumerGroup: 'billing', topic: 'orders' }), ({ Load }, seconds) => ({
    expectedLoad: { load: Load.ramp({ from: 0, to: 10, ...seconds('over', 60) } as never), ratePerPod: 2, initialWaiting: 9000 },
  })),
  {
    construct: 'KnativeService',
    title: 'an expected load',
    args: ({ KnativeScaling, Load }, seconds) => ({
      image: 'go', scaling: KnativeScaling.concurrency({ target: 10 }),
      expectedLoad: { load: Load.stages({ ...seconds('duration', 30), target: 50 } as never), demand: 'users', ...seconds('serviceTime', 1) },
    }),
  },
  { construct: 'KnativeService', title: 'memory', args: ({ KnativeScaling }) => ({ image: 'go', scaling: KnativeScaling.memory({ target: 200 }) }) },
  install('Keda', 'with every setting', (_, seconds) => ({ operatorReplicas: 2, ...seconds('httpTimeout', 10), webhookFailurePolicy: 'Fail', watchNamespace: 'shop' })),
  install('AckMetricsAdapter', 'with a region', () => ({ region: 'cn-hangzhou' })),
  install('HaproxyIngressController', 'patient', (_, seconds) => ({ replicas: 3, ...seconds('queueTimeout', 30) })),
  install('PrometheusStack', 'operator', (_, seconds) => ({ ...seconds('scrapeInterval', 30) })),
  install('PrometheusAdapter', 'without rules', (_, seconds) => ({ prometheusUrl: 'http://p', ...seconds('relistInterval', 30) })),
  install('KnativeServing', 'through the operator', (_, seconds) => ({ autoscaler: { ...seconds('stableWindow', 90), maxScale: 9 } })),
  { construct: 'Keda', title: 'by Argo CD', args: ({ Delivery }) => ({ delivery: Delivery.argoCd({ project: 'infra' }) }) },
  { construct: 'KnativeAutoscalerConfig', title: 'as a ConfigMap', args: (_, seconds) => ({ settings: { ...seconds('scaleDownDelay', 30), minScale: 1 } }) },
  { construct: 'MseIngressConfig', title: 'new gateway', args: () => ({ name: 'edge', instanceSpec: '2c4g', replicas: 2, logProject: project }) },
  { construct: 'ApigConfig', title: 'existing gateway', args: () => ({ name: 'edge', gatewayId: 'gw-1', networkType: 'Intranet' }) },
  {
    construct: 'AlbConfig',
    title: 'with access logs',
    args: () => ({ name: 'edge', vSwitchIds: ['a', 'b'], accessLog: { project: 'logs', logstore: 'alb_web' }, listeners: [{ port: 443, protocol: 'HTTPS' }] }),
  },
  service('Envoy with every option of a reader', ({ QpsSignal, PrometheusAuth }, seconds) => QpsSignal.envoy({
    serverAddress, namespace: 'tenant', customHeaders: { 'X-Scope-OrgID': 'shop' }, queryParameters: { dedup: 'true' }, matchLabels: { job: 'envoy' },
    ...seconds('window', 120), ...seconds('scrapeInterval', 30), ignoreNullValues: false, clusterName: 'web', clusterLabel: 'envoy_cluster_name',
    auth: PrometheusAuth.custom(
      { header: { secret: 'prom', key: 'header' }, value: { secret: 'prom', key: 'value' } },
      { cert: { secret: 'prom', key: 'crt' }, key: { secret: 'prom', key: 'key' } }),
  }), ({ Scaler, Pause }, seconds) => ({
    targetQpsPerPod: 5,
    scaler: Scaler.keda({
      scalingModifiers: { formula: 'signal * 2', target: 5, activationTarget: 1, metricType: 'AverageValue' }, paused: Pause.both(2),
      restoreToOriginalReplicaCount: true, ...seconds('initialCooldownPeriod', 30),
    }),
    metadata: { name: 'shop-web', annotations: { owner: 'a' }, selectorLabels: { app: 'web' } },
  })),
  service('Traefik in front of pods with every option', ({ QpsSignal }) => QpsSignal.traefik({ serverAddress, provider: 'kubernetescrd', labels: 'exporter' }),
    ({ Disruption, TopologySpread }) => ({
      targetQpsPerPod: 5,
      pod: {
        container: {
          name: 'web', command: ['serve'], args: ['--port', '8080'], env: { MODE: 'fast' }, envFrom: [{ configMapRef: { name: 'web' } }], imagePullPolicy: 'Always',
          limits: { memory: '64Mi' }, volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }], readinessProbe: { httpGet: { path: '/', port: 'http' } },
        },
        labels: { tier: 'web' }, annotations: { a: 'b' }, serviceAccountName: 'web', imagePullSecrets: ['registry'], nodeSelector: { disk: 'ssd' },
        tolerations: [{ operator: 'Exists' }], volumes: [{ name: 'tmp', emptyDir: {} }], topologySpread: TopologySpread.none(), disruption: Disruption.minAvailable(1),
      },
    })),
  service('ingress-nginx with a load that steps', ({ QpsSignal }) => QpsSignal.ingressNginx({ serverAddress, labels: 'exporter' }), ({ Load }, seconds) => ({
    targetQpsPerPod: 5, expectedLoad: { load: Load.step({ from: 1, to: 9, ...seconds('at', 60) } as never), ratePerPod: 7 },
  })),
  consumer('RocketMQ brokers beside another backlog', ({ Backlog, Precondition, PrometheusAuth }, seconds) => Backlog.rocketMqBroker({
    serverAddress, topic: 't', consumerGroup: 'g', cluster: 'c', labels: { a: 'b' }, messages: 'ready', staticSubscription: Precondition.confirmed('OPS-7'),
    auth: PrometheusAuth.existing({ name: 'prom', kind: 'ClusterTriggerAuthentication', modes: ['bearer'] }), ...seconds('timeout', 5),
  } as never), ({ Backlog, ScaleOn, Load }, seconds) => ({
    minReplicas: 0,
    alsoScaleOn: [ScaleOn.backlog({ backlog: Backlog.rocketMqExporter({ serverAddress, topic: 't', consumerGroup: 'h' }), targetPerPod: 5, activation: 1, name: 'other' })],
    expectedLoad: { load: Load.diurnal({ low: 1, high: 9, ...seconds('period', 3600) } as never), ratePerPod: 2 },
  })),
  consumer('Kafka as Jobs with every option', ({ Backlog, TriggerAuth, PodIdentity }) => Backlog.kafka({
    bootstrapServers: ['kafka:9092'], consumerGroup: 'g', topic: 't', client: 'sarama', offsetResetPolicy: 'earliest', sasl: 'plaintext', tls: true, version: '2.0.0',
    auth: TriggerAuth.of({
      secrets: { username: { secret: 'kafka', key: 'user' }, password: { secret: 'kafka', key: 'password' } }, configMaps: { ca: { configMap: 'kafka', key: 'ca' } },
      podIdentity: PodIdentity.azureWorkload({ identityId: 'i' }), scope: 'namespace',
    }),
  } as never), ({ JobStrategy }, seconds) => ({
    job: {
      strategy: JobStrategy.custom({ queueLengthDeduction: 1, runningJobPercentage: 0.5 }), pendingPodConditions: ['Ready'], multipleScalersCalculation: 'max',
      successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 3, rollout: 'immediate', rolloutPropagation: 'foreground', parallelism: 1, completions: 1,
      ...seconds('ttlAfterFinished', 60), restartPolicy: 'Never',
    },
  })),
  {
    construct: 'KnativeService',
    title: 'requests per second with every setting',
    args: ({ KnativeScaling }, seconds) => ({
      image: 'go', metadata: { namespace: 'shop' },
      scaling: KnativeScaling.rps({
        target: 10, panicWindowPercentage: 10, panicThresholdPercentage: 200, targetBurstCapacity: -1, ...seconds('podRetention', 30), aggregation: 'linear',
      }),
    }),
  },
  { construct: 'KnativeService', title: 'a custom metric', args: ({ KnativeScaling }) => ({ image: 'go', scaling: KnativeScaling.custom('jobs', { target: 2 }) }) },
  {
    construct: 'Keda',
    title: 'by Flux with every option',
    args: ({ Delivery }, seconds) => ({
      delivery: Delivery.flux({ namespace: 'flux', ...seconds('interval', 600), source: 'repository', dependsOn: ['base'] }),
      version: '2.20.0', releaseName: 'keda2', namespace: 'keda2', values: { a: 1 }, unknownTriggerKeys: 'ignore',
    }),
  },
  { construct: 'NginxIngressLogs', title: 'defaults', args: () => ({}) },
  { construct: 'JsonGatewayLogs', title: 'Higress', args: () => ({ name: 'higress', clusterId: 'c1', project: 'logs', logstore: 'higress' }) },
];

/** The period of a policy is a `Duration` for cdk8s, seconds for Pulumi. */
function policyOf({ percent }: Library['ScalingPolicy'], seconds: Seconds): ReturnType<Library['ScalingPolicy']['percent']> {
  return percent(50, Object.values(seconds('period', 60))[0] as number);
}
