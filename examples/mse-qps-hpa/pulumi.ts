import { Precondition, QpsAutoscaledService, QpsSignal } from 'scalewright/pulumi';

new QpsAutoscaledService('httpbin', {
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
