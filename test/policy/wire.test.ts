import { join } from 'node:path';
import type { JavaScriptValue } from 'google-protobuf/google/protobuf/struct_pb';
import { startPack, UNKNOWN, type EngineResource, type RunningPack, type Violation } from './policy-pack';
import { runProgram } from '../pulumi/run-program';

let resources: readonly EngineResource[] = [];
let pack: RunningPack;

beforeAll(async () => {
  const { registrations, diagnostics } = await runProgram(join(__dirname, 'programs', 'shop.ts'));
  expect(diagnostics).toEqual([]);
  resources = registrations.map(({ urn, type, name, inputs, ignoreChanges }) => ({ urn, type, name, properties: inputs, ignoreChanges }));
  pack = await startPack(join(__dirname, 'programs', 'policy-pack.ts'));
}, 240_000);

afterAll(() => pack.stop());

const urnOf = (kind: string, name: string): string => resources.find((one) => one.type.endsWith(`:${kind}`) && one.name === name)?.urn ?? '';

const analyzeAll = async (of: readonly EngineResource[]): Promise<readonly Violation[]> => {
  const violations: Violation[] = [];
  for (const one of of) violations.push(...await pack.analyze(one));
  return violations;
};

/** The resources with a change of what one of them has under a path. */
const withValue = (kind: string, path: string, value: JavaScriptValue): readonly EngineResource[] => resources.map((one) => {
  if (!one.type.endsWith(`:${kind}`)) return one;
  const properties = structuredClone(one.properties) as Record<string, JavaScriptValue>;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((object, key) => object[key] as Record<string, JavaScriptValue>, properties);
  parent[last] = value;
  return { ...one, properties };
});

const PINNED = `It works, but almost surely not as meant
warning HPA004 Deployment shop/web
  'spec.replicas' should be left to HorizontalPodAutoscaler shop/web, got 3
  fix: leave 'spec.replicas' out; on a living Deployment first hand the field over (kubectl apply view-last-applied), since dropping it once sets 1 \
· source: kubernetes documentation, HorizontalPodAutoscaler, migrating Deployments; kubernetes/kubernetes#25238`;

test('the engine knows the policies by name', async () => {
  expect(await pack.policies()).toEqual(['scalewright-object-error', 'scalewright-stack-error', 'scalewright-object-warning', 'scalewright-stack-warning']);
});

test('an object that cannot work stops the update before it is applied; what needs other objects is left to the stack', async () => {
  expect(await analyzeAll(resources)).toEqual([{
    policy: 'scalewright-object-error',
    level: 'mandatory',
    urn: '',
    message: expect.stringMatching(/^Kubernetes, KEDA or Knative rejects it or silently ignores it\nerror HPA002 HorizontalPodAutoscaler shop\/agent\n {2}'spec\.scaleTargetRef/) as string,
  }]);
});

test('what the objects of the stack come to together is said once, of the resource', async () => {
  await analyzeAll(resources);
  const violations = await pack.analyzeStack(resources);
  expect(violations.filter(({ policy }) => policy === 'scalewright-stack-warning')).toEqual([
    { policy: 'scalewright-stack-warning', level: 'advisory', urn: urnOf('Deployment', 'web'), message: PINNED },
  ]);
  expect(violations.map(({ message }) => message).join('\n')).not.toContain('HPA002');
});

test('the stack is judged as it is declared, not by the count of replicas of the moment', async () => {
  const declared = withValue('Deployment', 'spec.replicas', null).map((one) => (one.type.endsWith(':Deployment')
    ? { ...one, properties: { ...one.properties, spec: without(one.properties.spec, 'replicas') } } : one));
  await analyzeAll(declared);
  const live = withValue('Deployment', 'spec.replicas', 5).map((one) => ({ ...one, properties: { ...one.properties, status: { replicas: 5 } } }));
  expect((await pack.analyzeStack(live)).map(({ message }) => message).join('\n')).not.toContain('HPA004');
});

const without = (value: JavaScriptValue | undefined, key: string): JavaScriptValue =>
  Object.fromEntries(Object.entries(value as Record<string, JavaScriptValue>).filter(([name]) => name !== key));

describe('what a preview does not know gives no finding', () => {
  test.each([
    ['the name of the target', 'Deployment', 'metadata.name'],
    ['the metadata of the target', 'Deployment', 'metadata'],
    ['the annotations of the target', 'Deployment', 'metadata.annotations'],
    ['the whole spec of the target', 'Deployment', 'spec'],
    ['the count of replicas', 'Deployment', 'spec.replicas'],
    ['the name of what the autoscalers scale', 'HorizontalPodAutoscaler', 'spec.scaleTargetRef.name'],
    ['the kind of what the autoscalers scale', 'HorizontalPodAutoscaler', 'spec.scaleTargetRef.kind'],
    ['the whole spec of the autoscalers', 'HorizontalPodAutoscaler', 'spec'],
  ])('%s', async (_, kind, path) => {
    const preview = withValue(kind, path, UNKNOWN);
    const said = [...await analyzeAll(preview), ...await pack.analyzeStack(preview)].map(({ message }) => message.split('\n')[1]);
    // What is still known is still said.
    const pinned = said.includes('warning HPA004 Deployment shop/web');
    expect(said.filter((line) => line !== 'error HPA002 HorizontalPodAutoscaler shop/agent' && line !== 'warning HPA004 Deployment shop/web')).toEqual([]);
    expect(pinned).toBe(false);
  });

  test('what does not depend on it is still said', async () => {
    const preview = withValue('Deployment', 'spec.template.spec.containers', UNKNOWN);
    await analyzeAll(preview);
    expect((await pack.analyzeStack(preview)).map(({ message }) => message)).toContain(PINNED);
  });
});

test('a rule is left out by the configuration of the pack', async () => {
  await analyzeAll(resources);
  await pack.configure('scalewright-stack-warning', { ignore: ['HPA004'] });
  expect((await pack.analyzeStack(resources)).map(({ message }) => message)).not.toContain(PINNED);
});
