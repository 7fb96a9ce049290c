import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SUPERVISOR } from './cluster/component';
import { MARK, processesMarked } from './cluster/marked-processes';
import { PROGRAM_NAMES, program } from './cluster/programs';
import { missingCommands } from './cluster/requirements';
import { waitFor } from './cluster/wait';

const JEST = join(__dirname, '..', '..', 'node_modules', 'jest', 'bin', 'jest.js');

/** Files that compare when replicas change, by a real clock. */
const TIMED = /scaling\.e2e\.ts$/;
/**
 * How often such a file is run before it counts as failed: on a machine so busy that scrapes or syncs are lost, the inputs of the two sides differ.
 * Whatever does not look at the clock must pass the first time.
 */
const TRIES = 3;

/** Runs jest, which ends with this process, and names the files that failed; undefined if it got no further than its start. */
async function failedFiles(args: readonly string[], mark: string): Promise<readonly string[] | undefined> {
  const folder = join(__dirname, '..', '..', 'tmp', 'e2e');
  const results = join(folder, `results-${mark}.json`);
  mkdirSync(folder, { recursive: true });
  const command = [process.execPath, JEST, '--ci', '--config', join(__dirname, 'jest.json'), '--json', '--outputFile', results, ...args];
  const jest = spawn(SUPERVISOR, command, { detached: true, stdio: ['pipe', 'ignore', 'inherit'], env: { ...process.env, [MARK]: mark } });
  const [status] = await once(jest, 'exit') as [number | null];
  try {
    if (status === 0) return [];
    const { testResults } = JSON.parse(readFileSync(results, 'utf8')) as { readonly testResults: readonly { readonly name: string; readonly status: string }[] };
    return testResults.filter((file) => file.status === 'failed').map(({ name }) => name);
  } catch {
    return undefined;
  } finally {
    rmSync(results, { force: true });
  }
}

/** Runs the files, those by the clock again if they alone have failed. Says whether all have passed in the end. */
async function passes(args: readonly string[], mark: string): Promise<boolean> {
  let failed = await failedFiles(args, mark);
  for (let tries = 1; tries < TRIES && failed !== undefined && failed.length > 0 && failed.every((file) => TIMED.test(file)); tries += 1) {
    console.error(`by a real clock, so once more (${tries + 1} of ${TRIES}): ${failed.join(', ')}`);
    failed = await failedFiles([...args.filter((arg) => arg.startsWith('-')), '--runTestsByPath', ...failed], mark);
  }
  return failed?.length === 0;
}

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
  const passed = await passes(args, run);
  try {
    // What is killed is gone a moment later.
    await waitFor('all processes to end', async () => processesMarked(run).length === 0 || undefined, 5);
    return passed ? 0 : 1;
  } catch {
    console.error(`left running:\n${processesMarked(run).map((line) => `  - ${line}`).join('\n')}`);
    return 1;
  }
}

void main(process.argv.slice(2)).then((code) => process.exit(code));
