import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { parse } from 'yaml';
import { Manifests, ScalewrightValidation, validateManifests, Validation, type ManifestViolation } from '../src';
import { workplace, type Workplace } from './cli/workplace';
import { ROOT } from './tools/demo';
import { packedProject } from './tools/packed';
import { runNode } from './tools/run-node';
import { scalewrightPolicies } from '../src/policy';

const HPA = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'agent', namespace: 'shop' },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'agent' }, maxReplicas: 3 },
};
const TEXT = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: agent, namespace: shop}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: DaemonSet, name: agent}
  maxReplicas: 3
`;
const RULE = 'HPA002';
const [FOUND] = validateManifests(TEXT, { only: [RULE] }).findings;
const MESSAGE = FOUND?.message ?? '';
const FIX = FOUND?.fix ?? '';

describe('the same object gets the same sentence', () => {
  let place: Workplace;
  beforeAll(() => {
    place = workplace({ 'deploy/agent.yaml': TEXT });
  });
  afterAll(() => place.remove());

  test('which says what, where and how to mend it', () => {
    expect(MESSAGE).toBe("'spec.scaleTargetRef.kind' must be a kind that can be scaled, got \"DaemonSet\"");
    expect(FIX).not.toBe('');
  });

  test('in the Node API, of a text and of objects', () => {
    const only = { only: [RULE] };
    for (const { findings } of [validateManifests([HPA], only), Manifests.validateText(TEXT, only), Manifests.validateObjects([HPA], only)]) {
      expect(findings.map(({ message, fix }) => [message, fix])).toEqual([[MESSAGE, FIX]]);
    }
  });

  test.each(['text', 'json', 'sarif', 'junit', 'github'])('on the command line, as %s', (format) => {
    const { code, out } = place.run('check', '--rule', RULE, '--format', format, 'deploy');
    expect(code).toBe(1);
    const plain = out.replaceAll('\\"', '"');
    expect(plain).toContain(MESSAGE);
    expect(plain).toContain(FIX);
  });

  test('in cdk8s synth', () => {
    const app = new App();
    new ApiObject(new Chart(app, 'chart'), 'hpa', structuredClone(HPA));
    const { findings } = Validation.of(app).report();
    expect(findings.filter(({ id }) => id === RULE).map(({ message, fix }) => [message, fix])).toEqual([[MESSAGE, FIX]]);
    expect(() => app.synthYaml()).toThrow(MESSAGE);
  });

  test('in the plugin of cdk8s-cli', async () => {
    const violations: ManifestViolation[] = [];
    const report = { addViolation: (violation: ManifestViolation) => violations.push(violation), submit: () => undefined };
    await new ScalewrightValidation({ only: [RULE] }).validate({ manifests: [place.path('deploy/agent.yaml')], report });
    expect(violations.map(({ recommendation, fix }) => [recommendation, fix])).toEqual([[MESSAGE, FIX]]);
  });

  test('in the policies of Pulumi', () => {
    const said: string[] = [];
    const resource = { type: 'kubernetes:autoscaling/v2:HorizontalPodAutoscaler', props: HPA, urn: 'urn', opts: { ignoreChanges: [] } };
    const configured = { getConfig: <T extends object>() => ({} as T) };
    for (const policy of scalewrightPolicies({ only: [RULE] })) {
      if ('validateResource' in policy) policy.validateResource({ ...resource, ...configured }, (message) => said.push(message));
    }
    expect(said).toEqual([expect.stringContaining(`  ${MESSAGE}\n  fix: ${FIX} · `)]);
  });
});

test('from the packed tarball, without cdk8s and without Pulumi: the command and the policies', () => {
  const project = packedProject();
  try {
    writeFileSync(join(project.directory, 'agent.yaml'), TEXT);
    const checked = runNode(project.directory, 'node_modules/scalewright/bin/scalewright', 'check', '--rule', RULE, 'agent.yaml');
    expect(checked).toMatchObject({ status: 1, stdout: expect.stringContaining(MESSAGE) as string });
    const policies = runNode(project.directory, '-e', "console.log(require('scalewright/policy').scalewrightPolicies({ severity: 'error' }).length)");
    expect(policies).toMatchObject({ status: 0, stdout: '2\n' });
  } finally {
    project.remove();
  }
}, 120_000);

test('from the packed tarball: the Node API', () => {
  const project = packedProject('cdk8s', 'constructs');
  try {
    const script = `const { validateManifests } = require('scalewright');
      console.log(JSON.stringify(validateManifests(${JSON.stringify(TEXT)}, { only: ['${RULE}'], file: 'a.yaml' }).findings.map(({ file, line, message }) => [file, line, message])));`;
    expect(runNode(project.directory, '-e', script)).toMatchObject({ status: 0, stdout: `${JSON.stringify([['a.yaml', 5, MESSAGE]])}\n` });
  } finally {
    project.remove();
  }
}, 120_000);

test('the hook of pre-commit runs the command of the package', () => {
  const [hook] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as [{ id: string; entry: string; language: string; files: string }];
  const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { bin: Readonly<Record<string, string>> };
  expect(hook).toMatchObject({ id: 'scalewright', entry: 'scalewright check', language: 'node' });
  expect(Object.keys(bin)).toContain(hook.entry.split(' ')[0]);
  expect(['a.yaml', 'b/c.yml', 'd.json', 'e.txt'].filter((name) => new RegExp(hook.files).test(name))).toEqual(['a.yaml', 'b/c.yml', 'd.json']);
});
