import { App, Chart, Duration } from 'cdk8s';
import { inputs } from './inputs';
import { ImagePullPolicy, PrometheusAdapter, QpsAutoscaledService, QpsSignal, Scaler, ScalingPolicy, SelectPolicy } from 'scalewright';

const app = new App();

// The adapter that the article edits by hand; it finds the rules of all services of this app.
new PrometheusAdapter(new Chart(app, 'platform'), 'Adapter', {
  releaseName: 'cpaas-monitor-prometheus-adapter',
  namespace: 'cpaas-system',
  prometheusUrl: inputs.prometheusUrl,
});

new QpsAutoscaledService(new Chart(app, 'service', { namespace: inputs.namespace }), 'MetricsApp', {
  image: 'zhhray/http-metrics-exporter:v1.0.0',
  containerPort: 8080,
  signal: QpsSignal.podMetric({
    counter: 'http_requests_total',
    exclude: { path: ['/health'] },
    scrapePath: '/metrics',
    scrapeInterval: Duration.seconds(15),
    scrapeTimeout: Duration.seconds(10),
    window: Duration.minutes(2),
    monitorLabels: inputs.monitorLabels,
  }),
  targetQpsPerPod: 5,
  minReplicas: 1,
  maxReplicas: 10,
  scaler: Scaler.hpa({
    behavior: {
      scaleUp: {
        stabilizationWindow: Duration.seconds(30),
        policies: [ScalingPolicy.pods(2, Duration.seconds(30)), ScalingPolicy.percent(100, Duration.seconds(30))],
        selectPolicy: SelectPolicy.MAX,
      },
      scaleDown: {
        stabilizationWindow: Duration.seconds(300),
        policies: [ScalingPolicy.pods(1, Duration.seconds(180)), ScalingPolicy.percent(50, Duration.seconds(180))],
        selectPolicy: SelectPolicy.MAX,
      },
    },
  }),
  pod: {
    securityContext: { seccompProfile: { type: 'RuntimeDefault' }, runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000 },
    container: {
      imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } },
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
      livenessProbe: { httpGet: { path: '/health', port: 8080 }, initialDelaySeconds: 30, periodSeconds: 10 },
      readinessProbe: { httpGet: { path: '/health', port: 8080 }, initialDelaySeconds: 5, periodSeconds: 5 },
    },
  },
  metadata: {
    labels: { app: 'metrics-app' },
    selectorLabels: { app: 'metrics-app' },
    names: { Autoscaler: 'metrics-app-hpa', Monitor: 'metrics-app-monitor' },
  },
});

app.synth();
