import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { olderRelease } from '../older-release';

const ROOT = join(__dirname, '..', '..', '..');
const SOURCES = join(ROOT, 'test', 'oracle', 'admission');

/** The upstream projects whose code judges, each a Go module in `test/oracle/admission`. */
export type OracleName = 'kubernetes' | 'keda' | 'knative' | 'monitors';

/** Whether Go is there. Where the gate runs it must be. */
export function hasGo(): boolean {
  const found = spawnSync('go', ['version']).status === 0;
  if (!found && process.env.CI === 'true') throw new Error('Go is needed to compare the admission ports with the upstream code');
  return found;
}

/** The folder of a module that an oracle is built of. */
export type ModuleFolder = (module: string) => string;

/** How an oracle is built and started. */
export interface OracleOptions {
  /** An older version of Kubernetes whose modules it is built of. Default: that of its go.mod. */
  readonly version?: string;
  /** What its program is started with. */
  readonly argsOf?: (moduleFolder: ModuleFolder) => readonly string[];
}

/** Builds an oracle, which takes minutes the first time. */
export function buildOracle(name: OracleName, { version, argsOf = () => [] }: OracleOptions = {}): Oracle {
  const cwd = join(SOURCES, name);
  const program = join(ROOT, 'tmp', 'oracle', `admission-${name}${version === undefined ? '' : `-${version}`}`);
  mkdirSync(join(ROOT, 'tmp', 'oracle'), { recursive: true });
  const flags = version === undefined ? [] : olderRelease(cwd, version);
  execFileSync('go', ['build', ...flags, '-o', program, '.'], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  return new Oracle(program, argsOf((module) => execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', module], { cwd, encoding: 'utf8' }).trim()));
}

/** Builds the oracle of ServiceMonitors and PodMonitors. */
export function buildMonitorsOracle(): Oracle {
  return buildOracle('monitors', {
    argsOf: (moduleFolder) => [join(moduleFolder('github.com/prometheus-operator/prometheus-operator'), 'example', 'prometheus-operator-crd')],
  });
}

/** An oracle that has been built. */
export class Oracle {
  constructor(private readonly program: string, private readonly args: readonly string[]) {}

  /** The verdict on each of some documents. */
  public judge<Verdict>(rows: readonly object[]): Verdict[] {
    if (rows.length === 0) return [];
    const { status, stdout, stderr } = spawnSync(this.program, this.args, {
      input: `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`,
      maxBuffer: 2 ** 30,
      encoding: 'utf8',
      env: { ...process.env, KEDA_CLUSTER_OBJECT_NAMESPACE: 'keda', POD_NAMESPACE: 'keda' },
    });
    if (status !== 0) throw new Error(`${this.program} failed: ${cause(stderr)}`);
    return stdout.trim().split('\n').map((line) => JSON.parse(line) as Verdict);
  }
}

/** What a Go program said when it died: its cause stands before its stack, and after what it said while it lived. */
function cause(stderr: string): string {
  return stderr.slice(Math.max(0, stderr.search(/^(panic|fatal error): /m))).slice(0, 4000);
}
