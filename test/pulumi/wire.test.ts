import { join } from 'node:path';
import { runProgram, type ProgramRun } from './run-program';
import { secret } from './secrets';

const ENDPOINT = 'http://cn-beijing-intranet.arms.aliyuncs.com:9090/api/v1/prometheus/8cba801fff65546a3012e9a684abcdef/1/cloud-product-rocketmq/cn-beijing';
const program = (name: string): string => join(__dirname, 'programs', name);

describe('a program with Outputs in every opaque place', () => {
  let run: ProgramRun;

  beforeAll(async () => {
    run = await runProgram(program('outputs.ts'));
  }, 60_000);

  const registration = (name: string) => {
    const found = run.registrations.find((candidate) => candidate.name === name && candidate.custom);
    if (found === undefined) throw new Error(`nothing registered as ${name}: ${JSON.stringify(run.diagnostics)}`);
    return found;
  };
  const urnOf = (name: string): string => registration(name).urn;

  test('runs', () => {
    expect(run.diagnostics).toEqual([]);
    expect(run.exitCode).toBe(0);
  });

  test('children are named after their component and are its children', () => {
    const children = run.registrations.filter(({ custom }) => custom).map(({ name, parent }) => [name, parent.split('::').slice(2).join('::')]).sort();
    expect(children).toEqual([
      ['edge-gateway', 'scalewright:index:MseIngressConfig::edge'],
      ['edge-ingress-class', 'scalewright:index:MseIngressConfig::edge'],
      ['go-service', 'scalewright:index:KnativeService::go'],
      ['orders-autoscaler', 'scalewright:index:QueueBacklogConsumer::orders'],
      ['orders-deployment', 'scalewright:index:QueueBacklogConsumer::orders'],
      ['orders-trigger-authentication', 'scalewright:index:QueueBacklogConsumer::orders'],
      ['web-autoscaler', 'scalewright:index:QpsAutoscaledService::web'],
      ['web-deployment', 'scalewright:index:QpsAutoscaledService::web'],
      ['web-route', 'scalewright:index:QpsAutoscaledService::web'],
      ['web-service', 'scalewright:index:QpsAutoscaledService::web'],
    ]);
  });

  test('kinds have the type tokens of the typed SDK, custom resources those of their group', () => {
    expect(Object.fromEntries(run.registrations.filter(({ custom }) => custom).map(({ name, type }) => [name, type]))).toEqual({
      'edge-gateway': 'kubernetes:mse.alibabacloud.com/v1alpha1:MseIngressConfig',
      'edge-ingress-class': 'kubernetes:networking.k8s.io/v1:IngressClass',
      'go-service': 'kubernetes:serving.knative.dev/v1:Service',
      'orders-autoscaler': 'kubernetes:keda.sh/v1alpha1:ScaledObject',
      'orders-deployment': 'kubernetes:apps/v1:Deployment',
      'orders-trigger-authentication': 'kubernetes:keda.sh/v1alpha1:TriggerAuthentication',
      'web-autoscaler': 'kubernetes:autoscaling/v2:HorizontalPodAutoscaler',
      'web-deployment': 'kubernetes:apps/v1:Deployment',
      'web-route': 'kubernetes:networking.k8s.io/v1:Ingress',
      'web-service': 'kubernetes:core/v1:Service',
    });
  });

  test('the replicas of scaled workloads are ignored in diffs', () => {
    expect(registration('web-deployment').ignoreChanges).toEqual(['spec.replicas']);
    expect(registration('orders-deployment').ignoreChanges).toEqual(['spec.replicas']);
    expect(registration('web-service').ignoreChanges).toEqual([]);
  });

  test('gateways are protected and outlive their stack, and come before their class', () => {
    expect(registration('edge-gateway')).toMatchObject({ protect: true, retainOnDelete: true });
    expect(registration('edge-ingress-class')).toMatchObject({ protect: false, retainOnDelete: false });
    expect(registration('edge-ingress-class').dependencies).toContain(urnOf('edge-gateway'));
  });

  test('known values pass through, secrets stay secret', () => {
    expect(registration('web-deployment').inputs.spec).toMatchObject({
      template: {
        metadata: { labels: { team: 'shop', tier: 'front' } },
        spec: {
          serviceAccountName: 'web',
          containers: [{
            image: 'registry.example.com/web:1.0',
            env: [{ name: 'PLAIN', value: 'a' }, { name: 'HIDDEN', value: secret('hush') }],
            resources: { requests: { cpu: '100m' } },
          }],
        },
      },
    });
    expect(registration('web-autoscaler').inputs.spec).toMatchObject({
      metrics: [{ external: { metric: { selector: { matchLabels: { 'sls.project': 'logs', 'sls.logstore': 'nginx-ingress' } } } } }],
    });
    expect(registration('web-route').inputs).toMatchObject({
      metadata: { annotations: { owner: secret('nobody'), note: secret('do not show') } },
      spec: { rules: [{ host: 'web.example.com' }] },
    });
    expect(registration('go-service').inputs.spec).toMatchObject({
      template: { spec: { containers: [{ image: secret('registry.example.com/go:1.0') }] } },
    });
    expect(registration('orders-trigger-authentication').inputs.spec).toEqual({
      secretTargetRef: [{ parameter: 'bearerToken', name: 'arms', key: 'token' }],
    });
  });

  test('an Output within a query is escaped once it is known', () => {
    expect(registration('orders-autoscaler').inputs.spec).toMatchObject({
      triggers: [{
        metadata: {
          query: 'sum({__name__=~"rocketmq_consumer_ready_messages|rocketmq_consumer_inflight_messages",instance_id="rmq-cn-\\"quoted\\"",'
            + 'topic="orders",consumer_group="billing"})',
          serverAddress: secret(ENDPOINT),
        },
      }],
    });
  });

  test('every component registers its outputs', () => {
    const components = run.registrations.filter(({ custom, type }) => !custom && type.startsWith('scalewright:'));
    expect(components.map(({ name }) => name).sort()).toEqual(['edge', 'go', 'orders', 'web']);
    for (const { urn } of components) expect(Object.keys(run.outputs.get(urn) ?? {})).toContain('objects');
  });
});

test('a declaration with problems registers no object and reports all of them with their paths', async () => {
  const { exitCode, registrations, diagnostics } = await runProgram(program('problems.ts'));
  expect(exitCode).not.toBe(0);
  expect(registrations.filter(({ custom }) => custom)).toEqual([]);
  const printed = diagnostics.join('\n');
  expect(printed).toContain("QpsAutoscaledService 'web' has 3 problems:");
  expect(printed).toContain("'maxReplicas' must be at least 'minReplicas' (5), got 3; raise 'maxReplicas' or lower 'minReplicas'");
  expect(printed).toContain("'signal.project' must not be a placeholder");
  expect(printed).toContain("'signal.nginxCompatibleLogs' must be confirmed");
}, 60_000);
