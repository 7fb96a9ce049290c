import { found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { advancedHpa } from '../../../src/validation/rules/ahpa/advanced';
import { albGateway, logsInto, mseGateway } from '../../../src/validation/rules/gateway/samples';
import { deployment, hpa, sample, SLS_LABELS, slsHpa } from '../../../src/validation/rules/samples';

const apig = (spec: JsonObject): Manifest => sample('apig.alibabacloud.com/v1alpha1', 'ApigConfig', { spec }, { namespace: undefined });

describe('GATEWAY001: Services of kube-system', () => {
  const route = (fields: JsonObject, metadata: JsonObject = { namespace: 'kube-system' }): Manifest =>
    sample('networking.k8s.io/v1', 'Ingress', { spec: { ...fields, defaultBackend: { service: { name: 'web', port: { number: 80 } } } } }, metadata);
  const own = sample('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'apig.alibabacloud.com/ingress' } }, { name: 'own', namespace: undefined });
  test.each<[string, Manifest[], number]>([
    ['mse', [route({ ingressClassName: 'mse' })], 1], ['apig as an annotation', [route({}, { namespace: 'kube-system', annotations: { 'kubernetes.io/ingress.class': 'apig' } })], 1],
    ['a class of the bundle', [own, route({ ingressClassName: 'own' })], 1], ['another class', [route({ ingressClassName: 'nginx' })], 0], ['no class', [route({})], 0], ['another namespace', [route({ ingressClassName: 'mse' }, {})], 0],
  ])('%s', (_, objects, count) => expect(found('GATEWAY001', objects)).toHaveLength(count));
});

test.each<[JsonObject, number]>([[{ xTrace: {}, openTelemetry: {} }, 1], [{ openTelemetry: {} }, 0], [{}, 0]])('GATEWAY002: %j', (tracing, count) => {
  expect(found('GATEWAY002', [mseGateway({ monitor: { tracing } })])).toHaveLength(count);
  expect(found('GATEWAY002', [apig({ monitor: { tracing } })])).toHaveLength(count);
});

test.each<[Manifest, readonly string[]]>([
  [mseGateway({ common: { instance: { spec: '2c4g', replicas: 30 }, network: { vSwitches: ['a', 'b'] } } }), []],
  [mseGateway({ common: { instance: { replicas: 31 } } }), ["'spec.common.instance.replicas' must be from 0 to 30, got 31"]],
  [mseGateway({ common: { instance: { replicas: -1 } } }), ["'spec.common.instance.replicas' must be from 0 to 30, got -1"]],
  [mseGateway({ common: { network: { vSwitches: ['a', 'b', 'c'] } } }), ["'spec.common.network.vSwitches' must have at most 2 entries, got 3"]],
  [mseGateway({ ingress: { local: { watchNamespace: 'a,b' } } }), ["'spec.ingress.local.watchNamespace' must be one namespace, or empty for all, got \"a,b\""]],
  [apig({ common: { instance: { spec: 'apigw.small.x4' } } }), []],
  [apig({ common: { instance: { spec: 'apigw.medium.x4' } } }), [
    "'spec.common.instance.spec' must be one of apigw.small.x1, apigw.small.x2, apigw.small.x4, apigw.medium.x1, apigw.medium.x2, apigw.medium.x3, apigw.large.x1, apigw.large.x2, apigw.large.x3, got \"apigw.medium.x4\"",
  ]],
  [apig({}), []],
])('GATEWAY003: %j', (object, messages) => expect(found('GATEWAY003', [object])).toEqual(messages));

test.each<[JsonObject, readonly string[]]>([
  [{ override: true }, ["'spec.override' should come with 'spec.global' and 'spec.monitor', which it resets otherwise, got true"]],
  [{ override: true, global: {}, monitor: {} }, []], [{ override: false }, []], [{}, []],
])('GATEWAY004: %j', (spec, messages) => expect(found('GATEWAY004', [mseGateway(spec)])).toEqual(messages));

test.each<[JsonObject, readonly string[]]>([
  [{ accessLogConfig: { logStore: 'alb_a' } }, ["'spec.config.accessLogConfig.logProject' is required and must exist"]],
  [{ accessLogConfig: { logProject: 'a', logStore: 'a_alb' } }, ["'spec.config.accessLogConfig.logStore' must begin with alb_, got \"a_alb\""]],
  [{ zoneMappings: [{}] }, ["'spec.config.zoneMappings' must have at least 2 entries, got 1"]],
  [{ zoneMappings: undefined }, []], [{ accessLogConfig: { logProject: 'a', logStore: 'alb_a' } }, []],
])('GATEWAY005: %j', (config, messages) => expect(found('GATEWAY005', [albGateway(config)])).toEqual(messages));

describe('GATEWAY006: the project of the logs', () => {
  const path = "'spec.metrics[0].external.metric.selector.matchLabels[sls.project]'";
  const product = slsHpa({ ...SLS_LABELS, 'sls.project': 'aliyun-product-data-1-cn-hangzhou' });
  test.each<[string, Manifest[], readonly string[]]>([
    ['another', [mseGateway(logsInto('a')), slsHpa(SLS_LABELS)], [`${path} should be 'a', to which MseIngressConfig default/shop ships its logs, got "shop-access-logs"`]],
    ['none', [mseGateway(), slsHpa(SLS_LABELS)], [`${path} should be a project that MseIngressConfig default/shop ships its logs to, but it ships none, got "shop-access-logs"`]],
    ['the default', [mseGateway(logsInto('')), product], []],
    ['not the default', [mseGateway(logsInto('')), slsHpa(SLS_LABELS)], [`${path} should be aliyun-product-data-<account>-<region>, to which MseIngressConfig default/shop ships its logs, got "shop-access-logs"`]],
    ['the same', [mseGateway(logsInto('shop-access-logs')), slsHpa(SLS_LABELS)], []],
    ['of two gateways', [mseGateway(), apig({}), slsHpa(SLS_LABELS)], []],
    ['of an ALB', [mseGateway(), slsHpa(SLS_LABELS, { name: 'sls_alb_ingress_qps' })], []],
    ['of no gateway', [slsHpa(SLS_LABELS)], []],
  ])('%s', (_, objects, messages) => expect(found('GATEWAY006', objects)).toEqual(messages));
});

test.each([['observer', 0], ['auto', 0], ['proactive', 0], ['reactive', 0], [undefined, 0], ['Auto', 1]])('AHPA001: %s', (scaleStrategy, count) => expect(found('AHPA001', [advancedHpa({ scaleStrategy })])).toHaveLength(count));
test.each<[JsonObject[string], number]>([[1, 0], [100, 0], [0, 1], [101, 1], [0.95, 1], ['95', 1], [undefined, 0]])('AHPA002: %s', (quantile, count) => expect(found('AHPA002', [advancedHpa({ prediction: { quantile } })])).toHaveLength(count));

test.each<[JsonObject, readonly string[]]>([
  [{ startTime: '2026-01-01' }, ["'spec.instanceBounds[0].startTime' must be a time as YYYY-MM-DD HH:MM:SS, got \"2026-01-01\""]],
  [{ endTime: '2026-01-01T00:00:00Z' }, ["'spec.instanceBounds[0].endTime' must be a time as YYYY-MM-DD HH:MM:SS, got \"2026-01-01T00:00:00Z\""]],
  [{ bounds: [{ cron: '* * * *', minReplicas: 1, maxReplicas: 1 }] }, ["'spec.instanceBounds[0].bounds[0].cron' must be a schedule of 5 fields, got \"* * * *\""]],
  [{ bounds: [{ cron: '* * * * *', minReplicas: 2, maxReplicas: 1 }] }, ["'spec.instanceBounds[0].bounds[0].minReplicas' must be at most 'maxReplicas' (1), got 2"]],
  [{ startTime: '2026-01-01 00:00:00', bounds: [{ cron: '* * * * *', minReplicas: 2 }] }, []],
])('AHPA003: %j', (bounds, messages) => expect(found('AHPA003', [advancedHpa({ instanceBounds: [bounds] })])).toEqual(messages));

test.each<[Manifest[], number]>([[[hpa()], 1], [[], 0], [[hpa({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' } })], 0]])('AHPA004: %j', (others, count) => {
  expect(found('AHPA004', [deployment(), ...others, advancedHpa()])).toHaveLength(count);
  expect(found('AHPA004', [deployment(), ...others, advancedHpa({ scaleStrategy: 'observer' })])).toEqual([]);
});

test.each([['0 0 8 * * *', 0], ['0 8 * * *', 1], ['@daily', 0], ['@date 2026-01-01 00:00:00', 0], ['', 1]])('AHPA005: %s', (schedule, count) =>
  expect(found('AHPA005', [sample('autoscaling.alibabacloud.com/v1beta1', 'CronHorizontalPodAutoscaler', { spec: { jobs: [{ schedule }] } })])).toHaveLength(count));

describe('AHPA006: the history that AHPA predicts from', () => {
  const settings = (data: JsonObject) => sample('v1', 'ConfigMap', { data }, { namespace: 'kube-system', name: 'application-intelligence' });
  test.each<[Manifest[], readonly string[]]>([
    [[], ['needs ConfigMap kube-system/application-intelligence, which is not here, and seven days of history']],
    [[settings({})], ["needs 'prometheusUrl' in ConfigMap kube-system/application-intelligence, and seven days of history"]],
    [[settings({ prometheusUrl: 'http://prometheus.monitoring.svc:9090' })], []],
  ])('%j', (others, messages) => expect(found('AHPA006', [...others, advancedHpa()])).toEqual(messages));

  test('is said once for all', () => {
    const other = advancedHpa();
    expect(found('AHPA006', [{ ...other, metadata: { ...other.metadata, name: 'api' } }, other])).toHaveLength(1);
  });
});
