import { App, Chart, Size } from 'cdk8s';
import { Cpu, Deployment, Probe } from 'cdk8s-plus-28';
import { CompanionMetric, QpsAutoscaledService, QpsSignal, ScaleTarget, Scaler } from 'scalewright';

const app = new App();
const chart = new Chart(app, 'checkout', { namespace: 'shop', disableResourceNameHashes: true });

// Any cdk8s-plus workload stays as it is; being told that it is scaled, it leaves out its replicas.
const deployment = new Deployment(chart, 'checkout', {
  containers: [{
    image: 'registry.example.com/checkout:2.3',
    portNumber: 8080,
    resources: { cpu: { request: Cpu.millis(250) }, memory: { request: Size.mebibytes(256), limit: Size.mebibytes(256) } },
    readiness: Probe.fromHttpGet('/ready'),
  }],
});

new QpsAutoscaledService(chart, 'scaling', {
  target: ScaleTarget.of(deployment),
  containerPort: 8080,
  signal: QpsSignal.istio({ serverAddress: 'http://prometheus.monitoring.svc:9090' }),
  targetQpsPerPod: 50,
  minReplicas: 2,
  maxReplicas: 20,
  scaler: Scaler.keda({ companions: [CompanionMetric.cpuUtilization(70)] }),
  metadata: { name: 'checkout' },
});

app.synth();
