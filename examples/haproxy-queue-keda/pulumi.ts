import { inputs } from './inputs';
import {
  Delivery, HaproxyIngressController, Keda, PrometheusStack, QpsAutoscaledService, QpsSignal, Route, Scaler, ScalingPolicy,
} from 'scalewright/pulumi';

const delivery = Delivery.flux();
const prometheus = new PrometheusStack('prometheus', { delivery, distribution: 'server', namespace: 'default' });
new HaproxyIngressController('ingress', { delivery, scrape: { kind: 'annotations' }, queueTimeoutSeconds: 120 });
const keda = new Keda('keda', { delivery });

new QpsAutoscaledService('app', {
  image: inputs.image,
  containerPort: 80,
  route: Route.haproxy({ path: '/' }),
  signal: QpsSignal.haproxyQueue({
    serverAddress: prometheus.serverAddress,
    controllerVersion: '3.2.12',
    podMaxconn: 30,
    timeoutQueueSeconds: 120,
    scrapeIntervalSeconds: 15,
    windowSeconds: 60,
  }),
  targetPerPod: inputs.queuePerPod,
  minReplicas: 1,
  maxReplicas: inputs.maxReplicas,
  scaler: Scaler.keda({
    restoreToOriginalReplicaCount: true,
    behavior: { scaleDown: { stabilizationWindowSeconds: 300, policies: [ScalingPolicy.percent(25, 60)] } },
  }),
  metadata: {
    labels: { app: 'app' },
    selectorLabels: { app: 'app' },
    names: { Service: 'app-service', Route: 'app-ingress', Autoscaler: 'app-scaledobject' },
  },
}, { dependsOn: [keda] });
