import { passByClock } from './application/application';
import { LoadClock } from './application/load-clock';
import { serveSlsMetrics } from './application/sls-metrics-api';
import { startCluster, type Cluster } from './cluster/cluster';
import { serveMetricsApi } from './cluster/keda';
import { exampleObjects } from './manifests';
import { changed, CONTROL_PLANE, expectAsSimulated, LiveScenario, SHORT_SECONDS, shortened, type ScenarioRun } from './scenario';

const ROUTE = { 'sls.ingress.route': 'default-httpbin-svc-8080', 'sls.logstore': 'nginx-ingress' };

describe('the Deployment of the MSE article, with the access log of the gateway as its signal', () => {
  let cluster: Cluster;
  let run: ScenarioRun;

  beforeAll(async () => {
    cluster = await startCluster({ name: 'gateway-scaling', ...CONTROL_PLANE });
    const { api, folder } = cluster;
    const clock = new LoadClock();
    const live = new LiveScenario(cluster, {
      name: 'mse',
      objects: exampleObjects('mse-qps-hpa').filter(({ kind }) => ['Deployment', 'Service', 'HorizontalPodAutoscaler'].includes(kind)).map((object) => {
        if (object.kind !== 'HorizontalPodAutoscaler') return object;
        return changed(changed(object, 'spec.behavior.scaleUp', shortened(0)), 'spec.behavior.scaleDown', shortened(SHORT_SECONDS));
      }),
      durationSeconds: 130,
      application: { exports: [], load: { kind: 'spike', base: 5, peak: 65, atSecond: 18, forSeconds: 60 }, work: { demand: 'requests' } },
    }, clock);
    await live.prepare();
    const { port, server } = await serveSlsMetrics(folder.authority, live.application, ROUTE);
    try {
      await serveMetricsApi(api, 'external.metrics.k8s.io', 'v1beta1', { name: 'ack-alibaba-cloud-metrics-adapter', namespace: 'kube-system', port });
      await api.waitFor('the metrics API to be served', () => api.send('GET', '/apis/external.metrics.k8s.io/v1beta1').catch(() => undefined));
      clock.start();
      const end = passByClock(live.application, clock);
      run = await live.run().finally(end);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  }, 300_000);
  afterAll(() => cluster?.stop());

  test('goes up to what 65 requests a second need and back, as simulated', () => {
    const { recorded } = run;
    const counts = recorded.map(({ replicas }) => replicas);
    expect({ most: Math.max(...counts), last: counts[counts.length - 1] }).toEqual({ most: 7, last: 1 });
    expectAsSimulated(run);
  });

  test('the events are those of the article', () => {
    expect(run.rescales[0]).toMatch(/^New size: \d+; reason: external metric sls_ingress_qps\(&LabelSelector\{MatchLabels:map\[string\]string\{sls\.ingress\.route: default-httpbin-svc-8080,/);
    expect(run.rescales).toContain('New size: 1; reason: All metrics below target');
  });
});
