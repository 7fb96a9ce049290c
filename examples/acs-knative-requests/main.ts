import { App, Chart, Duration } from 'cdk8s';
import { KnativeAutoscalerConfig, KnativeScaling, KnativeService, type KnativeServiceProps } from 'scalewright';

const app = new App();

// The ConfigMap that the article prints, with all its values.
new KnativeAutoscalerConfig(new Chart(app, 'platform'), 'Autoscaler', {
  settings: {
    containerConcurrencyTargetDefault: 100,
    containerConcurrencyTargetPercentage: 70,
    requestsPerSecondTargetDefault: 200,
    targetBurstCapacity: 211,
    stableWindow: Duration.seconds(60),
    panicWindowPercentage: 10,
    panicThresholdPercentage: 200,
    maxScaleUpRate: 1000,
    maxScaleDownRate: 2,
    enableScaleToZero: true,
    scaleToZeroGracePeriod: Duration.seconds(30),
    scaleToZeroPodRetentionPeriod: Duration.seconds(0),
    podAutoscalerClass: 'kpa.autoscaling.knative.dev',
    activatorCapacity: 100,
    initialScale: 1,
    allowZeroInitialScale: false,
    minScale: 0,
    maxScale: 0,
    scaleDownDelay: Duration.seconds(0),
  },
});

// The settings of single revisions.
const services = new Chart(app, 'services', { namespace: 'default' });
const helloworld = (name: string, props: Omit<KnativeServiceProps, 'image'>): KnativeService => new KnativeService(services, name, {
  image: 'registry.cn-hangzhou.aliyuncs.com/knative-sample/helloworld-go:73fbdd56',
  ...props,
});
helloworld('helloworld-go-concurrency', { scaling: KnativeScaling.concurrency() });
helloworld('helloworld-go-rps', { scaling: KnativeScaling.rps() });
helloworld('helloworld-go-cpu', { scaling: KnativeScaling.cpu({ target: 80 }), pod: { container: { requests: { cpu: '100m' } } } });
helloworld('helloworld-go-memory', { scaling: KnativeScaling.memory({ target: 200 }) });
helloworld('helloworld-go-soft-limit', { scaling: KnativeScaling.concurrency({ target: 200 }) });
helloworld('helloworld-go-hard-limit', { containerConcurrency: 50 });
helloworld('helloworld-go-utilization', { scaling: KnativeScaling.concurrency({ utilization: 70 }) });
helloworld('helloworld-go-rps-target', { scaling: KnativeScaling.rps({ target: 150 }) });
helloworld('helloworld-go-retention', { scaling: KnativeScaling.concurrency({ podRetention: Duration.seconds(65) }) });
helloworld('helloworld-go-target', { scaling: KnativeScaling.concurrency({ target: 50 }) });

// The two scenarios.
const image = 'registry.cn-hangzhou.aliyuncs.com/knative-sample/autoscale-go:0.1';
const pod = { labels: { app: 'autoscale-go' } };
new KnativeService(services, 'autoscale-go', { image, pod, scaling: KnativeScaling.concurrency({ target: 10 }) });
new KnativeService(services, 'autoscale-go-bounded', { image, pod, scaling: KnativeScaling.concurrency({ target: 10 }), minScale: 1, maxScale: 3 });

app.synth();
