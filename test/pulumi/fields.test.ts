import { recordRegistrations, registrationsOf } from './recorded';
import { KnativeScaling, KnativeService, QpsAutoscaledService, QpsSignal, ScaleTarget } from '../../src/pulumi';

beforeAll(recordRegistrations);

const args = { signal: QpsSignal.podMetric({ serverAddress: 'http://prometheus.monitoring:9090' }), targetQpsPerPod: 10, maxReplicas: 10 };

test('the objects of a service are fields', async () => {
  await registrationsOf(() => {
    const { deployment, service, autoscaler, objects } = new QpsAutoscaledService('web', { ...args, image: 'web:1' });
    expect([deployment, service, autoscaler]).toEqual([objects.Deployment, objects.Service, objects.Autoscaler]);
    const target = ScaleTarget.existing({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'old', podLabels: { app: 'old' } });
    expect(new QpsAutoscaledService('old', { ...args, target }).deployment).toBeUndefined();
  });
});

test('a Knative Service is a field, and says what one pod carries', async () => {
  await registrationsOf(() => {
    const { service, objects, effectiveTarget } = new KnativeService('go', { image: 'go:1', scaling: KnativeScaling.concurrency({ target: 10 }) });
    expect([service, effectiveTarget]).toEqual([objects.Service, 7]);
    const cpu = KnativeScaling.cpu({ target: 80 });
    expect(new KnativeService('cpu', { image: 'go:1', scaling: cpu, pod: { container: { requests: { cpu: '1' } } } }).effectiveTarget).toBeUndefined();
  });
});
