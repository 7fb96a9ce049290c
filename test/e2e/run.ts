import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { MARK, processesMarked } from './cluster/marked-processes';
import { PROGRAM_NAMES, program } from './cluster/programs';
import { missingCommands } from './cluster/requirements';
import { waitFor } from './cluster/wait';

const JEST = join(__dirname, '..', '..', 'node_modules', 'jest', 'bin', 'jest.js');

/** Runs the tests against the real engines, and fails if one of them leaves a process behind. Arguments go to jest. */
async function main(args: readonly string[]): Promise<number> {
  const missing = missingCommands();
  if (missing.length > 0) {
    console.error(`the real engines cannot run here:\n${missing.map((line) => `  - ${line}`).join('\n')}`);
    if (process.env.CI !== undefined) return 1;
    console.error('skipped; with CI=true this is a failure');
    return 0;
  }
  PROGRAM_NAMES.forEach(program);
  const run = randomUUID();
  const { status } = spawnSync(process.execPath, [JEST, '--ci', '--config', join(__dirname, 'jest.json'), ...args], {
    stdio: 'inherit', env: { ...process.env, [MARK]: run },
  });
  try {
    // What is killed is gone a moment later.
    await waitFor('all processes to end', async () => processesMarked(run).length === 0 || undefined, 5);
    return status ?? 1;
  } catch {
    console.error(`left running:\n${processesMarked(run).map((line) => `  - ${line}`).join('\n')}`);
    return 1;
  }
}

void main(process.argv.slice(2)).then((code) => process.exit(code));
