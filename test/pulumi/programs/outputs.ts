import * as pulumi from '@pulumi/pulumi';
import { Backlog, KnativeService, MseIngressConfig, Precondition, PrometheusAuth, QpsAutoscaledService, QpsSignal, QueueBacklogConsumer, Route } from 'scalewright/pulumi';

const secret = (value: string): pulumi.Output<string> => pulumi.secret(value);
const later = (value: string): pulumi.Output<string> => pulumi.output(Promise.resolve(value));

new QpsAutoscaledService('web', {
  image: later('registry.example.com/web:1.0'),
  signal: QpsSignal.mseGateway({ project: later('logs'), logstore: later('nginx-ingress'), nginxCompatibleLogs: Precondition.confirmed('OPS-42') }),
  targetQpsPerPod: 10,
  maxReplicas: 3,
  route: Route.mse({ host: later('web.example.com'), annotations: { note: secret('do not show') } }),
  pod: {
    serviceAccountName: later('web'),
    labels: { tier: later('front') },
    container: { env: { PLAIN: 'a', HIDDEN: secret('hush') }, requests: { cpu: later('100m') } },
  },
  metadata: { labels: { team: later('shop') }, annotations: { owner: secret('nobody') } },
});

new QueueBacklogConsumer('orders', {
  image: 'registry.example.com/orders:1.0',
  backlog: Backlog.rocketMq({
    endpoint: secret('http://cn-beijing-intranet.arms.aliyuncs.com:9090/api/v1/prometheus/8cba801fff65546a3012e9a684abcdef/1/cloud-product-rocketmq/cn-beijing'),
    instanceId: later('rmq-cn-"quoted"'),
    topic: 'orders',
    consumerGroup: 'billing',
    auth: PrometheusAuth.bearer({ secret: later('arms'), key: 'token' }),
  }),
  targetBacklogPerPod: 30,
  maxReplicas: 3,
});

new KnativeService('go', { image: secret('registry.example.com/go:1.0') });
new MseIngressConfig('edge', { name: 'edge', vSwitches: [later('vsw-1')], logProject: later('logs') });
