import { sentence } from '../../src/kubernetes/problem';
import { planAlbConfig } from '../../src/platform/alb-config';
import { planApigConfig, planMseIngressConfig } from '../../src/platform/gateway-config';
import type { Installation } from '../../src/platform/installation';
import { NGINX_LOG_FIELDS, NGINX_LOG_REGEX, planJsonGatewayLogs, planNginxIngressLogs } from '../../src/platform/sls-pipeline';

const problemsOf = ({ problems }: Installation) => problems.map(sentence);

test('an MSE gateway ships its logs, is irreplaceable and serves the Ingresses of its class', () => {
  expect(planMseIngressConfig({
    name: 'edge', instanceSpec: '2c4g', replicas: 2, vSwitches: ['vsw-1'], logProject: '', xTraceSampleRate: 10, watchNamespace: 'shop',
  })).toEqual({
    objects: [
      {
        id: 'Gateway',
        irreplaceable: true,
        draft: {
          apiVersion: 'mse.alibabacloud.com/v1alpha1',
          kind: 'MseIngressConfig',
          metadata: { name: 'edge' },
          spec: {
            name: 'edge',
            common: { instance: { spec: '2c4g', replicas: 2 }, network: { vSwitches: ['vsw-1'] } },
            monitor: { logging: { sls: { reuseProject: '' } }, tracing: { xTrace: { sampleRate: 10 } } },
            ingress: { local: { ingressClass: 'mse', watchNamespace: 'shop' } },
          },
        },
      },
      {
        id: 'IngressClass',
        after: ['Gateway'],
        draft: {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'IngressClass',
          metadata: { name: 'mse' },
          spec: {
            controller: 'mse.alibabacloud.com/ingress',
            parameters: { apiGroup: 'mse.alibabacloud.com', kind: 'MseIngressConfig', name: 'edge' },
          },
        },
      },
    ],
    problems: [],
  });
});

test('an existing gateway is taken over without overwriting anything of it', () => {
  expect(planMseIngressConfig({ name: 'edge', gatewayId: 'gw-1', ingressClass: 'edge' }).objects.map(({ draft }) => draft.spec)).toEqual([
    { name: 'edge', id: 'gw-1', override: false, ingress: { local: { ingressClass: 'edge' } } },
    { controller: 'mse.alibabacloud.com/ingress', parameters: { apiGroup: 'mse.alibabacloud.com', kind: 'MseIngressConfig', name: 'edge' } },
  ]);
});

test('an API gateway has its own sizes and network types', () => {
  expect(planApigConfig({ name: 'api', instanceSpec: 'apigw.small.x1', networkType: 'Intranet', logProject: 'logs' }).objects[0]?.draft).toEqual({
    apiVersion: 'apig.alibabacloud.com/v1alpha1',
    kind: 'ApigConfig',
    metadata: { name: 'api' },
    spec: {
      name: 'api',
      common: { instance: { spec: 'apigw.small.x1' }, network: { networkType: 'Intranet' } },
      monitor: { logging: { sls: { reuseProject: 'logs' } } },
      ingress: { local: { ingressClass: 'apig' } },
    },
  });
  expect(planApigConfig({ name: 'api' }).objects[0]?.draft.spec).toEqual({ name: 'api', ingress: { local: { ingressClass: 'apig' } } });
});

test('gateways report every problem', () => {
  expect(problemsOf(planMseIngressConfig({
    name: 'Edge', replicas: 31, xTraceSampleRate: 101, vSwitches: ['a', 'b', 'c'], watchNamespace: 'a,b',
  }))).toEqual([
    "'name' must be a DNS label of at most 63 characters, got \"Edge\"",
    "'vSwitches' must name one or 2 vSwitches, got 3",
    "'watchNamespace' must be one namespace or left out for all, got \"a,b\"",
    "'replicas' must be a whole number from 0 to 30, got 31",
    "'xTraceSampleRate' must be from 0 to 100, got 101",
  ]);
  expect(problemsOf(planApigConfig({ name: 'api', instanceSpec: '4c8g' }))).toEqual([
    "'instanceSpec' must be one of apigw.small.x1, apigw.small.x2, apigw.small.x4, apigw.medium.x1, apigw.medium.x2, apigw.medium.x3,"
    + ' apigw.large.x1, apigw.large.x2, apigw.large.x3, got "4c8g"',
  ]);
});

