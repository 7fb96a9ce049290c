import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
const BYTES_MAX = 1_500_000;

let directory = '';
let tarball = '';

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'scalewright-package-'));
  const [{ filename }] = JSON.parse(npm(ROOT, 'pack', '--json', '--ignore-scripts', '--pack-destination', directory)) as [{ filename: string }];
  tarball = join(directory, filename);
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

function npm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/** An empty project with the packed library and the given packages of ours, at the versions that we test with. */
function projectWith(name: string, ...packages: string[]): string {
  const project = join(directory, name);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name, private: true }));
  npm(project, 'install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps', tarball,
    ...packages.map((dependency) => `${dependency}@${devDependencies[dependency]}`));
  return project;
}

function node(project: string, script: string): string {
  writeFileSync(join(project, 'script.js'), script);
  return execFileSync(process.execPath, ['script.js'], { cwd: project, encoding: 'utf8', stdio: 'pipe' });
}

/** Runs the command as npm has installed it. */
function scalewright(project: string, input: string, ...args: string[]): string {
  return spawnSync(join(project, 'node_modules', '.bin', 'scalewright'), args, { cwd: project, encoding: 'utf8', input }).stdout;
}

const SIGNAL = `QpsSignal.mseGateway({
  project: 'aliyun-product-data-1234567890123456-cn-hangzhou', nginxCompatibleLogs: Precondition.confirmed('OPS-42'),
})`;

test('the packed tarball is at most 1.5 MB', () => {
  expect(statSync(tarball).size).toBeLessThanOrEqual(BYTES_MAX);
});

test('it works in an empty project with only cdk8s and constructs', () => {
  const project = projectWith('cdk8s-only', 'cdk8s', 'constructs');
  const output = node(project, `
    const { App, Chart } = require('cdk8s');
    const { Precondition, QpsAutoscaledService, QpsSignal } = require('scalewright');
    const app = new App();
    new QpsAutoscaledService(new Chart(app, 'c'), 'Web', { image: 'web', signal: ${SIGNAL}, targetQpsPerPod: 10, maxReplicas: 3 });
    console.log(app.synthYaml());
  `);
  expect(output).toContain('kind: HorizontalPodAutoscaler');
  expect(scalewright(project, output, 'check', '-')).toMatch(/^no findings in 3 objects of 1 file/);
  expect(scalewright(project, '', 'explain', 'HPA004')).toContain('\nMended:\n\n  apiVersion: apps/v1\n');
  expect(() => node(project, "require('scalewright/pulumi')")).toThrow(/Cannot find module '@pulumi\/(pulumi|kubernetes)'/);
  expect(() => node(project, "require('scalewright/lib/plan/plan')")).toThrow(/ERR_PACKAGE_PATH_NOT_EXPORTED/);
}, 120_000);

test('it works in an empty project with only Pulumi', () => {
  const project = projectWith('pulumi-only', '@pulumi/pulumi', '@pulumi/kubernetes');
  const output = node(project, `
    const pulumi = require('@pulumi/pulumi');
    const { Precondition, QpsAutoscaledService, QpsSignal } = require('scalewright/pulumi');
    (async () => {
      await pulumi.runtime.setMocks({
        newResource: (args) => { console.log(args.type); return { id: args.name, state: args.inputs }; }, call: (args) => args.inputs,
      });
      new QpsAutoscaledService('web', { image: pulumi.secret('web'), signal: ${SIGNAL}, targetQpsPerPod: 10, maxReplicas: 3 });
      await pulumi.runtime.disconnect();
    })();
  `);
  expect(output.trim().split('\n').sort()).toEqual([
    'kubernetes:apps/v1:Deployment', 'kubernetes:autoscaling/v2:HorizontalPodAutoscaler', 'kubernetes:core/v1:Service',
    'scalewright:index:QpsAutoscaledService',
  ]);
}, 240_000);

test('scalewright/simulation simulates what Pulumi declares, without cdk8s', () => {
  const output = node(join(directory, 'pulumi-only'), `
    const pulumi = require('@pulumi/pulumi');
    const { Precondition, QpsAutoscaledService, QpsSignal, manifestsOf } = require('scalewright/pulumi');
    const { simulate } = require('scalewright/simulation');
    (async () => {
      await pulumi.runtime.setMocks({ newResource: (args) => ({ id: args.name, state: args.inputs }), call: (args) => args.inputs });
      const web = new QpsAutoscaledService('web', { image: pulumi.output('registry.example.com/web:1'), signal: ${SIGNAL}, targetQpsPerPod: 10, maxReplicas: 9 });
      const timeline = await new Promise((resolve) => manifestsOf(web).apply((manifests) => resolve(
        simulate(manifests, { durationSeconds: 300, service: { load: { kind: 'constant', value: 55 } } }))));
      console.log(timeline.scalers.map(({ scaler, answers }) => [scaler.kind, scaler.name, answers.peakReplicas].join(' ')).join());
      await pulumi.runtime.disconnect();
    })();
  `);
  expect(output.trim()).toBe('HorizontalPodAutoscaler web 6');
}, 240_000);

test.each(['node', 'node16', 'bundler'])('TypeScript finds all entry points with module resolution %s', (resolution) => {
  const project = join(directory, `types-${resolution}`);
  mkdirSync(project);
  writeFileSync(join(project, 'main.ts'), "import type { KnativeServiceProps } from 'scalewright';\nimport type { KnativeServiceArgs } from 'scalewright/pulumi';\n"
    + "import type { PolicyOptions } from 'scalewright/policy';\nexport type All = [KnativeServiceProps, KnativeServiceArgs, PolicyOptions];\n");
  writeFileSync(join(project, 'simulation.ts'), "import { simulate, type Timeline } from 'scalewright/simulation';\nimport 'scalewright/simulation/jest';\n"
    + 'const timeline: Timeline = simulate([]);\nexpect(timeline).toReach(7, { within: 120 });\nexpect(timeline).not.toServe(0.99);\n');
  const modules = join(project, 'node_modules');
  mkdirSync(modules);
  execFileSync('tar', ['-xzf', tarball, '-C', modules]);
  execFileSync('mv', [join(modules, 'package'), join(modules, 'scalewright')]);
  for (const scope of ['@pulumi', 'cdk8s', 'constructs', '@types']) execFileSync('ln', ['-s', join(ROOT, 'node_modules', scope), join(modules, scope)]);
  const settings = {
    node: ['--module', 'commonjs', '--moduleResolution', 'node10', '--ignoreDeprecations', '6.0'],
    node16: ['--module', 'node16', '--moduleResolution', 'node16'],
    bundler: ['--module', 'esnext', '--moduleResolution', 'bundler'],
  }[resolution] ?? [];
  execFileSync(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '--noEmit', '--strict', '--skipLibCheck', '--types', 'node,jest',
    '--target', 'es2022', ...settings, 'main.ts', 'simulation.ts'], { cwd: project, encoding: 'utf8' });
}, 120_000);
