import { Chart, Duration, Testing } from 'cdk8s';
import { CompanionMetric, Precondition, QpsAutoscaledService, QpsSignal, ScalingPolicy, Scaler, type QpsAutoscaledServiceProps } from '../src';

const props: QpsAutoscaledServiceProps = {
  image: 'kennethreitz/httpbin',
  containerPort: 80,
  servicePort: 8080,
  signal: QpsSignal.mseGateway({
    project: 'aliyun-product-data-1234567890123456-cn-hangzhou',
    nginxCompatibleLogs: Precondition.confirmed('ticket OPS-42'),
  }),
  targetQpsPerPod: 10,
  minReplicas: 1,
  maxReplicas: 10,
};

function synth(changes: Partial<QpsAutoscaledServiceProps>) {
  const chart = new Chart(Testing.app(), 'c');
  new QpsAutoscaledService(chart, 'Httpbin', { ...props, ...changes });
  return Testing.synth(chart);
}

test('the smallest declaration gives a Deployment, a Service and an HPA on the route of the gateway', () => {
  const [deployment, service, hpa] = synth({});
  expect(deployment.spec.replicas).toBeUndefined();
  expect(service.spec.ports).toEqual([{ name: 'http', port: 8080, protocol: 'TCP', targetPort: 'http' }]);
  expect(hpa.spec).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'httpbin' },
    minReplicas: 1,
    maxReplicas: 10,
    metrics: [{
      type: 'External',
      external: {
        metric: {
          name: 'sls_ingress_qps',
          selector: {
            matchLabels: {
              'sls.project': 'aliyun-product-data-1234567890123456-cn-hangzhou',
              'sls.logstore': 'nginx-ingress',
              'sls.ingress.route': 'default-httpbin-8080',
            },
          },
        },
        target: { type: 'AverageValue', averageValue: '10' },
      },
    }],
  });
});

test('durations of the behavior arrive as seconds', () => {
  const objects = synth({
    scaler: Scaler.hpa({
      behavior: { scaleDown: { stabilizationWindow: Duration.minutes(5), policies: [ScalingPolicy.percent(100, Duration.seconds(15))] } },
    }),
  });
  expect(objects[2].spec.behavior).toEqual({
    scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
  });
});

test('fails with all problems at once', () => {
  expect(() => synth({
    signal: QpsSignal.mseGateway({ project: 'aliyun-product-data-xxxxxxxx-cn-hangzhou', interval: Duration.seconds(95) }),
    minReplicas: 5,
    maxReplicas: 3,
    targetQpsPerPod: Number.NaN,
  })).toThrow(new Error([
    "QpsAutoscaledService 'c/Httpbin' has 5 problems:",
    "  - 'maxReplicas' must be at least 'minReplicas' (5), got 3; raise 'maxReplicas' or lower 'minReplicas'",
    "  - 'signal.project' must not be a placeholder, got \"aliyun-product-data-xxxxxxxx-cn-hangzhou\"; put in the real value",
    "  - 'signal.interval' and 'delay' together must be at most 100: the adapter reads no older logs, got 105 seconds; lower one of them",
    "  - 'signal.nginxCompatibleLogs' must be confirmed, since it cannot be declared: the MSE gateway ships its access logs to the Log Service"
    + " in the format of NGINX Ingress; switch on 'Compatible with NGINX Ingress' in the log shipping settings of the gateway (MSE console,"
    + " Parameter Settings, Observability Parameters), since no API can set it; then pass Precondition.confirmed('how and by whom')",
    "  - 'targetQpsPerPod' must be a number greater than 0, got NaN",
  ].join('\n')));
});

test('a companion of an own Deployment needs the request that it is a share of', () => {
  expect(() => synth({ scaler: Scaler.hpa({ companions: [CompanionMetric.cpuUtilization(70)] }) })).toThrow(new Error([
    "QpsAutoscaledService 'c/Httpbin' has 1 problem:",
    "  - 'pod.container.requests.cpu' is required by the companion metric cpu",
  ].join('\n')));
});
