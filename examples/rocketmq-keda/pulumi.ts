import { inputs } from './inputs';
import { Backlog, Delivery, Keda, PrometheusAuth, QueueBacklogConsumer } from 'scalewright/pulumi';

const keda = new Keda('keda', { delivery: Delivery.flux() });

new QueueBacklogConsumer('sample-app', {
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
}, { dependsOn: [keda] });
