import { Cluster } from './cluster';
import { FAILED } from './given';

/** The ScaledObject of the article on RocketMQ: at least 2 and at most 10 replicas, 30 messages for each. */
const CONSUMER = {
  minReplicaCount: 2,
  maxReplicaCount: 10,
  triggers: [{
    type: 'prometheus',
    metadata: {
      serverAddress: 'http://arms:9090/api/v1/prometheus/x/y/z/cloud-product-rocketmq/cn-beijing',
      metricName: 'rocketmq_consumer_inflight_messages',
      query: 'sum({__name__=~"rocketmq_consumer_ready_messages|rocketmq_consumer_inflight_messages",instance_id="i",topic=~"keda"}) by (consumer_group)',
      threshold: '30',
    },
  }],
};
const MINUTE = 60;

describe('the RocketMQ consumer of the article', () => {
  test('a backlog of 90 messages gives 3 replicas; once it is gone, 2', () => {
    const { changes } = new Cluster(CONSUMER, 2, (second) => (second >= 60 && second < 600 ? 90 : 0)).run(0, 1200);
    // The HPA sees the backlog at 60 s; its records of 3 replicas leave the window of 300 s after the sync at 885 s.
    expect(changes).toEqual([[60, 3], [900, 2]]);
  });

  test('the load test: 10 replicas while messages come, and 2 five minutes after the last', () => {
    // 327 messages at 10 replicas at 47 min, 2225 at 50, 2324 at 51, none from 52 on.
    const printed = [[40, 0], [48, 327], [51, 2225], [52, 2324]] as const;
    const backlog = (second: number): number => printed.find(([until]) => second < until * MINUTE)?.[1] ?? 0;
    const { changes } = new Cluster(CONSUMER, 2, backlog).run(0, 60 * MINUTE);
    expect(changes).toEqual([[40 * MINUTE, 4], [40 * MINUTE + 15, 8], [40 * MINUTE + 30, 10], [57 * MINUTE, 2]]);
  });

  test('as soon as a second group consumes the topic, every read fails, and nothing moves', () => {
    const cluster = new Cluster(CONSUMER, 5, () => 'several').run(0, 600);
    expect([cluster.replicas, cluster.changes]).toEqual([5, []]);
  });
});

describe('worked cases with the HPA', () => {
  const worker = { maxReplicaCount: 10 };

  test('from zero: first 1, then the HPA doubles, from 4 on', () => {
    expect(new Cluster(worker, 0, () => 300).run(0, 60).changes).toEqual([[0, 4], [15, 8], [30, 10]]);
  });

  test('the step from zero waits for a poll, the rest only for the HPA', () => {
    expect(new Cluster(worker, 0, (second) => (second < 5 ? 0 : 300)).run(0, 60).changes).toEqual([[30, 4], [45, 8], [60, 10]]);
  });

  test('static fallback: on from 30 s, and then as many replicas as it says', () => {
    const fallback = { ...worker, minReplicaCount: 2, fallback: { failureThreshold: 3, replicas: 6 } };
    expect(new Cluster(fallback, 2, () => FAILED).run(0, 60).changes).toEqual([[30, 4], [45, 6]]);
  });

  test('fallback from zero: on at the fourth poll', () => {
    const fallback = { ...worker, fallback: { failureThreshold: 3, replicas: 6 } };
    expect(new Cluster(fallback, 0, () => FAILED).run(0, 120).changes).toEqual([[90, 4], [105, 6]]);
  });

  test('without behavior, a wake-up soon after a drop to zero jumps back towards the old count', () => {
    const hasty = { ...worker, cooldownPeriod: 30 };
    const busyThenIdle = (second: number): number => (second < 120 ? 300 : second < 200 ? 0 : 1);
    const { changes } = new Cluster(hasty, 10, busyThenIdle).run(0, 300);
    // The poll at 120 s finds nothing, that at 150 s goes to zero, that at 210 s wakes it; the HPA remembers 10.
    expect(changes).toEqual([[120, 0], [210, 4], [225, 8], [240, 10]]);
    const behaved = { ...hasty, advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds: 300 } } } } };
    expect(new Cluster(behaved, 10, busyThenIdle).run(0, 300).changes).toEqual([[120, 0], [210, 1]]);
  });
});
