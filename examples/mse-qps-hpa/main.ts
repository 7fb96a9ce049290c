import { App, Chart } from 'cdk8s';
import { Precondition, QpsAutoscaledService, QpsSignal } from 'scalewright';

const app = new App();
const chart = new Chart(app, 'mse-qps-hpa', { namespace: 'default' });

new QpsAutoscaledService(chart, 'Httpbin', {
  image: 'kennethreitz/httpbin',
  containerPort: 80,
  servicePort: 8080,
  signal: QpsSignal.mseGateway({
    project: 'aliyun-product-data-1234567890123456-cn-hangzhou',
    nginxCompatibleLogs: Precondition.confirmed('switched on in the console, ticket OPS-42'),
  }),
  targetQpsPerPod: 10,
  minReplicas: 1,
  maxReplicas: 10,
});

app.synth();
