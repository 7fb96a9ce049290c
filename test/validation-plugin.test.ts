import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScalewrightValidation, type IManifestValidationContext, type ManifestViolation, type Severity } from '../src';
import { packedProject, type PackedProject } from './tools/packed';

/** An app without any construct of ours: an autoscaler of a DaemonSet (an error), and a Deployment whose count is pinned (a warning). */
const APP = `
const { ApiObject, App, Chart } = require('cdk8s');
const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '500m' } } };
const autoscaler = (name, target) => new ApiObject(chart, name, {
  apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', ...target }, minReplicas: 2, maxReplicas: 5, metrics: [cpu] },
});
const labels = { app: 'web' };
new ApiObject(chart, 'deployment', {
  apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' },
  spec: { replicas: 3, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'web:1' }] } } },
});
autoscaler('web', { kind: 'Deployment', name: 'web' });
if (process.env.BROKEN === 'yes') autoscaler('agent', { kind: 'DaemonSet', name: 'agent' });
app.synth();
`;

let project: PackedProject;

beforeAll(() => {
  project = packedProject('cdk8s', 'constructs', 'cdk8s-cli');
  writeFileSync(join(project.directory, 'main.js'), APP);
}, 120_000);

afterAll(() => project.remove());

interface Synthesis {
  readonly status: number | null;
  readonly output: string;
  readonly reports: readonly {
    readonly summary: { readonly status: string; readonly metadata: Readonly<Record<string, string>> };
    readonly violations: readonly {
      readonly ruleName: string;
      readonly recommendation: string;
      readonly violatingConstructs: readonly ManifestViolation['violatingResources'][number][];
    }[];
  }[];
}

/** Runs the real cdk8s-cli with the plugin from the packed tarball. */
function synth(properties: string, broken: 'yes' | 'no'): Synthesis {
  writeFileSync(join(project.directory, 'cdk8s.yaml'), `language: typescript
app: node main.js
validations:
  - package: ./node_modules/scalewright
    version: 0.0.0
    class: ScalewrightValidation
${properties}`);
  rmSync(join(project.directory, 'report.json'), { force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [
    'node_modules/cdk8s-cli/bin/cdk8s', 'synth', '--check-upgrade', 'false', '--validation-reports-output-file', 'report.json',
  ], { cwd: project.directory, encoding: 'utf8', env: { ...process.env, BROKEN: broken } });
  const output = stdout + stderr;
  try {
    return { status, output, ...JSON.parse(readFileSync(join(project.directory, 'report.json'), 'utf8')) as Pick<Synthesis, 'reports'> };
  } catch {
    return { status, output, reports: [] };
  }
}

describe('in the real cdk8s-cli, for an app without our constructs', () => {
  test('warnings are shown with their place and let the synthesis succeed', () => {
    const { status, output, reports: [report] } = synth('', 'no');
    expect(output).toContain('HPA004 (1 occurrences)');
    expect(report?.violations.find(({ ruleName }) => ruleName === 'HPA004')).toEqual({
      ruleName: 'HPA004',
      recommendation: "'spec.replicas' should be left to HorizontalPodAutoscaler shop/web, got 3",
      fix: expect.stringContaining("leave 'spec.replicas' out") as string,
      violatingConstructs: [{ resourceName: 'Deployment shop/web', locations: ['dist/shop.k8s.yaml:7:13 spec.replicas'], manifestPath: 'dist/shop.k8s.yaml' }],
    });
    expect(report?.summary.status).toBe('success');
    expect(status).toBe(0);
  }, 120_000);

  test('an error makes it fail with exit code 2, and the report says what and where', () => {
    const { status, output, reports: [report] } = synth('', 'yes');
    expect(output).toContain('HPA002 (1 occurrences)');
    expect(output).toMatch(/Resource Name: HorizontalPodAutoscaler shop\/agent[\s\S]*> dist\/shop\.k8s\.yaml:\d+:\d+ spec\.scaleTargetRef/);
    expect(report?.summary).toMatchObject({ status: 'failure', metadata: { Objects: '3' } });
    expect(status).toBe(2);
  }, 120_000);

  test('the properties of cdk8s.yaml arrive', () => {
    const { status, reports: [report] } = synth('    properties: { only: [HPA004, HPA002], ignore: [HPA002], failOn: warning, profile: { kubernetes: "1.30" } }\n', 'yes');
    expect(report?.violations.map(({ ruleName }) => ruleName)).toEqual(['HPA004']);
    expect(report?.summary.status).toBe('failure');
    expect(status).toBe(2);
  }, 120_000);

  test('wrong properties stop it with all that is wrong', () => {
    const { status, output } = synth('    properties: { severty: error, profile: { kubernetes: 1.30 } }\n', 'no');
    expect(status).toBe(1);
    expect(output).toContain("ScalewrightValidation: 'severty' must be one of severity, failOn, profile, only, ignore; write severity\n"
      + "'profile.kubernetes' must be a text, got 1.3; put it in quotes: kubernetes: \"1.30\"");
  }, 120_000);
});

describe('the plugin', () => {
  const plugin = new ScalewrightValidation();
  const validate = async (texts: readonly string[]): Promise<{ violations: readonly ManifestViolation[]; status: string }> => {
    const violations: ManifestViolation[] = [];
    let status = '';
    const manifests = texts.map((text, index) => {
      const path = join(project.directory, `${index}.yaml`);
      writeFileSync(path, text);
      return path;
    });
    const report: IManifestValidationContext['report'] = {
      addViolation: (violation) => violations.push(violation),
      submit: (given) => {status = given;},
    };
    await plugin.validate({ manifests, report });
    return { violations, status };
  };

  test('says of a file that is no YAML that it is the file', async () => {
    const { violations, status } = await validate(['a: [']);
    expect(status).toBe('failure');
    expect(violations.map(({ ruleName, violatingResources }) => [ruleName, violatingResources[0]?.resourceName])).toEqual([
      ['SOURCE002', expect.stringMatching(/0\.yaml$/)],
    ]);
  });

  test('takes empty documents and no manifests at all', async () => {
    expect(await validate([])).toEqual({ violations: [], status: 'success' });
    expect(await validate(['', '---\n---\n'])).toEqual({ violations: [], status: 'success' });
  });

  test.each([
    [{ failOn: 'never' as Severity }, "ScalewrightValidation: 'failOn' must be error, warning, info, got \"never\""],
    [{ ignore: 'HPA004' as unknown as string[] }, "ScalewrightValidation: 'ignore' must be a list of rules, got \"HPA004\""],
    [{ profile: { keda: 'new' } }, "'profile.keda' must be a version such as \"1.35\", got \"new\""],
  ])('refuses %j', (props, message) => expect(() => new ScalewrightValidation(props)).toThrow(message));
});
