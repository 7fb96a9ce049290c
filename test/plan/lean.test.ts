import { planKnativeService, type KnativeServiceSpec } from '../../src/plan/knative-service';
import type { Plan } from '../../src/plan/plan';
import { planQpsAutoscaledService, type QpsAutoscaledServiceSpec } from '../../src/plan/qps-autoscaled-service';
import { planQueueBacklogConsumer, type QueueBacklogConsumerSpec } from '../../src/plan/queue-backlog-consumer';
import { haproxyQueue } from '../../src/signals/haproxy';
import { istio } from '../../src/signals/istio';
import { mseGateway } from '../../src/signals/mse-gateway';
import { podMetric } from '../../src/signals/pod-metric';
import { prometheusQuery } from '../../src/signals/prometheus-query';
import { BACKLOGS } from '../signals/backlog-samples';

/** The paths below a value that hold nothing: what was left out of a declaration must not stand in the manifest, not even as a key. */
function empty(value: unknown, path: string): readonly string[] {
  if (value === undefined) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => empty(item, `${path}.${key}`));
}

const emptyIn = (plan: Plan): readonly string[] => plan.objects.flatMap(({ id, draft }) => empty(draft, id));

const metadata = { name: 'web', namespace: 'shop' };
const serverAddress = 'http://prometheus.monitoring:9090';
const SIGNALS: Readonly<Record<string, QpsAutoscaledServiceSpec['signal']>> = {
  mseGateway: mseGateway({ project: 'aliyun-product-data-1234567890123456-cn-hangzhou', nginxCompatibleLogs: { confirmedBy: 'OPS-42' } }),
  podMetric: podMetric({ serverAddress }),
  haproxyQueue: haproxyQueue({ serverAddress, podMaxconn: 30 }),
  istio: istio({ serverAddress }),
  prometheus: prometheusQuery({ serverAddress, query: 'sum(up)' }),
};

describe('what is not given is not written', () => {
  test.each(Object.keys(SIGNALS).flatMap((name) => (['hpa', 'keda'] as const).map((kind) => [name, kind] as const)))('a service on %s by %s', (name, kind) => {
    const spec: QpsAutoscaledServiceSpec = { metadata, image: 'web:1', signal: SIGNALS[name]!, targetQpsPerPod: 10, maxReplicas: 5, scaler: { kind } };
    expect(emptyIn(planQpsAutoscaledService(spec))).toEqual([]);
    expect(emptyIn(planQpsAutoscaledService({ ...spec, minReplicas: 2, pod: { container: {} }, route: { kind: 'ingress', className: 'nginx' } }))).toEqual([]);
    expect(emptyIn(planQpsAutoscaledService({ ...spec, route: { kind: 'httpRoute', gateway: 'edge' }, scaler: { kind, behavior: { scaleUp: {} } } }))).toEqual([]);
  });

  test.each(Object.keys(BACKLOGS))('a consumer of %s', (name) => {
    const spec: QueueBacklogConsumerSpec = { metadata, image: 'web:1', backlog: BACKLOGS[name]!, targetBacklogPerPod: 10, maxReplicas: 5 };
    expect(emptyIn(planQueueBacklogConsumer(spec))).toEqual([]);
    expect(emptyIn(planQueueBacklogConsumer({ ...spec, job: {} }))).toEqual([]);
    expect(emptyIn(planQueueBacklogConsumer({ ...spec, job: { strategy: { strategy: 'custom' }, rollout: 'gradual' } }))).toEqual([]);
    expect(emptyIn(planQueueBacklogConsumer({ ...spec, minReplicas: 2, scaler: { behavior: { scaleDown: {} }, paused: { direction: 'both' } } }))).toEqual([]);
  });

  test.each<[string, Partial<KnativeServiceSpec>]>([
    ['alone', {}], ['with a pod', { pod: { container: {} } }], ['on cpu', { scaling: { kind: 'hpa', metric: 'cpu', target: 80 } }],
    ['with traffic', { traffic: [{ percent: 100 }] }], ['on rps', { scaling: { kind: 'kpa', metric: 'rps' } }],
  ])('a Knative Service %s', (_, change) => {
    const plan = planKnativeService({ metadata, image: 'web:1', ...change });
    expect(emptyIn(plan)).toEqual([]);
    expect(empty(plan, 'plan')).toEqual([]);
  });
});
