import { Exporter } from './application/exporter';
import { LoadClock } from './application/load-clock';
import { startCluster, type Cluster } from './cluster/cluster';
import { startPrometheusAdapter } from './cluster/prometheus-adapter';
import { waitFor } from './cluster/wait';
import { exampleObjects, PROMETHEUS_SECRET } from './manifests';
import { changed, CONTROL_PLANE, expectAsSimulated, LiveScenario, SHORT_SECONDS, shortened, type Scenario, type ScenarioRun } from './scenario';

const KINDS = ['Deployment', 'Service', 'TriggerAuthentication', 'HorizontalPodAutoscaler', 'ScaledObject'];

/** The scenarios have topics of their own: their series would be the same otherwise. */
function rocketMq(name: string, prometheus: string, minReplicaCount: number): Scenario {
  const labels = { instance_id: 'rmq-cn-uax3k7q9d01', topic: name, consumer_group: 'keda-consumer' };
  const objects = exampleObjects('rocketmq-keda').filter(({ kind }) => KINDS.includes(kind)).map((object) => {
    if (object.kind !== 'ScaledObject') return object;
    const local = changed(object, 'spec.triggers.0.metadata.serverAddress', () => prometheus);
    const own = changed(local, 'spec.triggers.0.metadata.query', (query: string) => query.replace('topic="keda"', `topic="${name}"`));
    return { ...own, spec: { ...own.spec, minReplicaCount, pollingInterval: 3, cooldownPeriod: 12 } };
  });
  return {
    name,
    objects: [PROMETHEUS_SECRET, ...objects],
    durationSeconds: 100,
    application: {
      exports: [
        { metric: 'rocketmq_consumer_ready_messages', series: 'messages_ready', labels },
        { metric: 'rocketmq_consumer_inflight_messages', series: 'messages_in_flight', labels },
      ],
      load: { kind: 'spike', base: 0, peak: 90, atSecond: 16, forSeconds: 1 },
      work: { demand: 'messages', ratePerPod: 1, concurrencyPerPod: 1 },
    },
  };
}

function scenarios(prometheus: string): readonly Scenario[] {
  const http = exampleObjects('http-metrics-hpa');
  return [
    {
      name: 'http-metrics',
      objects: http.filter(({ kind }) => KINDS.includes(kind)).map((object) => (object.kind !== 'HorizontalPodAutoscaler' ? object
        : changed(changed(object, 'spec.behavior.scaleUp', shortened(0)), 'spec.behavior.scaleDown', shortened(SHORT_SECONDS)))),
      bundle: http.filter(({ kind }) => kind === 'HelmRelease').map(withShortRate),
      durationSeconds: 170,
      application: {
        exports: [{ metric: 'http_requests_total', series: 'requests_total', labels: { path: '/' } }],
        load: { kind: 'spike', base: 3, peak: 60, atSecond: 17, forSeconds: 48 },
        work: { demand: 'requests' },
      },
    },
    rocketMq('rocketmq', prometheus, 2),
    rocketMq('rocketmq-from-zero', prometheus, 0),
    {
      name: 'haproxy',
      objects: exampleObjects('haproxy-queue-keda').filter(({ kind }) => KINDS.includes(kind)).map((object) => {
        if (object.kind !== 'ScaledObject') return object;
        const local = changed(object, 'spec.triggers.0.metadata.serverAddress', () => prometheus);
        const brief = changed(local, 'spec.triggers.0.metadata.query', (query: string) => query.replace('[1m]', '[5s]'));
        return changed(brief, 'spec.advanced.horizontalPodAutoscalerConfig.behavior', ({ scaleDown }: { scaleDown: never }) => ({
          scaleUp: { policies: [{ type: 'Percent', value: 400, periodSeconds: SHORT_SECONDS }] }, scaleDown: shortened(SHORT_SECONDS)(scaleDown),
        }));
      }),
      durationSeconds: 170,
      application: {
        exports: [{ metric: 'haproxy_backend_current_queue', series: 'requests_waiting', labels: { proxy: 'default_svc_app-service_http' } }],
        load: { kind: 'spike', base: 5, peak: 100, atSecond: 17, forSeconds: 41 },
        work: { demand: 'requests', ratePerPod: 12, concurrencyPerPod: 30, queueTimeoutSeconds: 20 },
      },
    },
  ];
}

