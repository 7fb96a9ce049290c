import { fixes, found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { hpa, sample, service, SLS_LABELS, slsHpa } from '../../../src/validation/rules/samples';

const LABELS = 'spec.metrics[0].external.metric.selector.matchLabels';
const labelled = (labels: JsonObject): Manifest[] => [slsHpa({ ...SLS_LABELS, ...labels })];

describe('what counts as a metric of the Log Service', () => {
  const named = (metric: JsonObject): Manifest => hpa({ metrics: [{ type: 'External', external: { metric, target: { type: 'Value', value: '1' } } }] });

  test('a name that starts with sls_, or a label that only the adapter has', () => {
    expect(found('SLS001', [named({ name: 'sls_ingress_qps' })])).toHaveLength(2);
    expect(found('SLS001', [named({ name: 'qps', selector: { matchLabels: { 'sls.ingress.route': 'a' } } })])).toHaveLength(2);
  });

  test('no other metric', () => {
    expect(found('SLS001', [named({ name: 'queue_length' })])).toEqual([]);
    expect(found('SLS001', [hpa({ metrics: [{ type: 'Pods', pods: { metric: { name: 'sls_ingress_qps' } } }] })])).toEqual([]);
  });

  test('each metric is looked at, under its own path', () => {
    const external = { metric: { name: 'sls_ingress_qps', selector: { matchLabels: SLS_LABELS } }, target: { type: 'AverageValue', averageValue: '1' } };
    const without = { ...external, metric: { name: 'sls_ingress_qps', selector: { matchLabels: { ...SLS_LABELS, 'sls.ingress.route': '' } } } };
    const metrics = [external, without, without].map((one) => ({ type: 'External', external: one }));
    expect(found('SLS002', [hpa({ metrics })])).toEqual([1, 2].map((position) =>
      `'spec.metrics[${position}].external.metric.selector.matchLabels[sls.ingress.route]' is required: without it all traffic of the logstore counts`));
  });
});

test.each(['sls.project', 'sls.logstore'])('SLS001: %s must not be empty', (key) =>
  expect(found('SLS001', labelled({ [key]: '' }))).toEqual([`'${LABELS}[${key}]' is required and must not be empty`]));

describe('SLS003, SLS016, SLS017: routes and Services', () => {
  const route = (text: string): Manifest => slsHpa({ ...SLS_LABELS, 'sls.ingress.route': text });
  const web = service({ ports: [{ name: 'http', port: 80, targetPort: 8080 }, { port: 443 }] });

  test.each(['shop-web-80', 'shop-web-http', 'shop-web-443', 'sticky-shop-web-80'])('%s is a route of the Service', (text) => {
    expect([...found('SLS003', [web, route(text)]), ...found('SLS017', [web, route(text)]), ...found('SLS016', [web, route(text)])]).toEqual([]);
  });

  test('a Service without ports has no route', () => {
    expect(found('SLS003', [service({ ports: [] }), route('shop-web-80')])).toEqual([`'${LABELS}[sls.ingress.route]' must end in a port of Service shop/web: none, got "shop-web-80"`]);
  });

  test('the Service with the longest name is meant', () => {
    expect(fixes('SLS003', [web, service({}, { name: 'web-admin' }), route('shop-web-admin-9090')])).toEqual(['write shop-web-admin-80']);
    expect(found('SLS003', [web, route('shop-web-admin-9090')])).toEqual([
      `'${LABELS}[sls.ingress.route]' must end in a port of Service shop/web: http (80), 443, got "shop-web-admin-9090"`,
    ]);
  });

  test('a route of nobody is found only beside Services of its namespace', () => {
    expect(found('SLS017', [web, route('shop-api-80')])).toEqual([`'${LABELS}[sls.ingress.route]' should be the route of a Service of this bundle, got "shop-api-80"`]);
    expect(found('SLS003', [web, route('shop-api-80')])).toEqual([]);
    expect(found('SLS017', [service({}, { namespace: 'other' }), route('shop-api-80')])).toEqual([]);
    expect(found('SLS017', [route('shop-api-80')])).toEqual([]);
    expect(found('SLS017', [web, route('shop-web-9090')])).toEqual([]);
  });

  test('the route that was meant is proposed if it is near', () => {
    expect(fixes('SLS017', [web, route('shop-wep-80')])).toEqual(['write shop-web-80']);
    expect(fixes('SLS017', [web, route('0')])).toEqual(['write <namespace>-<service>-<port of the Service>, or acknowledge that the Service is declared elsewhere']);
  });

  test('three Services with one route are all named', () => {
    const services = [service({}, { name: 'a', namespace: 'shop-web' }), service({}, { name: 'web-a' }), service({}, { name: 'web-a' })];
    expect(found('SLS016', [...services, route('shop-web-a-80')])).toEqual([
      `'${LABELS}[sls.ingress.route]' should be the route of one Service, not of Service shop-web/a and Service shop/web-a and Service shop/web-a, got "shop-web-a-80"`,
    ]);
  });
});

describe('SLS004: label values', () => {
  test.each([[63, 0], [64, 1]])('%i characters are found %i times', (length, times) =>
    expect(found('SLS004', labelled({ 'sls.ingress.route': 'a'.repeat(length) }))).toHaveLength(times));
  test.each(['-a', 'a-', 'a b', 'a/b', '*'])('%s is none', (value) => expect(found('SLS004', labelled({ 'sls.project': value }))).toHaveLength(1));
  test('a number must be quoted', () => {
    expect(found('SLS004', labelled({ 'sls.query.interval': 15 }))).toEqual([`'${LABELS}[sls.query.interval]' must be a text, got 15`]);
    expect(fixes('SLS004', labelled({ 'sls.query.interval': 15 }))).toEqual(['write "15"']);
  });
});

test('SLS005: a label of another program is ignored as well, and has no near name', () => {
  expect(found('SLS005', labelled({ 'app': 'web', 'sls.query.delay': '10' }))).toEqual([`'${LABELS}[app]' is not known to the adapter and is ignored`]);
  expect(fixes('SLS005', labelled({ app: 'web' }))[0]).toMatch(/^use one of sls.project, /);
});

describe('SLS006: numbers of the query', () => {
  test.each<[string, string, string]>([
    ['sls.query.interval', '14', 'must be at least 15: the adapter silently takes 15, got "14"'],
    ['sls.query.interval', '15s', 'must be a whole number, got "15s"'],
    ['sls.query.delay', '-1', 'must be at least 0: the adapter then asks for logs of the future, got "-1"'],
    ['sls.query.delay', '1.5', 'must be a whole number, got "1.5"'],
    ['sls.query.max_retry', '0', 'must be at least 1: the adapter silently takes 5, got "0"'],
    ['sls.query.max_retry', ' 1', 'must be a whole number, got " 1"'],
  ])('%s: %s', (key, value, rule) => expect(found('SLS006', labelled({ [key]: value }))).toEqual([`'${LABELS}[${key}]' ${rule}`]));

  test.each([['sls.query.interval', '15'], ['sls.query.delay', '0'], ['sls.query.delay', '+5'], ['sls.query.max_retry', '1'], ['sls.query.interval', '']])(
    '%s: %p', (key, value) => expect(found('SLS006', labelled({ [key]: value }))).toEqual([]));
});

describe('SLS007: the reach of the adapter', () => {
  const query = (interval?: string, delay?: string): readonly string[] => found('SLS007', labelled({ 'sls.query.interval': interval, 'sls.query.delay': delay }));
  test.each<[string | undefined, string | undefined, number]>([
    ['90', undefined, 0], ['91', undefined, 1], [undefined, '85', 0], [undefined, '86', 1], ['50', '50', 0], ['50', '51', 1], ['5', '85', 0], ['5', '86', 1], ['x', '200', 0],
    ['200', 'x', 0],
  ])('an interval of %s and a delay of %s are found %i times', (interval, delay, times) => expect(query(interval, delay)).toHaveLength(times));
  test('shows the sum', () => expect(query('95', '10')).toEqual([`'${LABELS}[sls.query.interval]' and 'sls.query.delay' together must be at most 100 seconds, got 105`]));
});

test.each([['9', 1], ['10', 0], ['0', 1], ['-1', 0], ['x', 0]])('SLS008: a delay of %s is found %i times', (delay, times) =>
  expect(found('SLS008', labelled({ 'sls.query.delay': delay }))).toHaveLength(times));

test.each([['true', 0], ['false', 0], ['False', 1], ['0', 1], ['no', 1], ['', 1]])('SLS009: the text %p is found %i times', (text, times) =>
  expect(found('SLS009', labelled({ 'sls.internal.endpoint': text }))).toHaveLength(times));

test('SLS009: the default is fine', () => expect(found('SLS009', labelled({}))).toEqual([]));

describe('SLS012: rates are averaged, latencies are not', () => {
  const metric = (name: string, target: JsonObject): readonly string[] => found('SLS012', [slsHpa(SLS_LABELS, { name }, target)]);
  test.each(['sls_ingress_qps', 'sls_alb_ingress_qps', 'sls_ingress_inflow'])('%s is a rate', (name) => {
    expect(metric(name, { type: 'Value', value: '10' })).toEqual([`'spec.metrics[0].external.target.value' should be 'averageValue', since ${name} is a rate of the whole route, got "10"`]);
    expect(metric(name, { type: 'AverageValue', averageValue: '10' })).toEqual([]);
  });
  test.each(['avg', 'p50', 'p95', 'p99', 'p9999'])('the latency %s is not', (which) => {
    const name = `sls_ingress_latency_${which}`;
    expect(metric(name, { type: 'AverageValue', averageValue: '10' })).toEqual([`'spec.metrics[0].external.target.averageValue' should be 'value', since ${name} is a latency, got "10"`]);
    expect(metric(name, { type: 'Value', value: '10' })).toEqual([]);
  });
  test('what is unknown, or has no target, is left to other rules', () => {
    expect(metric('sls_ingress_pv', { type: 'Value', value: '10' })).toEqual([]);
    expect(metric('sls_ingress_qps', {})).toEqual([]);
  });
});

test.each([['1', 0], ['10', 0], ['1500m', 1], ['0.5', 1], ['1k', 0], ['0', 0], ['-500m', 0], ['ten', 0]])('SLS013: a target of %s is found %i times', (quantity, times) => {
  expect(found('SLS013', [slsHpa(SLS_LABELS, {}, { type: 'AverageValue', averageValue: quantity })])).toHaveLength(times);
  expect(found('SLS013', [slsHpa(SLS_LABELS, {}, { type: 'Value', value: quantity })])).toHaveLength(times);
});

describe('SLS014: the field of the route', () => {
  const logs = (name: string, logstore: string): readonly string[] => found('SLS014', [slsHpa({ ...SLS_LABELS, 'sls.logstore': logstore }, { name })]);
  test.each(['mse_gw_access_log', 'apig-access-log', 'apig-plugin-log'])('is not in %s', (logstore) => {
    expect(logs('sls_ingress_qps', logstore)).toEqual([
      `'${LABELS}[sls.logstore]' must hold logs in the format of NGINX Ingress for sls_ingress_qps, not the native logs of the gateway, got "${logstore}"`,
    ]);
  });
  test('differs for an ALB', () => {
    expect(logs('sls_ingress_qps', 'alb_web')).toEqual([
      `'${LABELS}[sls.logstore]' must hold logs in the format of NGINX Ingress for sls_ingress_qps, not those of an ALB, got "alb_web"`,
    ]);
    expect(logs('sls_alb_ingress_qps', 'nginx-ingress')).toEqual([
      `'${LABELS}[sls.logstore]' must be the logstore of an ALB, which starts with "alb_", for sls_alb_ingress_qps, got "nginx-ingress"`,
    ]);
    expect(logs('sls_alb_ingress_qps', 'alb_web')).toEqual([]);
  });
  test('is not known of other metrics, nor without a logstore', () => {
    expect(logs('sls_ingress_pv', 'mse_gw_access_log')).toEqual([]);
    expect(logs('sls_ingress_qps', '')).toEqual([]);
  });
});

test.each([
  ['aliyun-product-data-1234567890123456-cn-hangzhou', 0], ['aliyun-product-data-1234567890123456-cn-shanghai-finance-1', 0],
  ['aliyun-product-data-1234567890123456', 1], ['aliyun-product-data-cn-hangzhou', 1], ['aliyun-product-data-xxxxxxxx-cn-hangzhou', 0],
  ['aliyun-product-data-12****56-cn-hangzhou', 0], ['my-logs', 0],
])('SLS015: the project %s is found %i times', (project, times) => expect(found('SLS015', labelled({ 'sls.project': project }))).toHaveLength(times));

describe('SLS018: the index of a logstore of one\'s own', () => {
  const PIPELINE = 'telemetry.alibabacloud.com/v1alpha1';
  const keys = (fields: Readonly<Record<string, string>>) => ({
    keys: Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, { type, doc_value: true }])),
  });
  const pipeline = (index: JsonObject | undefined, project = 'shop-access-logs') => sample(PIPELINE, 'ClusterAliyunPipelineConfig', {
    spec: { project: { name: project }, logstores: [{ name: 'other' }, { name: 'nginx-ingress', ...(index !== undefined && { index }) }] },
  }, { name: 'logs' });
  const ALL = { proxy_upstream_name: 'text', request_time: 'double', request_length: 'long' };

  test.each<[string, string, JsonObject | undefined, string | undefined]>([
    ['sls_ingress_qps', 'without any', undefined, 'proxy_upstream_name (text)'],
    ['sls_ingress_qps', 'on what it needs', keys({ proxy_upstream_name: 'text' }), undefined],
    ['sls_ingress_qps', 'of another type', keys({ proxy_upstream_name: 'json' }), 'proxy_upstream_name (text)'],
    ['sls_ingress_latency_p95', 'on the route alone', keys({ proxy_upstream_name: 'text' }), 'request_time (double)'],
    ['sls_ingress_inflow', 'without any', keys({}), 'proxy_upstream_name (text) and request_length (long)'],
    ['sls_ingress_inflow', 'on all', keys(ALL), undefined],
    ['sls_ingress_pv', 'of a metric that does not exist', undefined, undefined],
  ])('%s: %s', (name, _, index, lacking) => {
    expect(found('SLS018', [pipeline(index), slsHpa(SLS_LABELS, { name })])).toEqual(lacking === undefined ? [] : [
      `'${LABELS}[sls.logstore]' should have a field index on ${lacking}, which ClusterAliyunPipelineConfig shop/logs does not make, got "nginx-ingress"`,
    ]);
  });

  test('is that of the same project, which is the one of the cluster unless it is named', () => {
    expect(found('SLS018', [pipeline(undefined, 'other-logs'), slsHpa(SLS_LABELS)])).toEqual([]);
    const own = sample('log.alibabacloud.com/v1alpha1', 'AliyunLogConfig', { spec: { logstore: 'nginx-ingress' } }, { name: 'logs', namespace: 'kube-system' });
    expect(found('SLS018', [own, slsHpa(SLS_LABELS)])).toEqual([]);
    expect(found('SLS018', [own, slsHpa({ ...SLS_LABELS, 'sls.project': 'k8s-log-c0123' })])).toHaveLength(1);
  });
});
