import { App, Chart } from 'cdk8s';
import { inputs } from './inputs';
import { Backlog, Keda, PrometheusAuth, QueueBacklogConsumer } from 'scalewright';

const app = new App();

new Keda(new Chart(app, 'platform'), 'Keda');

new QueueBacklogConsumer(new Chart(app, 'consumer', { namespace: 'default' }), 'SampleApp', {
  image: 'alibaba-cloud-linux-3-registry.cn-hangzhou.cr.aliyuncs.com/alinux3/nginx_optimized:20240221-1.20.1-2.3.0',
  backlog: Backlog.rocketMq({
    endpoint: inputs.prometheusEndpoint,
    region: inputs.region,
    instanceId: inputs.instanceId,
    topic: inputs.topic,
    consumerGroup: inputs.consumerGroup,
    // The token of the optional step; the Secret is made outside, so that no secret stands in a manifest.
    auth: PrometheusAuth.custom({
      header: { secret: 'keda-prom-secret', key: 'customAuthHeader' },
      value: { secret: 'keda-prom-secret', key: 'customAuthValue' },
    }),
  }),
  targetBacklogPerPod: 30,
  minReplicas: 2,
  maxReplicas: 10,
  pod: { container: { limits: { cpu: '500m' } } },
  metadata: {
    labels: { app: 'sample-app' },
    selectorLabels: { app: 'sample-app' },
    names: { Autoscaler: 'prometheus-scaledobject', TriggerAuthentication: 'keda-prom-creds' },
  },
});

app.synth();
