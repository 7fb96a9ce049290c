import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { requireCommand } from './requirements';

const TOOLS = join(__dirname, '..', 'tools');

/** What is built from a Go module of `test/e2e/tools`. */
interface Program {
  readonly module: string;
  readonly package: string;
  readonly linkerFlags?: () => string;
}

const KUBERNETES_VERSION = 'k8s.io/component-base/version';

const PROGRAMS = {
  'kubernetes': {
    module: 'kubernetes',
    package: '.',
    // Without these the server says it is v0.0.0, and clients refuse it.
    linkerFlags: () => {
      const version = requiredVersion('kubernetes', 'k8s.io/kubernetes');
      const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(version) ?? [];
      return `-X ${KUBERNETES_VERSION}.gitVersion=${version} -X ${KUBERNETES_VERSION}.gitMajor=${major} -X ${KUBERNETES_VERSION}.gitMinor=${minor}`;
    },
  },
  'kwok': { module: 'kwok', package: 'sigs.k8s.io/kwok/cmd/kwok' },
  'keda-operator': { module: 'keda', package: 'github.com/kedacore/keda/v2/cmd/operator' },
  'keda-metrics-server': { module: 'keda', package: 'github.com/kedacore/keda/v2/cmd/adapter' },
  'keda-webhooks': { module: 'keda', package: 'github.com/kedacore/keda/v2/cmd/webhooks' },
  'prometheus-adapter': { module: 'prometheus-adapter', package: 'sigs.k8s.io/prometheus-adapter/cmd/adapter' },
  'knative-controller': { module: 'knative', package: '.' },
  'knative-webhook': { module: 'knative', package: 'knative.dev/serving/cmd/webhook' },
} satisfies Record<string, Program>;

export type ProgramName = keyof typeof PROGRAMS;
export const PROGRAM_NAMES = Object.keys(PROGRAMS) as readonly ProgramName[];

/** Where programs are kept between runs, by version. */
export const CACHE = process.env.SCALEWRIGHT_E2E_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'scalewright-e2e');

/** The path of a program, which is built first if this version of it has not been. */
export function program(name: ProgramName): string {
  const { module, package: packagePath, linkerFlags }: Program = PROGRAMS[name];
  const directory = join(CACHE, `${module}-${fingerprint(module)}`);
  const file = join(directory, name);
  if (existsSync(file)) return file;
  requireCommand('go');
  mkdirSync(directory, { recursive: true });
  console.error(`building ${name} (${packagePath} of test/e2e/tools/${module}); the first build of a module takes minutes`);
  // Written beside and renamed, so that nobody sees half a program.
  const unfinished = `${file}.${process.pid}`;
  execFileSync('go', ['build', '-o', unfinished, ...(linkerFlags === undefined ? [] : ['-ldflags', linkerFlags()]), packagePath], {
    cwd: join(TOOLS, module), stdio: ['ignore', 'inherit', 'inherit'],
  });
  renameSync(unfinished, file);
  return file;
}

/** The version of a required module, as `test/e2e/tools/<module>/go.mod` pins it. */
export function requiredVersion(module: string, required: string): string {
  const text = readFileSync(join(TOOLS, module, 'go.mod'), 'utf8');
  const version = text.split('\n').map((line) => line.trim().replace(/^require /, '').split(' ')).find(([path]) => path === required)?.[1];
  if (version === undefined) throw new Error(`test/e2e/tools/${module}/go.mod requires no ${required}`);
  return version;
}

/** Changes when anything does that the programs of a module are built from. */
function fingerprint(module: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(join(TOOLS, module)).sort()) hash.update(name).update(readFileSync(join(TOOLS, module, name)));
  return hash.digest('hex').slice(0, 12);
}
