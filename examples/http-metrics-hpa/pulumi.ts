import { inputs } from './inputs';
import { Delivery, PrometheusAdapter, QpsAutoscaledService, QpsSignal, Scaler, ScalingPolicy } from 'scalewright/pulumi';

const service = new QpsAutoscaledService('metrics-app', {
  image: 'zhhray/http-metrics-exporter:v1.0.0',
  containerPort: 8080,
  signal: QpsSignal.podMetric({
    counter: 'http_requests_total',
    exclude: { path: ['/health'] },
    scrapePath: '/metrics',
    scrapeIntervalSeconds: 15,
    scrapeTimeoutSeconds: 10,
    windowSeconds: 120,
    monitorLabels: inputs.monitorLabels,
  }),
  targetQpsPerPod: 5,
  minReplicas: 1,
  maxReplicas: 10,
  scaler: Scaler.hpa({
    behavior: {
      scaleUp: {
        stabilizationWindowSeconds: 30,
        policies: [ScalingPolicy.pods(2, 30), ScalingPolicy.percent(100, 30)],
        selectPolicy: 'Max',
      },
      scaleDown: {
        stabilizationWindowSeconds: 300,
        policies: [ScalingPolicy.pods(1, 180), ScalingPolicy.percent(50, 180)],
        selectPolicy: 'Max',
      },
    },
  }),
  pod: {
    securityContext: { seccompProfile: { type: 'RuntimeDefault' }, runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000 },
    container: {
      imagePullPolicy: 'IfNotPresent',
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } },
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
      livenessProbe: { httpGet: { path: '/health', port: 8080 }, initialDelaySeconds: 30, periodSeconds: 10 },
      readinessProbe: { httpGet: { path: '/health', port: 8080 }, initialDelaySeconds: 5, periodSeconds: 5 },
    },
  },
  metadata: {
    namespace: inputs.namespace,
    labels: { app: 'metrics-app' },
    selectorLabels: { app: 'metrics-app' },
    names: { Autoscaler: 'metrics-app-hpa', Monitor: 'metrics-app-monitor' },
  },
});

// The adapter that the article edits by hand; Pulumi has no tree in which it could find the services, so they are named.
new PrometheusAdapter('adapter', {
  delivery: Delivery.flux(),
  releaseName: 'cpaas-monitor-prometheus-adapter',
  namespace: 'cpaas-system',
  prometheusUrl: inputs.prometheusUrl,
  services: [service],
});
