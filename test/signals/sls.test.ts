import { context, later, problemsOf, warningsOf } from './samples';
import { interpolate } from '../../src/kubernetes/opaque';
import { sentence } from '../../src/kubernetes/problem';
import { planQpsAutoscaledService } from '../../src/plan/qps-autoscaled-service';
import { alb } from '../../src/signals/alb';
import { apig } from '../../src/signals/apig';
import { mseGateway, type MseGatewaySpec } from '../../src/signals/mse-gateway';
import { nginxIngressSls } from '../../src/signals/nginx-ingress-sls';
import type { SlsStatistic } from '../../src/signals/sls-query';

const PROJECT = 'aliyun-product-data-1234567890123456-cn-hangzhou';
const CONFIRMED = { confirmedBy: 'ticket OPS-42' };
const mse = (spec: Partial<MseGatewaySpec> = {}) => mseGateway({ project: PROJECT, nginxCompatibleLogs: CONFIRMED, ...spec });

describe('what the adapter is asked', () => {
  const average = (name: string, labels: object) => ({
    type: 'External',
    external: { metric: { name, selector: { matchLabels: labels } }, target: { type: 'AverageValue', averageValue: '10' } },
  });

  test('an MSE gateway and an API gateway are asked for the route in the logstore of the NGINX format', () => {
    const labels = { 'sls.project': PROJECT, 'sls.logstore': 'nginx-ingress', 'sls.ingress.route': 'shop-web-8080' };
    expect(mse().hpaMetric?.(context, 10)).toEqual(average('sls_ingress_qps', labels));
    expect(apig({ project: PROJECT }).hpaMetric?.(context, 10)).toEqual(average('sls_ingress_qps', labels));
  });

  test('an ALB is asked for under its own metric', () => {
    expect(alb({ project: 'shop-logs', logstore: 'alb_shop' }).hpaMetric?.(context, 10)).toEqual(average('sls_alb_ingress_qps', {
      'sls.project': 'shop-logs', 'sls.logstore': 'alb_shop', 'sls.ingress.route': 'shop-web-8080',
    }));
  });

  test('ingress-nginx is asked for in the project of the cluster, or in another', () => {
    const labels = (project: string) => ({ 'sls.project': project, 'sls.logstore': 'nginx-ingress', 'sls.ingress.route': 'shop-web-8080' });
    expect(nginxIngressSls({ clusterId: 'c1f2' }).hpaMetric?.(context, 10)).toEqual(average('sls_ingress_qps', labels('k8s-log-c1f2')));
    expect(nginxIngressSls({ project: 'shop-logs' }).hpaMetric?.(context, 10)).toEqual(average('sls_ingress_qps', labels('shop-logs')));
  });

  test('the project of a cluster whose id is known only later is put together by the shell', () => {
    const signal = nginxIngressSls({ clusterId: later });
    expect(signal.problems).toEqual([]);
    expect(signal.hpaMetric?.(context, 10)).toEqual(average('sls_ingress_qps', {
      'sls.project': interpolate`k8s-log-${later}`, 'sls.logstore': 'nginx-ingress', 'sls.ingress.route': 'shop-web-8080',
    }));
  });

  test('interval, delay, retries and endpoint become labels', () => {
    const metric = mse({ intervalSeconds: 30, delaySeconds: 20, maxRetry: 3, endpoint: 'public', logstore: 'web_logs' }).hpaMetric?.(context, 10);
    expect(metric).toEqual(average('sls_ingress_qps', {
      'sls.project': PROJECT,
      'sls.logstore': 'web_logs',
      'sls.ingress.route': 'shop-web-8080',
      'sls.query.interval': '30',
      'sls.query.delay': '20',
      'sls.query.max_retry': '3',
      'sls.internal.endpoint': 'false',
    }));
  });

  test('the internal endpoint is written as true', () => {
    expect(mse({ endpoint: 'internal' }).hpaMetric?.(context, 10)).toMatchObject({
      external: { metric: { selector: { matchLabels: { 'sls.internal.endpoint': 'true' } } } },
    });
  });

  test.each<[SlsStatistic, string, string, object]>([
    ['qps', 'sls_ingress_qps', 'requests/s', { type: 'AverageValue', averageValue: '200' }],
    ['latencyAvg', 'sls_ingress_latency_avg', 'milliseconds', { type: 'Value', value: '200' }],
    ['latencyP50', 'sls_ingress_latency_p50', 'milliseconds', { type: 'Value', value: '200' }],
    ['latencyP95', 'sls_ingress_latency_p95', 'milliseconds', { type: 'Value', value: '200' }],
    ['latencyP99', 'sls_ingress_latency_p99', 'milliseconds', { type: 'Value', value: '200' }],
    ['latencyP9999', 'sls_ingress_latency_p9999', 'milliseconds', { type: 'Value', value: '200' }],
    ['inflow', 'sls_ingress_inflow', 'bytes/s', { type: 'AverageValue', averageValue: '200' }],
  ])('%s is %s in %s', (statistic, name, unit, target) => {
    for (const signal of [mse({ statistic }), apig({ project: PROJECT, statistic }), nginxIngressSls({ clusterId: 'c1', statistic })]) {
      expect(signal.unit).toBe(unit);
      expect(signal.hpaMetric?.(context, 200)).toMatchObject({ external: { metric: { name }, target } });
    }
  });

  test('only an HPA reads it, interval plus delay late, and not without pods', () => {
    for (const signal of [mse(), apig({ project: PROJECT }), alb({ project: 'shop-logs', logstore: 'alb_shop' }), nginxIngressSls({ clusterId: 'c1' })]) {
      expect(signal).toMatchObject({ lagSeconds: 25, lowestMinReplicas: 1 });
      expect(signal.kedaTrigger).toBeUndefined();
    }
    expect(mse({ intervalSeconds: 60, delaySeconds: 30 }).lagSeconds).toBe(90);
    expect([mse(), apig({ project: PROJECT }), alb({ project: 'shop-logs', logstore: 'alb_shop' }), nginxIngressSls({ clusterId: 'c1' })]
      .map(({ source }) => source)).toEqual(['mseGateway', 'apig', 'alb', 'nginxIngressSls']);
  });
});

