import fc from 'fast-check';
import { consumer, ENDPOINT, key, rocketMqSpec } from './backlog-samples';
import { later, problemsOf, textOf, warningsOf } from './samples';
import { checkPromql } from '../../src/kubernetes/promql/check';
import { seriesShape } from '../../src/kubernetes/promql/series-shape';
import type { Backlog } from '../../src/signals/backlog';
import { rocketMq, type RocketMqSpec } from '../../src/signals/backlog-rocketmq';
import { rocketMqBroker } from '../../src/signals/backlog-rocketmq-broker';
import { rocketMqExporter } from '../../src/signals/backlog-rocketmq-exporter';
import { basicAuth, bearerAuth } from '../../src/signals/prometheus-auth';

const mq = (spec: Partial<RocketMqSpec> = {}): Backlog => rocketMq({ ...rocketMqSpec, ...spec });
const queryOf = (backlog: Backlog): unknown => backlog.kedaTrigger(consumer, 30).metadata.query;
const address = (host: string, region: string, scheme = 'http', port = 9090) =>
  `${scheme}://${host}.arms.aliyuncs.com:${port}/api/v1/prometheus/8cba801fff65546a/1234567890/cloud-product-rocketmq/${region}`;

describe('ApsaraMQ for RocketMQ', () => {
  test('gives the trigger of the article, with the group pinned and without by, and the authentication', () => {
    expect(mq().kedaTrigger(consumer, 30)).toEqual({
      type: 'prometheus',
      metadata: {
        serverAddress: ENDPOINT,
        query: 'sum({__name__=~"rocketmq_consumer_ready_messages|rocketmq_consumer_inflight_messages",'
          + 'instance_id="rmq-cn-abc",topic="orders",consumer_group="billing"})',
        threshold: '30',
        ignoreNullValues: 'false',
        authModes: 'custom',
      },
      authenticationRef: { name: 'orders' },
    });
    expect(mq().needs?.(consumer, 'keda').objects).toEqual([{
      id: 'TriggerAuthentication',
      draft: {
        apiVersion: 'keda.sh/v1alpha1',
        kind: 'TriggerAuthentication',
        metadata: { name: 'orders', namespace: 'shop', labels: { app: 'orders' } },
        spec: {
          secretTargetRef: [
            { parameter: 'customAuthHeader', name: 'queue', key: 'header' },
            { parameter: 'customAuthValue', name: 'queue', key: 'value' },
          ],
        },
      },
    }]);
  });

  test('without authentication nothing is emitted and nothing referred to', () => {
    const { auth: _, ...rest } = rocketMqSpec;
    expect(rocketMq(rest).kedaTrigger(consumer, 30)).not.toHaveProperty('authenticationRef');
    expect(rocketMq(rest).kedaTrigger(consumer, 30).metadata).not.toHaveProperty('authModes');
    expect(rocketMq(rest).needs?.(consumer, 'keda')).toEqual({ objects: [] });
  });

  test('waiting messages alone, and the time to wait for an answer', () => {
    expect(queryOf(mq({ messages: 'ready' }))).toBe('sum(rocketmq_consumer_ready_messages{instance_id="rmq-cn-abc",topic="orders",consumer_group="billing"})');
    expect(mq({ timeoutSeconds: 10 }).kedaTrigger(consumer, 30).metadata).toMatchObject({ timeout: '10s' });
  });

  test('values known only later are put in, escaped', () => {
    const backlog = mq({ endpoint: later, instanceId: later, topic: later, consumerGroup: later });
    expect(problemsOf(backlog)).toEqual([]);
    expect(textOf(backlog.kedaTrigger(consumer, 30).metadata.query, 'a"b')).toContain('instance_id="a\\"b",topic="a\\"b",consumer_group="a\\"b"');
    expect(backlog.kedaTrigger(consumer, 30).metadata.serverAddress).toBe(later);
  });

  test('any topic and group give a query of one series that names them exactly', () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (topic, consumerGroup) => {
      for (const messages of ['ready', 'readyAndInflight'] as const) {
        const query = String(queryOf(mq({ topic, consumerGroup, messages })));
        expect(checkPromql(query).problems).toEqual([]);
        expect(seriesShape(query)).toBe('one');
      }
    }));
  });

  test('the minimum can be 0 only if the gauges are said to stay', () => {
    expect(mq()).toMatchObject({
      lowestMinReplicas: 1,
      wakeFix: "raise it, or if the gauges of the consumer group stay without a connected consumer, pass 'gaugesWithoutConsumers': stop all consumers "
        + 'for ten minutes and look whether the query still returns a number',
    });
    const confirmed = mq({ gaugesWithoutConsumers: { confirmedBy: 'test of 2026-11-02' } });
    expect(confirmed.lowestMinReplicas).toBe(0);
    expect(confirmed.wakeFix).toBeUndefined();
    expect(confirmed.needs?.(consumer, 'keda').preconditions).toEqual([{
      id: 'rocketmq-gauges-without-consumers',
      statement: 'the gauges of the consumer group stay without a connected consumer',
      howTo: 'stop all consumers for ten minutes and look whether the query still returns a number',
      confirmedBy: 'test of 2026-11-02',
    }]);
  });

  test.each([
    [address('cn-beijing-intranet', 'cn-beijing'), 'cn-beijing', []],
    [address('cn-beijing-intranet', 'cn-beijing', 'https', 9443), undefined, []],
    [`${address('cn-beijing-intranet', 'cn-beijing')}/`, undefined, []],
    [address('ap-southeast-1-intranet', 'ap-southeast-1'), 'ap-southeast-1', []],
    ['http://prometheus.monitoring:9090', 'cn-beijing', []],
    [address('cn-beijing-intranet', 'cn-hangzhou'), 'cn-beijing', [
      expect.stringMatching(/^'endpoint' must name one region: the host is in cn-beijing, the path ends with cn-hangzhou, got /),
    ]],
    [address('cn-beijing-intranet', 'cn-beijing'), 'cn-hangzhou', [expect.stringMatching(/^'endpoint' must be in the region of the instance \(cn-hangzhou\), got /)]],
    [address('cn-beijing-intranet', 'cn-beijing', 'http', 80), undefined, [expect.stringMatching(
      /^'endpoint' must have the form http:\/\/<region>-intranet\.arms\.aliyuncs\.com:9090\/api\/v1\/prometheus\/<hash>\/<account>\/<instance>\/<region>, got .*; copy the HTTP API URL \(Grafana Read URL\) from the settings of the instance 'Cloud Services-<region>'$/)]],
    ['http://cn-beijing.arms.aliyuncs.com:9090/api/v1/prometheus/8cba801fff65546a3012e9a684****/****538168824185/cloud-product-rocketmq/cn-beijing', undefined, [
      expect.stringMatching(/^'endpoint' must not be a placeholder, got .*; put in the real value$/),
    ]],
    ['http://token@cn-beijing.arms.aliyuncs.com:9090', undefined, [
      "'endpoint' must not hold credentials, which end up in the manifest; reference a Secret with 'auth'",
    ]],
  ])('the endpoint %s for an instance in %s', (endpoint, region, problems) => {
    expect(problemsOf(mq({ endpoint, ...(region !== undefined && { region }) }))).toEqual(problems);
  });

  test.each([
    [{ instanceId: 'mq-cn-abc' }, '\'instanceId\' must be the id of a 5.x instance, which starts with "rmq-", got "mq-cn-abc"'],
    [{ instanceId: 'MQ_INST_1234_abc' }, '\'instanceId\' must be the id of a 5.x instance, which starts with "rmq-", got "MQ_INST_1234_abc"'],
    [{ instanceId: 'rmq-cn-uax3xxxxxx' }, '\'instanceId\' must not be a placeholder, got "rmq-cn-uax3xxxxxx"; put in the real value'],
    [{ topic: '' }, '\'topic\' must not be empty, got ""'],
    [{ consumerGroup: '<group>' }, '\'consumerGroup\' must not be a placeholder, got "<group>"; put in the real value'],
    [{ auth: bearerAuth(key('token')) }, '\'auth\' must not be bearer at Managed Service for Prometheus: it wants the raw token, without the word "Bearer"; '
      + 'use PrometheusAuth.custom() with the header Authorization (V1), or PrometheusAuth.basic() with an AccessKey pair (V2)'],
    [{ timeoutSeconds: 0 }, "'timeoutSeconds' must be a number greater than 0, got 0"],
  ])('%j is refused', (spec, problem) => expect(problemsOf(mq(spec))).toEqual([problem]));

  test('basic is right at V2, and bearer at any other Prometheus', () => {
    expect(problemsOf(mq({ auth: basicAuth({ username: key('id'), password: key('secret') }) }))).toEqual([]);
    expect(problemsOf(mq({ endpoint: 'https://prometheus.example.com', auth: bearerAuth(key('token')) }))).toEqual([]);
    expect(problemsOf(mq({ endpoint: later, auth: bearerAuth(key('token')) }))).toEqual([]);
  });

  test('a public address is pointed out', () => {
    const [warning] = warningsOf(mq({ endpoint: address('cn-beijing', 'cn-beijing') }));
    expect(warning).toMatch(/^'endpoint' should be the intranet address where the cluster is in the same region, got /);
    expect(warning).toMatch(/; use the host cn-beijing-intranet\.arms\.aliyuncs\.com$/);
    expect(warningsOf(mq())).toEqual([]);
    expect(warningsOf(mq({ endpoint: later }))).toEqual([]);
  });
});

