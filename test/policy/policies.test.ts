import type { Policies } from '@pulumi/policy';
import { scalewrightPolicies, type ObjectPolicy, type PolicyOptions, type Resource, type StackPolicy } from '../../src/policy';

// What `new PolicyPack(…)` takes.
const assignable: Policies = scalewrightPolicies();

const resource = (type: string, props: Resource['props'], more: Partial<Resource> = {}): Resource => ({
  type: `kubernetes:${type}`, props, urn: `urn:pulumi:stack::project::kubernetes:${type}::${JSON.stringify(props.metadata ?? {})}`, opts: { ignoreChanges: [] }, ...more,
});

const DAEMON = { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'agent' }, maxReplicas: 5 };
const hpa = (spec: object = DAEMON, metadata: object = {}): Resource['props'] => ({ metadata: { name: 'web', namespace: 'shop', ...metadata }, spec });
const SCALED = { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, minReplicas: 2, maxReplicas: 5 };
const deployment = (replicas?: number): Resource['props'] => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    ...(replicas !== undefined && { replicas }),
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web' }] } },
  },
});

const HPA = 'autoscaling/v2:HorizontalPodAutoscaler';
const configured = { getConfig: <T extends object>() => ({} as T) };
const isStack = (policy: ObjectPolicy | StackPolicy): policy is StackPolicy => 'validateStack' in policy;

/** Rule and object of all violations: of each resource, then of the stack. */
function said(resources: readonly Resource[], options: PolicyOptions = {}): readonly string[] {
  const lines: string[] = [];
  const report = (message: string, urn = ''): void => {lines.push(`${message.split('\n')[0]}${urn === '' ? '' : ` at ${urn.split('::')[2]}`}`);};
  const policies = scalewrightPolicies(options);
  for (const one of resources) policies.forEach((policy) => {if (!isStack(policy)) policy.validateResource({ ...one, ...configured }, report);});
  policies.forEach((policy) => {if (isStack(policy)) policy.validateStack({ resources, ...configured }, report);});
  return lines;
}

test('there is a policy for objects and one for stacks for each severity', () => {
  expect(assignable.map(({ name, enforcementLevel, severity }) => [name, enforcementLevel, severity])).toEqual([
    ['scalewright-object-error', 'mandatory', 'high'],
    ['scalewright-stack-error', 'mandatory', 'high'],
    ['scalewright-object-warning', 'advisory', 'medium'],
    ['scalewright-stack-warning', 'advisory', 'medium'],
  ]);
  const all = scalewrightPolicies({ severity: 'info', enforcement: { error: 'advisory', info: 'disabled' } });
  expect(all.map(({ enforcementLevel }) => enforcementLevel)).toEqual(['advisory', 'advisory', 'advisory', 'advisory', 'disabled', 'disabled']);
  expect(scalewrightPolicies({ severity: 'error' }).map(({ name }) => name)).toEqual(['scalewright-object-error', 'scalewright-stack-error']);
});

test('an SDK may leave the kind to the type of the resource', () => {
  expect(said([resource(HPA, hpa())], { only: ['HPA002'] })).toEqual(['error HPA002 HorizontalPodAutoscaler shop/web']);
  const service = resource('core/v1:Service', { metadata: { name: 'api', namespace: 'shop' }, spec: { selector: { app: 'api' }, ports: [{ port: 80 }] } });
  expect(said([service, resource('apps/v1:Deployment', deployment())], { only: ['WIRING007'] })).toEqual(['warning WIRING007 Service shop/api at kubernetes:core/v1:Service']);
});