describe('what must be right', () => {
  test.each([
    ['x'.repeat(4), "'project' must not be a placeholder, got \"xxxx\"; put in the real value"],
    ['logs-****', "'project' must not be a placeholder, got \"logs-****\"; put in the real value"],
    ['<project>', "'project' must not be a placeholder, got \"<project>\"; put in the real value"],
    ['', "'project' must be the name of a project: 3 to 63 lower case letters, digits or \"-\", with a letter or digit at both ends, got \"\""],
    ['ab', "'project' must be the name of a project: 3 to 63 lower case letters, digits or \"-\", with a letter or digit at both ends, got \"ab\""],
    ['Logs', "'project' must be the name of a project: 3 to 63 lower case letters, digits or \"-\", with a letter or digit at both ends, got \"Logs\""],
    ['logs-', "'project' must be the name of a project: 3 to 63 lower case letters, digits or \"-\", with a letter or digit at both ends, got \"logs-\""],
    ['a'.repeat(64), `'project' must be the name of a project: 3 to 63 lower case letters, digits or "-", with a letter or digit at both ends, got "${'a'.repeat(64)}"`],
    ['aliyun-product-data-acme-cn-hangzhou',
      "'project' must be aliyun-product-data-<account id>-<region>, as Alibaba Cloud names the project, got \"aliyun-product-data-acme-cn-hangzhou\""],
    ['aliyun-product-data-123',
      "'project' must be aliyun-product-data-<account id>-<region>, as Alibaba Cloud names the project, got \"aliyun-product-data-123\""],
    ['aliyun-product-data-123-cn-beijing',
      "'project' must lie in the region of the cluster (cn-hangzhou), in which alone the adapter asks, got \"aliyun-product-data-123-cn-beijing\""],
  ])('the project %s is refused', (project, message) => {
    for (const signal of [mse({ project, region: 'cn-hangzhou' }), apig({ project, region: 'cn-hangzhou' }),
      alb({ project, logstore: 'alb_shop', region: 'cn-hangzhou' }), nginxIngressSls({ project, region: 'cn-hangzhou' })]) {
      expect(problemsOf(signal)).toEqual([message]);
    }
  });

  test.each(['abc', 'a'.repeat(63), 'aliyun-product-data-1-cn-hangzhou', 'aliyun-product-data-1-ap-southeast-1', 'aliyun-product-data-1-cn-hangzhou-finance'])(
    'the project %s is accepted', (project) => {
      expect(problemsOf(mse({ project }))).toEqual([]);
    });

  test('a project in the region of the cluster is accepted', () => {
    expect(problemsOf(mse({ region: 'cn-hangzhou' }))).toEqual([]);
    expect(problemsOf(mse({ project: 'shop-logs', region: 'cn-hangzhou' }))).toEqual([]);
  });

  test('a project that is known only later is accepted', () => {
    expect(problemsOf(mse({ project: later, logstore: later }))).toEqual([]);
    expect(problemsOf(alb({ project: later, logstore: later }))).toEqual([]);
  });

  test.each(['mse_gw_access_log', 'apig-access-log', 'apig-plugin-log'])('the native logstore %s is refused', (logstore) => {
    const message = `'logstore' must hold logs in the format of NGINX Ingress: the native logs have no field proxy_upstream_name, got "${logstore}"; `
      + 'switch on the NGINX format and name the logstore that it fills';
    expect(problemsOf(mse({ logstore }))).toEqual([message]);
    expect(problemsOf(apig({ project: PROJECT, logstore }))).toEqual([message]);
    expect(problemsOf(nginxIngressSls({ clusterId: 'c1', logstore }))).toEqual([message]);
  });

  test('logs of an ALB are refused where the NGINX format is needed, and the other way round', () => {
    expect(problemsOf(mse({ logstore: 'alb_shop' }))).toEqual([
      "'logstore' must hold logs in the format of NGINX Ingress: logs of an ALB have no field proxy_upstream_name, got \"alb_shop\"; use QpsSignal.alb()",
    ]);
    expect(problemsOf(alb({ project: 'shop-logs', logstore: 'nginx-ingress' }))).toEqual([
      "'logstore' must start with \"alb_\": an ALB writes to no other, got \"nginx-ingress\"",
    ]);
  });

  test.each([['NginxIngress'], ['-logs'], ['ab'], ['a'.repeat(64)]])('the logstore %s is no name', (logstore) => {
    const message = `'logstore' must be the name of a logstore: 3 to 63 lower case letters, digits, "-" or "_", with a letter or digit at both ends, got "${logstore}"`;
    expect(problemsOf(mse({ logstore }))).toEqual([message]);
    expect(problemsOf(alb({ project: 'shop-logs', logstore }))).toEqual([message]);
  });

  test('a placeholder of a logstore is refused', () => {
    expect(problemsOf(alb({ project: 'shop-logs', logstore: 'alb_<name>' }))).toEqual([
      "'logstore' must not be a placeholder, got \"alb_<name>\"; put in the real value",
    ]);
  });

  test('exactly one of cluster and project must be given for ingress-nginx', () => {
    expect(problemsOf(nginxIngressSls({}))).toEqual(["'clusterId' or 'project' must be given, not both"]);
    expect(problemsOf(nginxIngressSls({ clusterId: 'c1', project: 'shop-logs' }))).toEqual(["'clusterId' or 'project' must be given, not both, got \"c1\""]);
    expect(problemsOf(nginxIngressSls({ clusterId: '<cluster>' }))).toEqual(["'clusterId' must not be a placeholder, got \"<cluster>\"; put in the real value"]);
  });

  test.each([
    [{ intervalSeconds: 14 }, ["'intervalSeconds' must be a whole number from 15, got 14"]],
    [{ intervalSeconds: 15.5 }, ["'intervalSeconds' must be a whole number from 15, got 15.5"]],
    [{ intervalSeconds: 90 }, []],
    [{ intervalSeconds: 91 },
      ["'intervalSeconds' and 'delaySeconds' together must be at most 100: the adapter reads no older logs, got 101; lower one of them"]],
    [{ intervalSeconds: 15, delaySeconds: 85 }, []],
    [{ intervalSeconds: 15, delaySeconds: 86 },
      ["'intervalSeconds' and 'delaySeconds' together must be at most 100: the adapter reads no older logs, got 101; lower one of them"]],
    [{ delaySeconds: -1 }, ["'delaySeconds' must be a whole number from 0, got -1"]],
    [{ delaySeconds: 2.5 }, ["'delaySeconds' must be a whole number from 0, got 2.5"]],
    [{ intervalSeconds: 14, delaySeconds: 90 }, ["'intervalSeconds' must be a whole number from 15, got 14"]],
    [{ maxRetry: 0 }, ["'maxRetry' must be a whole number from 1, got 0"]],
    [{ maxRetry: 1 }, []],
  ])('%j gives %j', (query, messages) => {
    expect(problemsOf(mse(query))).toEqual(messages);
  });

  test.each([[0, ["'delaySeconds' should be at least 10: younger logs may not have arrived, and are not counted, got 0"]],
    [9, ["'delaySeconds' should be at least 10: younger logs may not have arrived, and are not counted, got 9"]], [10, []], [-1, []]])(
    'a delay of %d s warns of %j', (delaySeconds, messages) => {
      expect(warningsOf(mse({ delaySeconds }))).toEqual(messages);
    });

  test.each([[63, []], [64, true]])('a route of %d characters', (length, problem) => {
    const service = { name: 'w'.repeat(length - 'shop--8080'.length), port: { name: 'http', number: 8080 } };
    const route = `shop-${service.name}-8080`;
    expect(route).toHaveLength(length);
    expect(mse().check?.({ ...context, service }, 'hpa').map(sentence)).toEqual(problem === true
      ? [`'route' must be at most 63 characters, since it becomes a label value, got "${route}"; shorten the namespace or the name of the Service`] : []);
  });

  test('a workload without a Service has no route', () => {
    const { service: _, ...alone } = context;
    expect(mse().check?.(alone, 'hpa').map(sentence)).toEqual(["'' needs a Service, from whose name and port the route of the gateway is derived"]);
  });

  test('the switch of a gateway must be confirmed; an ALB and ingress-nginx have none', () => {
    const problems = (signal: ReturnType<typeof apig>) => planQpsAutoscaledService({
      metadata: { name: 'web', namespace: 'shop' }, image: 'web:1', signal, targetQpsPerPod: 10, maxReplicas: 3,
    }).problems.map(sentence);
    const howTo = (gateway: string) => `'signal.nginxCompatibleLogs' must be confirmed, since it cannot be declared: the ${gateway} gateway ships its access logs`
      + ` to the Log Service in the format of NGINX Ingress; switch on 'Compatible with NGINX Ingress' in the log shipping settings of the gateway (${gateway} console,`
      + " Parameter Settings, Observability Parameters), since no API can set it; then pass Precondition.confirmed('how and by whom')";
    expect(problems(mseGateway({ project: PROJECT }))).toEqual([howTo('MSE')]);
    expect(problems(apig({ project: PROJECT }))).toEqual([howTo('APIG')]);
    expect(problems(apig({ project: PROJECT, nginxCompatibleLogs: CONFIRMED }))).toEqual([]);
    expect(apig({ project: PROJECT }).needs?.(context, 'hpa').preconditions?.map(({ id }) => id)).toEqual(['apig-nginx-compatible-logs']);
    expect(problems(alb({ project: 'shop-logs', logstore: 'alb_shop' }))).toEqual([]);
    expect(problems(nginxIngressSls({ clusterId: 'c1' }))).toEqual([]);
  });
});