describe('Apache RocketMQ', () => {
  const server = { serverAddress: 'http://prometheus:9090' };

  test('through the exporter: each group once, however many consumers its labels name', () => {
    const backlog = rocketMqExporter({ ...server, topic: 'orders', consumerGroup: 'billing', labels: { job: 'rocketmq' } });
    expect(queryOf(backlog)).toBe('sum(max by (group, topic) (rocketmq_group_diff{group="billing",topic="orders",job="rocketmq"}))');
    expect(seriesShape(String(queryOf(backlog)))).toBe('one');
    expect(backlog.needs?.(consumer, 'keda')).toEqual({ objects: [] });
  });

  test('from the brokers: summed over brokers and retries', () => {
    const backlog = rocketMqBroker({ ...server, topic: 'orders', consumerGroup: 'billing', cluster: 'c1', messages: 'ready', labels: { job: 'broker' } });
    expect(queryOf(backlog)).toBe('sum(rocketmq_consumer_ready_messages{cluster="c1",topic="orders",consumer_group="billing",job="broker"})');
    expect(queryOf(rocketMqBroker({ ...server, topic: 'orders', consumerGroup: 'billing' }))).toBe(
      'sum({__name__=~"rocketmq_consumer_ready_messages|rocketmq_consumer_inflight_messages",topic="orders",consumer_group="billing"})');
  });

  test('the brokers show nothing without consumers, unless they keep static subscriptions', () => {
    const backlog = rocketMqBroker({ ...server, topic: 't', consumerGroup: 'g' });
    expect(backlog.wakeFix).toBe("raise it, or if the brokers run with useStaticSubscription=true, pass 'staticSubscription': set it in the configuration of every broker");
    expect(rocketMqBroker({ ...server, topic: 't', consumerGroup: 'g', staticSubscription: { confirmedBy: 'OPS-1' } }).lowestMinReplicas).toBe(0);
  });

  test.each([rocketMqExporter, rocketMqBroker])('topic, group and server are checked', (factory) => {
    expect(problemsOf(factory({ serverAddress: 'prometheus', topic: '', consumerGroup: '****' }))).toEqual([
      '\'topic\' must not be empty, got ""',
      '\'consumerGroup\' must not be a placeholder, got "****"; put in the real value',
      '\'serverAddress\' must be an http or https URL, got "prometheus"',
    ]);
  });
});