test.each<[string, Resource]>([
  ['another provider', { ...resource(HPA, hpa()), type: 'aws:eks/cluster:Cluster' }],
  ['the provider itself', { ...resource(HPA, hpa()), type: 'pulumi:providers:kubernetes' }],
  ['a patch', resource('autoscaling/v2:HorizontalPodAutoscalerPatch', { ...hpa(), apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' })],
  ['a release of a chart', resource('helm.sh/v3:Release', { chart: 'web', ...hpa() })],
  ['a file of manifests', resource('yaml:ConfigFile', hpa())],
])('%s is no object', (_, one) => expect(said([one])).toEqual([]));

test('lists are expanded', () => {
  expect(said([resource('autoscaling/v2:HorizontalPodAutoscalerList', { items: [hpa()] })], { only: ['HPA002'] })).toEqual([
    'error HPA002 HorizontalPodAutoscaler shop/web',
  ]);
});

test('replicas that Pulumi leaves to the cluster are not pinned', () => {
  const autoscaler = resource(HPA, hpa(SCALED));
  const pinned = resource('apps/v1:Deployment', deployment(3));
  expect(said([autoscaler, pinned], { only: ['HPA004'] })).toEqual(['warning HPA004 Deployment shop/web at kubernetes:apps/v1:Deployment']);
  expect(said([autoscaler, { ...pinned, opts: { ignoreChanges: ['spec.replicas'] } }], { only: ['HPA004'] })).toEqual([]);
});

test('the resources of each provider are a cluster of their own', () => {
  const east = { provider: { urn: 'east' } };
  const west = { provider: { urn: 'west' } };
  const autoscaler = (cluster: Partial<Resource>, urn: string): Resource => resource(HPA, hpa(SCALED), { ...cluster, urn: `a::b::${urn}::d` });
  const workload = resource('apps/v1:Deployment', deployment(), east);
  const other = resource('apps/v1:Deployment', { ...deployment(), metadata: { name: 'api', namespace: 'shop' } }, west);
  expect(said([autoscaler(east, 'of east'), autoscaler(west, 'of west'), workload, other], { only: ['HPA001', 'CLUSTER002'] })).toEqual([
    'warning HPA001 HorizontalPodAutoscaler shop/web at of west',
  ]);
});

test('what is acknowledged in the object is not said, and an acknowledgement in vain is said by the stack alone', () => {
  const acknowledged = (text: string): Resource => resource(HPA, hpa(DAEMON, { annotations: { 'scalewright.dev/acknowledge': text } }));
  const only = ['HPA002', 'ENGINE*'];
  expect(said([acknowledged('HPA002: a test')], { only, severity: 'info' })).toEqual([]);
  expect(said([acknowledged('HPA002: a test\nHPA001: none'), resource('apps/v1:DaemonSet', { metadata: { name: 'agent', namespace: 'shop' } })], { only, severity: 'info' }))
    .toEqual(['info ENGINE003 HorizontalPodAutoscaler shop/web at kubernetes:autoscaling/v2:HorizontalPodAutoscaler']);
});

test('the profile, the selection and what is ignored count', () => {
  const tolerant = resource(HPA, hpa({ ...SCALED, behavior: { scaleUp: { tolerance: '0.05' } } }));
  expect(said([tolerant], { only: ['hpa012'], profile: { kubernetes: '1.34' } })).toHaveLength(1);
  expect(said([tolerant], { only: ['HPA012'], profile: { kubernetes: '1.35' } })).toEqual([]);
  expect(said([tolerant], { only: ['HPA*'], ignore: ['HPA0*'], profile: { kubernetes: '1.34' } })).toEqual([]);
});

test('an object that has no name yet is left to the update, and with it what may be missing it', () => {
  expect(said([resource(HPA, { metadata: {}, spec: DAEMON })])).toEqual([]);
  expect(said([resource(HPA, hpa(SCALED)), resource('apps/v1:Deployment', { spec: {} })], { only: ['HPA001'] })).toEqual([]);
});

test('an error of the program is not taken for a value that is not known', () => {
  const props = { get metadata(): never { throw new Error('broken'); } };
  expect(() => said([resource(HPA, props, { urn: 'a' })])).toThrow('broken');
});

test('all that is wrong with the options is said at once', () => {
  const options = { severty: 'error', severity: 'fatal', only: 'HPA004', enforcement: { error: 'mandatry', warn: 'advisory' } } as unknown as PolicyOptions;
  expect(() => scalewrightPolicies(options)).toThrow([
    "scalewrightPolicies: 'severty' must be one of profile, severity, only, ignore, enforcement, rules; write severity",
    "'enforcement.warn' must be one of error, warning, info; write warning",
    "'severity' must be error, warning, info, got \"fatal\"",
    "'only' must be a list of rules, got \"HPA004\"",
    "'enforcement.error' must be advisory, mandatory, disabled, got \"mandatry\"",
  ].join('\n'));
  expect(() => scalewrightPolicies({ profile: { kubernetes: 'new' } })).toThrow("'profile.kubernetes' must be a version such as \"1.35\", got \"new\"");
});
