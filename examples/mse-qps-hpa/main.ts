import { App, Chart, Duration } from 'cdk8s';
import { inputs } from './inputs';
import { AckMetricsAdapter, ImagePullPolicy, MseIngressConfig, Precondition, QpsAutoscaledService, QpsSignal, Route, Scaler, ScalingPolicy } from 'scalewright';

const app = new App();

// What the article does in consoles: install the adapter (step 1), make the gateway and ship its logs (steps 3 and 4).
const platform = new Chart(app, 'platform');
new AckMetricsAdapter(platform, 'MetricsAdapter');
new MseIngressConfig(platform, 'Gateway', { name: 'mse-ingress', logProject: inputs.logProject });

const service = new Chart(app, 'service', { namespace: 'default' });
new QpsAutoscaledService(service, 'Httpbin', {
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
      scaleUp: { stabilizationWindow: Duration.seconds(0), policies: [ScalingPolicy.percent(100, Duration.seconds(15))] },
      scaleDown: { stabilizationWindow: Duration.seconds(300), policies: [ScalingPolicy.percent(100, Duration.seconds(15))] },
    },
  }),
  pod: { container: { imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT } },
  metadata: {
    selectorLabels: { app: 'httpbin' },
    names: { Deployment: 'httpbin-deploy', Service: 'httpbin-svc', Autoscaler: 'higress-hpa' },
  },
  overrides: {
    Deployment: { metadata: { labels: { app: 'httpbin-deploy' } } },
    Service: { metadata: { labels: { app: 'httpbin-svc' } } },
  },
});

app.synth();
