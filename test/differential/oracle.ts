import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { olderRelease } from './older-release';

const SOURCES = join(__dirname, '..', 'oracle');
const BINARIES = join(__dirname, '..', '..', 'tmp', 'oracle');
const MINUTE = 60_000;
const MEGABYTE = 1024 * 1024;

/** What is missing for the oracles to be built; undefined if nothing is. */
export function missingForOracles(): string | undefined {
  const { status } = spawnSync('go', ['version']);
  return status === 0 ? undefined : 'Go is not installed (https://go.dev/dl, or `apt-get install golang`); the upstream oracles in test/oracle cannot be built';
}

/** The folder and the flags that an oracle is built of: `hpa-1.34` is the folder `hpa` with the modules of Kubernetes 1.34, `kpa-1.18` is `kpa` with those of Knative 1.18. */
function sourceOf(name: string): { readonly folder: string; readonly flags: readonly string[] } {
  const [, family = name, version] = /^(.*)-(1\.\d+)$/.exec(name) ?? [];
  const folder = join(SOURCES, family);
  return { folder, flags: version === undefined ? [] : olderRelease(folder, version) };
}

/** Builds an oracle, from `test/oracle/<name>`, and gives the path of the program. Go's cache makes the second time quick. */
export function buildOracle(name: string): string {
  mkdirSync(BINARIES, { recursive: true });
  const program = join(BINARIES, name);
  const { folder, flags } = sourceOf(name);
  const { status, stderr } = spawnSync('go', ['build', ...flags, '-o', program, '.'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`go build of test/oracle/${name} failed:\n${stderr}`);
  return program;
}

/**
 * Asks an oracle: inputs of the vector format in, the same with what upstream does out.
 *
 * @param limit in milliseconds, after which it throws
 */
export function ask<Row>(program: string, inputs: readonly unknown[], limit = 10 * MINUTE): readonly Row[] {
  const input = inputs.map((row) => `${JSON.stringify(row)}\n`).join('');
  const { status, stdout, stderr } = spawnSync(program, { input, encoding: 'utf8', maxBuffer: 4096 * MEGABYTE, timeout: limit });
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stderr.slice(-4000)}`);
  return stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
}
