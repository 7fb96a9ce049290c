import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { startPack } from './policy/policy-pack';
import { runProgram } from './pulumi/run-program';
import { ROOT } from './tools/demo';
import { fencesOf, markdownFiles, type Fence } from './tools/fences';
import { isNamedFile } from './tools/sessions';

// Within the project, so that the code finds `scalewright` as its users do.
const DIRECTORY = join(ROOT, 'tmp', 'fences');
const NODE_MODULES = join(ROOT, 'node_modules');

interface Program {
  readonly fence: Fence;
  readonly file: string;
  /** The YAML fence that follows directly, unless it is a file of its own: what the program must print or write. */
  readonly yaml: Fence | undefined;
}

const fences = markdownFiles().flatMap(fencesOf);
const programs: readonly Program[] = fences.flatMap((fence, index) => {
  if (fence.language !== 'ts') return [];
  const next = fences[index + 1];
  return [{ fence, file: join(DIRECTORY, `${fence.place.replace(/\W+/g, '-')}.ts`), yaml: next?.language === 'yaml' && !isNamedFile(next.code) ? next : undefined }];
});

const isPulumi = ({ fence }: Program): boolean => fence.code.includes("from 'scalewright/pulumi'");
const isPolicyPack = ({ fence }: Program): boolean => fence.code.includes("from '@pulumi/policy'");
const isTest = ({ fence }: Program): boolean => /^\s*(test|describe)\(/m.test(fence.code);

beforeAll(() => {
  rmSync(DIRECTORY, { recursive: true, force: true });
  mkdirSync(DIRECTORY, { recursive: true });
  programs.forEach(({ file, fence }) => writeFileSync(file, fence.code));
  writeFileSync(join(DIRECTORY, 'tsconfig.json'), JSON.stringify({ extends: '../../test/tsconfig.json', include: ['*.ts'] }));
});

test('there are programs in the README', () => {
  expect(programs.filter(({ fence }) => fence.place.startsWith('README.md')).length).toBeGreaterThan(0);
});

test('every TypeScript fence of README, docs and examples is type-checked', () => {
  execFileSync(process.execPath, [join(NODE_MODULES, 'typescript', 'bin', 'tsc'), '-p', DIRECTORY], { encoding: 'utf8', stdio: 'pipe' });
}, 120_000);

describe('every program runs', () => {
  const cdk8s = programs.filter((program) => !isPulumi(program) && !isPolicyPack(program) && !isTest(program));
  test.each(cdk8s.map((program) => [program.fence.place, program] as const))('%s, with cdk8s', (_, { file, yaml }) => {
    const outdir = `${file}.out`;
    execFileSync(process.execPath, [join(NODE_MODULES, 'ts-node', 'dist', 'bin.js'), '-T', file], {
      cwd: DIRECTORY, encoding: 'utf8', stdio: 'pipe', env: { ...process.env, CDK8S_OUTDIR: outdir },
    });
    if (yaml === undefined) return;
    const written = readdirSync(outdir).sort().flatMap((name) => objectsOf(readFileSync(join(outdir, name), 'utf8')));
    expect(written).toEqual(objectsOf(yaml.code));
  }, 60_000);

  test.each(programs.filter(isTest).map((program) => [program.fence.place, program] as const))('%s, with jest', (_, { file, fence }) => {
    const run = spawnSync(process.execPath, [join(NODE_MODULES, 'jest', 'bin', 'jest.js'), '--ci', '--json', '--config', JSON.stringify({
      rootDir: DIRECTORY, testMatch: [file], transform: { '\\.ts$': ['ts-jest', { tsconfig: join(DIRECTORY, 'tsconfig.json'), diagnostics: false }] },
    })], { cwd: DIRECTORY, encoding: 'utf8' });
    const tests = fence.code.match(/^\s*test\(/gm)?.length ?? 0;
    expect({ status: run.status, passed: /"numPassedTests":(\d+)/.exec(run.stdout)?.[1], log: run.status === 0 ? '' : run.stderr }).toEqual({ status: 0, passed: String(tests), log: '' });
  }, 120_000);

  test.each(programs.filter(isPulumi).map((program) => [program.fence.place, program] as const))('%s, with Pulumi', async (_, { file }) => {
    const { exitCode, diagnostics, registrations } = await runProgram(file);
    expect({ exitCode, diagnostics }).toEqual({ exitCode: 0, diagnostics: [] });
    expect(registrations.filter(({ custom }) => custom).length).toBeGreaterThan(0);
  }, 60_000);

  test.each(programs.filter(isPolicyPack).map((program) => [program.fence.place, program] as const))('%s, as a policy pack', async (_, { file }) => {
    const pack = await startPack(file);
    expect((await pack.policies()).length).toBeGreaterThan(0);
    pack.stop();
  }, 60_000);
});

const objectsOf = (yaml: string): readonly unknown[] => parseAllDocuments(yaml).map((document) => document.toJS() as unknown);