test('a load balancer writes its access logs to a logstore that starts with alb_', () => {
  expect(planAlbConfig({ name: 'edge', vSwitchIds: ['a', 'b'], accessLog: { project: 'logs', logstore: 'alb_web' } }).objects.map(({ draft }) => draft)).toEqual([
    {
      apiVersion: 'alibabacloud.com/v1',
      kind: 'AlbConfig',
      metadata: { name: 'edge' },
      spec: {
        config: {
          addressType: 'Internet',
          zoneMappings: [{ vSwitchId: 'a' }, { vSwitchId: 'b' }],
          accessLogConfig: { logProject: 'logs', logStore: 'alb_web' },
        },
        listeners: [{ port: 80, protocol: 'HTTP' }],
      },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: 'alb' },
      spec: { controller: 'ingress.k8s.alibabacloud/alb', parameters: { apiGroup: 'alibabacloud.com', kind: 'AlbConfig', name: 'edge' } },
    },
  ]);
  expect(problemsOf(planAlbConfig({
    name: '-', vSwitchIds: ['a'], accessLog: { project: 'logs', logstore: 'web' }, listeners: [{ port: 0, protocol: 'HTTP' }],
  }))).toEqual([
    "'name' must be a DNS label of at most 63 characters, got \"-\"",
    "'vSwitchIds' must name a vSwitch in each of at least 2 zones, got 1",
    "'accessLog.logstore' must start with \"alb_\", got \"web\"",
    "'listeners[0].port' must be a whole number from 1 to 65535, got 0",
  ]);
});

describe('logs of in-cluster gateways', () => {
  const line = '203.0.113.9 - [203.0.113.9] - - [24/Nov/2026:09:00:00 +0800] "GET /a?b=c HTTP/1.1" 200 612 "-" "curl/8.5.0" 79 0.003 '
    + '[shop-web-80] 10.0.0.7:8080 612 0.003 200 4f2c web.example.com []';

  test('the pattern takes a line of ingress-nginx apart into the fields that the metrics adapter reads', () => {
    const groups = new RegExp(NGINX_LOG_REGEX).exec(line)?.slice(1) ?? [];
    const fields = Object.fromEntries(NGINX_LOG_FIELDS.map((name, index) => [name, groups[index]]));
    expect(fields).toEqual({
      client_ip: '203.0.113.9', x_forward_for: '203.0.113.9', remote_user: '-', time: '24/Nov/2026:09:00:00', method: 'GET', url: '/a?b=c',
      version: 'HTTP/1.1', status: '200', body_bytes_sent: '612', http_referer: '-', http_user_agent: 'curl/8.5.0', request_length: '79',
      request_time: '0.003', proxy_upstream_name: 'shop-web-80', upstream_addr: '10.0.0.7:8080', upstream_response_length: '612',
      upstream_response_time: '0.003', upstream_status: '200', req_id: '4f2c', host: 'web.example.com', proxy_alternative_upstream_name: '',
    });
  });

  test('the product code makes the index that the metrics adapter needs', () => {
    const [object] = planNginxIngressLogs({ project: 'logs', retentionDays: 30, shardCount: 4 }).objects;
    expect(object?.draft).toMatchObject({
      apiVersion: 'log.alibabacloud.com/v1alpha1',
      kind: 'AliyunLogConfig',
      metadata: { name: 'k8s-nginx-ingress', namespace: 'kube-system' },
      spec: {
        project: 'logs', logstore: 'nginx-ingress', productCode: 'k8s-nginx-ingress', shardCount: 4, lifeCycle: 30,
        logtailConfig: {
          inputType: 'plugin',
          configName: 'k8s-nginx-ingress',
          inputDetail: {
            plugin: {
              inputs: [{ type: 'service_docker_stdout', detail: { IncludeLabel: { 'io.kubernetes.container.name': 'nginx-ingress-controller' } } }],
              processors: [{ type: 'processor_regex', detail: { Keys: NGINX_LOG_FIELDS, Regex: NGINX_LOG_REGEX, SourceKey: 'content' } }],
            },
          },
        },
      },
    });
    expect(problemsOf(planNginxIngressLogs({ retentionDays: 0, shardCount: 11 }))).toEqual([
      "'retentionDays' must be a whole number from 1 to 7300, got 0",
      "'shardCount' must be a whole number from 1 to 10, got 11",
    ]);
  });

  test('JSON logs of an Envoy gateway go through a pipeline of the cluster', () => {
    expect(planJsonGatewayLogs({ name: 'higress', clusterId: 'c1', project: 'logs', logstore: 'higress', retentionDays: 7 }).objects).toEqual([{
      id: 'Logs',
      draft: {
        apiVersion: 'telemetry.alibabacloud.com/v1alpha1',
        kind: 'ClusterAliyunPipelineConfig',
        metadata: { name: 'higress' },
        spec: {
          project: { name: 'logs' },
          logstores: [{ name: 'higress', ttl: 7 }],
          machineGroups: [{ name: 'k8s-group-c1' }],
          config: {
            inputs: [{
              Type: 'service_docker_stdout', IncludeContainerLabel: { 'io.kubernetes.container.name': 'higress-gateway' }, Stderr: false, Stdout: true,
            }],
            processors: [{ Type: 'processor_json', SourceKey: 'content', KeepSource: false, ExpandDepth: 1, ExpandConnector: '' }],
            flushers: [{ Type: 'flusher_sls', Logstore: 'higress' }],
          },
        },
      },
    }]);
    expect(problemsOf(planJsonGatewayLogs({ name: 'h', clusterId: '', project: 'p', logstore: 'l' }))).toEqual(["'clusterId' must not be empty"]);
  });
});
