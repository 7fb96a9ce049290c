import { App, Chart, Duration } from 'cdk8s';
import { inputs } from './inputs';
import {
  HaproxyIngressController, Keda, MetricsScrape, PrometheusDistribution, PrometheusStack, QpsAutoscaledService, QpsSignal, Route,
  Scaler, ScalingPolicy,
} from 'scalewright';

const app = new App();

const platform = new Chart(app, 'platform');
const prometheus = new PrometheusStack(platform, 'Prometheus', { distribution: PrometheusDistribution.SERVER, namespace: 'default' });
new HaproxyIngressController(platform, 'Ingress', { scrape: MetricsScrape.annotations(), queueTimeout: Duration.minutes(2) });
new Keda(platform, 'Keda');

new QpsAutoscaledService(new Chart(app, 'service', { namespace: 'default' }), 'App', {
  image: inputs.image,
  containerPort: 80,
  route: Route.haproxy({ path: '/' }),
  signal: QpsSignal.haproxyQueue({
    serverAddress: prometheus.serverAddress,
    controllerVersion: '3.2.12',
    podMaxconn: 30,
    timeoutQueue: Duration.minutes(2),
    scrapeInterval: Duration.seconds(15),
    window: Duration.minutes(1),
  }),
  targetPerPod: inputs.queuePerPod,
  minReplicas: 1,
  maxReplicas: inputs.maxReplicas,
  scaler: Scaler.keda({
    restoreToOriginalReplicaCount: true,
    behavior: {
      scaleDown: { stabilizationWindow: Duration.seconds(300), policies: [ScalingPolicy.percent(25, Duration.seconds(60))] },
    },
  }),
  metadata: {
    labels: { app: 'app' },
    selectorLabels: { app: 'app' },
    names: { Service: 'app-service', Route: 'app-ingress', Autoscaler: 'app-scaledobject' },
  },
});

app.synth();
