import { join } from 'node:path';
import { startPack, UNKNOWN, type EngineResource, type RunningPack, type Violation } from './policy-pack';
import { OWN_RULES } from './programs/own-rules';
import { scalewrightPolicies, type OwnRule } from '../../src/policy';

const URN = 'urn:pulumi:stack::project';
const hpa = (name: string, labels: EngineResource['properties'][string] = {}): EngineResource => ({
  urn: `${URN}::kubernetes:autoscaling/v2:HorizontalPodAutoscaler::${name}`,
  type: 'kubernetes:autoscaling/v2:HorizontalPodAutoscaler',
  name,
  properties: { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name, namespace: 'shop', labels }, spec: {} },
});
const DEPLOYMENT: EngineResource = {
  urn: `${URN}::kubernetes:apps/v1:Deployment::web`,
  type: 'kubernetes:apps/v1:Deployment',
  name: 'web',
  properties: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'shop' }, spec: {} },
};
const TEAM = { 'acme.example.com/team': 'shop' };

describe('rules of one\'s own in a policy pack', () => {
  let pack: RunningPack;
  beforeAll(async () => {
    pack = await startPack(join(__dirname, 'programs', 'own-policy-pack.ts'));
  }, 240_000);
  afterAll(() => pack.stop());

  const said = async (resources: readonly EngineResource[]): Promise<readonly string[]> => {
    const lines: string[] = [];
    const add = (violations: readonly Violation[]) => lines.push(...violations.map(({ policy, level, message, urn }) =>
      `${policy} ${level} ${message.split('\n').slice(1).join('\n')}${urn === '' ? '' : ` at ${urn.split('::').at(-1) ?? ''}`}`));
    for (const one of resources) add(await pack.analyze(one));
    add(await pack.analyzeStack(resources));
    return lines;
  };

  test('one that looks at an object alone is asked before the object is changed, and once', async () => {
    expect(await said([hpa('web'), hpa('api', TEAM)])).toEqual([
      'scalewright-object-warning advisory warning ACME001 HorizontalPodAutoscaler shop/web\n'
      + "  'metadata.labels[acme.example.com/team]' should name a team\n  fix: give the label acme.example.com/team · source: handbook, on call",
    ]);
  });

  test('one that looks at others is asked about the stack', async () => {
    expect(await said([hpa('web', TEAM), hpa('api', TEAM), DEPLOYMENT])).toEqual([
      'scalewright-stack-error mandatory error ACME002 Deployment shop/web\n'
      + '  must not be in a stack with more than 1 autoscaler, but there are 2\n  fix: ask the platform team · source: handbook, quotas at web',
    ]);
    expect(await said([hpa('web', TEAM), DEPLOYMENT])).toEqual([]);
  });

  test('one that reads what a preview does not know says nothing', async () => {
    expect(await said([hpa('web', UNKNOWN)])).toEqual([]);
  });
});

test('all that is wrong with a rule is said at once', () => {
  const [team] = OWN_RULES;
  const rules = [team, team, { id: 'HPA004', severity: 'fatal' }] as unknown as readonly OwnRule[];
  expect(() => scalewrightPolicies({ rules })).toThrow([
    "scalewrightPolicies: 'rules[1].id' must not be that of another rule, got \"ACME001\"; give your own rules a prefix of their own",
    "'rules[2].name' must be a text",
    "'rules[2].cause' must be a text",
    "'rules[2].fix' must be a text",
    "'rules[2].source' must be a text",
    '\'rules[2].severity\' must be error, warning, info, got "fatal"',
    "'rules[2].kinds' must be a list of kinds",
    "'rules[2].check' must be a function",
    "'rules[2].id' must not be that of another rule, got \"HPA004\"; give your own rules a prefix of their own",
  ].join('\n'));
  expect(() => scalewrightPolicies({ rules: {} as unknown as readonly OwnRule[] })).toThrow("scalewrightPolicies: 'rules' must be a list of rules, got {}");
});
