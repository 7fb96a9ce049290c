import { fixes, found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { adapterRelease } from '../../../src/validation/rules/prometheus/samples';
import { container, deployment, hpa, podTemplate, prometheusObject, sample, service, slsHpa } from '../../../src/validation/rules/samples';
import { ingress, podMonitor, serviceMonitor } from '../../../src/validation/rules/wiring/samples';

describe('WIRING001, WIRING002, WIRING003: ServiceMonitors', () => {
  const rules = ['WIRING001', 'WIRING002', 'WIRING003'];
  const findings = (...objects: Manifest[]): readonly string[] => rules.flatMap((id) => found(id, objects).map(() => id));
  const away = { namespace: 'monitoring' };

  test.each<[string, Manifest[], readonly string[]]>([
    ['the Service is elsewhere altogether', [serviceMonitor()], []],
    ['the number of the port stands for its name', [service(), serviceMonitor({ endpoints: [{ port: '80' }] })], ['WIRING001']],
    ['one of the selected Services has the port', [service(), service({ ports: [{ name: 'metrics', port: 1 }] }, { name: 'b' }), serviceMonitor({ endpoints: [{ port: 'metrics' }] })], []],
    ['the endpoint has a targetPort', [service(), serviceMonitor({ endpoints: [{ targetPort: 8080 }] })], []],
    ['labels are those of the pods', [service({}, { labels: { team: 'a' } }), serviceMonitor()], ['WIRING002']],
    ['labels are of nobody', [service({ selector: { app: 'api' } }, { labels: {} }), serviceMonitor()], []],
    ['the monitor is in another namespace', [service(), serviceMonitor({}, away)], ['WIRING003']],
    ['the monitor names another namespace', [service(), serviceMonitor({ namespaceSelector: { matchNames: ['a', 'b'] } }, away)], ['WIRING003']],
    ['the monitor names the namespace', [service(), serviceMonitor({ namespaceSelector: { matchNames: ['a', 'shop'] } }, away)], []],
    ['the monitor looks everywhere', [service(), serviceMonitor({ namespaceSelector: { any: true } }, away)], []],
    ['it selects by expressions', [service(), serviceMonitor({ selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, endpoints: [{ port: 'x' }] })], ['WIRING001']],
  ])('%s', (_, objects, ids) => expect(findings(...objects)).toEqual(ids));

  test('at most three Services are shown', () => {
    const services = ['a', 'b', 'c', 'd'].map((name) => service({}, { name }));
    expect(found('WIRING001', [...services, serviceMonitor({ endpoints: [{ port: 'x' }] })])).toEqual([
      "'spec.endpoints[0].port' must be the name of a port of Service shop/a: http (80); Service shop/b: http (80); Service shop/c: http (80), got \"x\"",
    ]);
  });

  test('WIRING003 names the namespaces that the monitor looks in', () => {
    expect(found('WIRING003', [service(), serviceMonitor({ namespaceSelector: { matchNames: ['a', 'b'] } })])).toEqual([
      "'spec.namespaceSelector' must include 'shop' to select Service shop/web, got only 'a', 'b'",
    ]);
  });
});

describe('WIRING004: metrics of the adapter', () => {
  const pods = (name: string): Manifest => hpa({ metrics: [{ type: 'Pods', pods: { metric: { name }, target: { type: 'AverageValue', averageValue: '1' } } }] });
  const config = (text: string): Manifest => sample('v1', 'ConfigMap', { data: { 'config.yaml': text } });
  const external = (name: string): Manifest => slsHpa({}, { name });

  test.each<[string, Manifest[], number]>([
    ['a rule gives it', [adapterRelease('${1}_per_second'), pods('http_requests_per_second')], 0],
    ['another name is given', [adapterRelease('requests'), pods('http_requests_per_second')], 1],
    ['no rule is in the bundle', [pods('http_requests_per_second')], 0],
    ['the rules serve the other API', [adapterRelease('requests'), external('queue')], 0],
    ['a ConfigMap has the rules', [config('rules:\n- {seriesQuery: a_total, name: {as: a}}'), pods('b')], 1],
    ['a ConfigMap has external rules', [config('externalRules:\n- {seriesQuery: a_total, name: {as: a}}'), external('b')], 1],
    ['others serve it', [config('externalRules:\n- {seriesQuery: a_total, name: {as: a}}'), external('s0-prometheus'), slsHpa({}, { name: 'sls_ingress_qps' })], 0],
    ['a name depends on the series', [config('rules:\n- {seriesQuery: "{__name__=~\\"^a.*\\"}", name: {matches: ^(.*)_total$}}'), pods('b')], 0],
    ['the default name is that of the series', [config('rules:\n- {seriesQuery: a_total}'), pods('a_total')], 0],
    ['the ConfigMap is no YAML', [config('seriesQuery: [}'), pods('b')], 0],
  ])('%s', (_, objects, times) => expect(found('WIRING004', objects)).toHaveLength(times));

  test('in the values of the adapter of Alibaba Cloud and of an Argo CD Application', () => {
    const rule = { seriesQuery: 'a_total', name: { as: 'queued' } };
    const ack = sample('argoproj.io/v1alpha1', 'Application', {
      spec: { source: { chart: 'ack-alibaba-cloud-metrics-adapter', helm: { valuesObject: { AlibabaCloudMetricsAdapter: { prometheus: { adapter: { rules: { custom: [rule] } } } } } } } },
    });
    const text = sample('argoproj.io/v1alpha1', 'Application', {
      spec: { sources: [{ chart: 'prometheus-adapter', helm: { values: 'rules: {custom: [{seriesQuery: a_total, name: {as: queued}}]}' } }] },
    });
    expect(fixes('WIRING004', [ack, pods('queue')])).toEqual(['write queued']);
    expect(fixes('WIRING004', [text, pods('queue')])).toEqual(['write queued']);
  });
});

describe('WIRING005: backends of HAProxy', () => {
  const asking = (proxy: string): Manifest => prometheusObject({ query: `sum(haproxy_backend_current_sessions{proxy="${proxy}"})` });
  test.each<[string, string, readonly string[]]>([
    ['shop_svc_web_http', '3.2', []], ['shop_svc_web_http', '3.1.11', []],
    ['shop_svc_web_http', '3.1.10', ['must match proxy="shop_web_http" with the controller 3.1.10, got "shop_svc_web_http"']],
    ['shop_web_http', '3.1', []], ['shop-web-http', '1.8.0', ['must match proxy="shop_web_http" with the controller 1.8.0, got "shop-web-http"']],
    ['shop-web-http', '1.7', []], ['other_backend', '3.2', []],
  ])('%s with the controller %s', (proxy, haproxyIngress, messages) =>
    expect(found('WIRING005', [service(), asking(proxy)], { haproxyIngress })).toEqual(messages.map((message) => `'spec.triggers[0].metadata.query' ${message}`)));

  test('a version that may be either gets both names', () => {
    const either = found('WIRING005', [service(), asking('shop-web-http')], { haproxyIngress: '3.1' });
    expect(either).toEqual(["'spec.triggers[0].metadata.query' must match proxy=\"shop_svc_web_http\" or proxy=\"shop_web_http\" with the controller 3.1, got \"shop-web-http\""]);
  });
  test('a port without a name stands by its number', () => {
    const unnamed = service({ ports: [{ port: 80 }] });
    expect(found('WIRING005', [unnamed, asking('shop_svc_web_80')])).toEqual([]);
    expect(fixes('WIRING005', [unnamed, asking('shop_web_80')])).toEqual(['write proxy="shop_svc_web_80"']);
  });
  test('only queries about HAProxy', () => {
    expect(found('WIRING005', [service(), prometheusObject({ query: 'sum(envoy_requests{proxy="shop_web_http"})' })])).toEqual([]);
  });
});

describe('WIRING006, WIRING010: backends of routes', () => {
  const httpRoute = (backend: JsonObject): Manifest => sample('gateway.networking.k8s.io/v1', 'HTTPRoute', { spec: { rules: [{ backendRefs: [backend] }] } });
  const defaultBackend = sample('networking.k8s.io/v1', 'Ingress', { spec: { defaultBackend: { service: { name: 'web', port: { name: 'grpc' } } } } });

  test.each<[string, Manifest[], readonly string[]]>([
    ['a port by name', [service(), ingress({ name: 'http' })], []],
    ['a name that is none', [service(), ingress({ name: 'grpc' })], ["'spec.rules[0].http.paths[0].backend.service.port' must be a port of Service shop/web: http (80), got \"grpc\""]],
    ['a default backend', [service(), defaultBackend], ["'spec.defaultBackend.service.port' must be a port of Service shop/web: http (80), got \"grpc\""]],
    ['an HTTPRoute', [service(), httpRoute({ name: 'web', port: 8080 })], ["'spec.rules[0].backendRefs[0].port' must be a port of Service shop/web: http (80), got 8080"]],
    ['an HTTPRoute to the port', [service(), httpRoute({ name: 'web', port: 80 })], []],
    ['a backend of another kind', [service(), httpRoute({ kind: 'Bucket', name: 'web', port: 8080 })], []],
    ['a Service of another namespace', [service({}, { namespace: 'b' }), httpRoute({ name: 'web', namespace: 'b', port: 8080 })],
      ["'spec.rules[0].backendRefs[0].port' must be a port of Service b/web: http (80), got 8080"]],
    ['no port', [service(), httpRoute({ name: 'web' })], []],
    ['a name outside of the cluster', [service({ type: 'ExternalName', ports: [] }), ingress({ number: 443 })], []],
    ['a Service that is not there', [ingress({ number: 8080 })], []],
    ['a backend in an annotation', [service(), ingress({ name: 'use-annotation' })], []],
  ])('WIRING006: %s', (_, objects, messages) => expect(found('WIRING006', objects)).toEqual(messages));

  test.each<[string, Manifest[], number]>([
    ['that is there', [service(), ingress({ number: 80 })], 0],
    ['that is not, where others are', [service(), ingress({ number: 80 }, 'api')], 1],
    ['that is not, where no other is', [service({}, { namespace: 'b' }), ingress({ number: 80 }, 'api')], 0],
  ])('WIRING010: a Service %s', (_, objects, times) => expect(found('WIRING010', objects)).toHaveLength(times));

  test('WIRING010: names the field of the name', () => {
    expect(found('WIRING010', [service(), httpRoute({ name: 'wep', port: 80 })])).toEqual(["'spec.rules[0].backendRefs[0].name' should name a Service of namespace 'shop' in this bundle, got \"wep\""]);
    expect(fixes('WIRING010', [service(), httpRoute({ name: 'unlike', port: 80 })])).toEqual(['correct the name, or acknowledge that the Service is declared elsewhere']);
  });
});

describe('WIRING007, WIRING008: what is behind a Service', () => {
  test.each<[string, Manifest[], number]>([
    ['no workloads beside it', [service()], 0],
    ['workloads in other namespaces', [deployment({}, { namespace: 'b' }), service()], 0],
    ['no selector', [deployment(), service({ selector: undefined })], 0],
    ['other labels', [deployment(), service({ selector: { app: 'api' } })], 1],
    ['one label too many', [deployment(), service({ selector: { app: 'web', tier: 'a' } })], 1],
    ['a label of a controller', [deployment(), service({ selector: { 'app': 'web', 'statefulset.kubernetes.io/pod-name': 'web-0' } })], 0],
  ])('WIRING007: %s', (_, objects, times) => expect(found('WIRING007', objects)).toHaveLength(times));

  const unnamed = deployment({ template: podTemplate({ containers: [container({ ports: [{ containerPort: 8080 }] })] }) });
  test.each<[string, Manifest[], readonly string[]]>([
    ['a number', [unnamed, service({ ports: [{ port: 80, targetPort: 8080 }] })], []],
    ['pods without names', [unnamed, service()], ["'spec.ports[0].targetPort' must be the name of a port of Deployment shop/web, which has none, got \"http\""]],
    ['a second port', [deployment(), service({ ports: [{ port: 80, targetPort: 'http' }, { port: 81, targetPort: 'admin' }] })],
      ["'spec.ports[1].targetPort' must be the name of a port of Deployment shop/web, which has http, got \"admin\""]],
    ['a port of an init container that goes on running', [deployment({ template: podTemplate({ initContainers: [container({ ports: [{ name: 'mesh' }] })] }) }),
      service({ ports: [{ port: 80, targetPort: 'mesh' }] })], []],
    ['nothing behind it', [service()], []],
  ])('WIRING008: %s', (_, objects, messages) => expect(found('WIRING008', objects)).toEqual(messages));

  test('WIRING008: the workload without the port is named', () => {
    const second = deployment({ template: podTemplate({ containers: [container({ ports: [] })] }) }, { name: 'second' });
    expect(found('WIRING008', [deployment(), second, service()])).toEqual(["'spec.ports[0].targetPort' must be the name of a port of Deployment shop/second, which has none, got \"http\""]);
  });
});

test.each<[string, Manifest[], number]>([
  ['the port is there', [deployment(), podMonitor()], 0],
  ['the pods are elsewhere', [podMonitor({ podMetricsEndpoints: [{ port: 'metrics' }] })], 0],
  ['the pods are in another namespace', [deployment({}, { namespace: 'b' }), podMonitor({ podMetricsEndpoints: [{ port: 'metrics' }] })], 0],
  ['the monitor looks everywhere', [deployment({}, { namespace: 'b' }), podMonitor({ namespaceSelector: { any: true }, podMetricsEndpoints: [{ port: 'metrics' }] })], 1],
  ['the endpoint has a number', [deployment(), podMonitor({ podMetricsEndpoints: [{ portNumber: 8080 }] })], 0],
])('WIRING009: %s', (_, objects, times) => expect(found('WIRING009', objects)).toHaveLength(times));
