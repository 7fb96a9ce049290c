import { hpa, podsMetric, run, samples, SECOND } from './given';

/** The HPA of the article on HTTP metrics with Prometheus (deploy/hpa.yaml), and the averages that its load test printed. */
const METRICS_APP = hpa({
  minReplicas: 1,
  maxReplicas: 10,
  metrics: [podsMetric('5')],
  behavior: {
    scaleUp: {
      stabilizationWindowSeconds: 30,
      policies: [{ type: 'Pods', value: 2, periodSeconds: 30 }, { type: 'Percent', value: 100, periodSeconds: 30 }],
      selectPolicy: 'Max',
    },
    scaleDown: {
      stabilizationWindowSeconds: 300,
      policies: [{ type: 'Pods', value: 1, periodSeconds: 180 }, { type: 'Percent', value: 50, periodSeconds: 180 }],
      selectPolicy: 'Max',
    },
  },
});

/** Seconds after 11:48:44 and the mean per pod, in thousandths; the first line is idle. */
const PRINTED: readonly (readonly [number, number])[] = [
  [0, 300], [11, 39380], [31, 97190], [42, 151960], [63, 180460], [73, 84360], [84, 90730], [94, 61330], [105, 58100], [115, 56580], [125, 44740],
  [136, 34190], [146, 31170],
];
const IDLE_MILLI = 295;
const SYNC_MILLIS = 15 * SECOND + 20;

function printedAt(seconds: number): number {
  return PRINTED.filter(([at]) => at <= seconds).at(-1)?.[1] ?? 0;
}

describe('the load test of the article', () => {
  test('1, 3, 6 and 10 pods, 30 s apart', () => {
    // The first sync finds the application idle; that record holds 1 pod until it has left the up window.
    const { replicas } = run(METRICS_APP, 1, 12, (sync, current) => {
      const mean = printedAt(sync * 15);
      return { metrics: [samples(Array.from({ length: current }, () => mean))] };
    }, SYNC_MILLIS);
    expect([...new Set(replicas)]).toEqual([1, 3, 6, 10]);
    expect(replicas).toEqual([1, 1, 3, 3, 6, 6, 10, 10, 10, 10, 10, 10]);
  });

  test('afterwards 300 s nothing, then 5, 2 and 1 pod, 180 s apart', () => {
    const loaded = run(METRICS_APP, 1, 12, (_sync, current) => ({ metrics: [samples(Array.from({ length: current }, () => 60000))] }), SYNC_MILLIS);
    const idle = run(METRICS_APP, 10, 60, (sync, current) => {
      return { nowMillis: (sync + 13) * SYNC_MILLIS, metrics: [samples(Array.from({ length: current }, () => IDLE_MILLI))] };
    }, SYNC_MILLIS, loaded.state);
    const changes = idle.replicas.flatMap((count, index) => count === (idle.replicas[index - 1] ?? 10) ? [] : [[index, count]]);
    // 20 syncs of 15.02 s are the first beyond 300 s, 12 the first beyond 180 s.
    expect(changes).toEqual([[19, 5], [31, 2], [43, 1]]);
  });
});
