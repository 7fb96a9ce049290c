import { QpsAutoscaledService, QpsSignal } from 'scalewright/pulumi';

new QpsAutoscaledService('web', {
  image: 'web',
  signal: QpsSignal.mseGateway({ project: 'aliyun-product-data-****-cn-hangzhou' }),
  targetQpsPerPod: 10,
  minReplicas: 5,
  maxReplicas: 3,
});