/** The release of prometheus-adapter with the rate of its rule over 10 s in place of 2 min. */
function withShortRate<T extends Parameters<typeof changed>[0]>(release: T): T {
  return changed(release, 'spec.values.rules.custom.0.metricsQuery', (query: string) => query.replaceAll('[2m]', '[10s]')) as T;
}

describe('on a real control plane, with Prometheus, prometheus-adapter and KEDA, under the load of', () => {
  let cluster: Cluster;
  let exporter: Exporter;
  const clock = new LoadClock();
  const runs = new Map<string, ScenarioRun>();

  beforeAll(async () => {
    exporter = await Exporter.start(clock);
    cluster = await startCluster({ name: 'scaling', keda: true, scraped: exporter.targets, ...CONTROL_PLANE });
    const { folder, prometheus } = cluster;
    const all = scenarios(prometheus);
    const live = all.map((scenario) => new LiveScenario(cluster, scenario, clock));
    await Promise.all(live.map((scenario) => scenario.prepare()));
    await exporter.show(live.map(({ application }) => application));
    const release = all[0]?.bundle?.[0];
    await startPrometheusAdapter(folder, cluster, prometheus, release?.spec.values.rules.custom);
    await waitFor('Prometheus to have scraped everything', async () => {
      const metrics = all.flatMap(({ application }) => application.exports.map(({ metric }) => metric));
      const answers = await Promise.all(metrics.map((metric) => fetch(`${prometheus}/api/v1/query?query=${metric}`).then((answer) => answer.json())));
      return (answers as { data: { result: unknown[] } }[]).every(({ data }) => data.result.length > 0) || undefined;
    });
    clock.start(await exporter.scraped());
    const results = await Promise.all(live.map((scenario) => scenario.run()));
    results.forEach((run, index) => runs.set(all[index]?.name ?? '', run));
  }, 600_000);

  afterAll(async () => {
    await cluster?.stop();
    exporter?.close();
  });

  test.each([
    ['http-metrics', 10, 1],
    ['rocketmq', 3, 2],
    ['rocketmq-from-zero', 3, 0],
    ['haproxy', 10, 1],
  ])('%s, the Deployment goes to %i pods and back to %i, as simulated', (name, most, last) => {
    const { recorded } = runs.get(name) as ScenarioRun;
    const counts = recorded.map(({ replicas }) => replicas);
    expect({ most: Math.max(...counts), last: counts[counts.length - 1] }).toEqual({ most, last });
    expectAsSimulated(runs.get(name) as ScenarioRun);
  });

  const countsOf = (name: string) => runs.get(name)?.recorded.map(({ replicas }) => replicas) ?? [];

  test('http-metrics climbs as the article tells: 1, 3, 6, 10', () => {
    expect(countsOf('http-metrics').slice(0, 4)).toEqual([1, 3, 6, 10]);
  });

  test('rocketmq-from-zero sleeps without messages, is woken by one pod, and sleeps again when the backlog is gone', () => {
    expect(countsOf('rocketmq-from-zero')).toEqual([1, 0, 1, 3, 2, 1, 0]);
  });

  test('haproxy goes down by no more than a quarter of its pods at once, rounded up', () => {
    const counts = countsOf('haproxy');
    const down = counts.slice(counts.indexOf(10));
    expect(down.slice(1)).toEqual(down.slice(0, -1).map((count) => Math.floor(count * 0.75)));
  });

  test('the HorizontalPodAutoscaler tells why in the words of the article', () => {
    expect(runs.get('rocketmq')?.rescales).toContain('New size: 3; reason: external metric s0-prometheus(&LabelSelector{MatchLabels:map[string]string{scaledobject.keda.sh/name: prometheus-scaledobject,},MatchExpressions:[]LabelSelectorRequirement{},}) above target');
    expect(runs.get('http-metrics')?.rescales).toContain('New size: 1; reason: All metrics below target');
  });
});
