import { inputs } from './inputs';
import { AckMetricsAdapter, Delivery, MseIngressConfig, Precondition, QpsAutoscaledService, QpsSignal, Route, Scaler, ScalingPolicy } from 'scalewright/pulumi';

// What the article does in consoles: install the adapter (step 1), make the gateway and ship its logs (steps 3 and 4).
new AckMetricsAdapter('metrics-adapter', { delivery: Delivery.flux() });
new MseIngressConfig('gateway', { name: 'mse-ingress', logProject: inputs.logProject });

new QpsAutoscaledService('httpbin', {
  image: 'kennethreitz/httpbin',
  containerPort: 80,
  servicePort: 8080,
  route: Route.mse({ path: '/' }),
  signal: QpsSignal.mseGateway({
    project: inputs.logProject,
    nginxCompatibleLogs: Precondition.confirmed(inputs.nginxLogsConfirmedBy),
  }),
  targetQpsPerPod: 10,
  minReplicas: 1,
  maxReplicas: 10,
  scaler: Scaler.hpa({
    // The optional tuning block of the article.
    behavior: {
      scaleUp: { stabilizationWindowSeconds: 0, policies: [ScalingPolicy.percent(100, 15)] },
      scaleDown: { stabilizationWindowSeconds: 300, policies: [ScalingPolicy.percent(100, 15)] },
    },
  }),
  pod: { container: { imagePullPolicy: 'IfNotPresent' } },
  metadata: {
    selectorLabels: { app: 'httpbin' },
    names: { Deployment: 'httpbin-deploy', Service: 'httpbin-svc', Autoscaler: 'higress-hpa' },
  },
  overrides: {
    Deployment: { metadata: { labels: { app: 'httpbin-deploy' } } },
    Service: { metadata: { labels: { app: 'httpbin-svc' } } },
  },
});
