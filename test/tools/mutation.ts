import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './demo';
import { covering, measureCoverage, type Covering } from './mutation/coverage';
import { instrument, isUnder, sampleOf, type Mutant, type Mutants } from './mutation/mutants';
import { report, resultsIn, type Result } from './mutation/results';
import { eachWith, workerProcess, type WorkerProcess } from './mutation/worker-process';

const USAGE = `usage: npm run mutation -- [--sample N] [--seed S] [--tests FOLDER]... [--budget SECONDS] [--workers N] [--again] [FOLDER...]

Mutates sources as StrykerJS does, and counts the mutants that no test kills. For each mutant the test files that run it are run, the one that mirrors its
source first, until one fails. Left out are the values of key tables (\`KeysOf\`), which do not compile as mutants. What was measured lies in tmp/mutation/:
a run that was stopped goes on where it ended.

  --sample N        mutants drawn from each folder, each as likely as any other (default 150; 'all' for every one)
  --seed S          another number draws another sample (default 1)
  --tests FOLDER    of test/, or a file of it, whose tests are run; may be repeated (default: kubernetes plan signals)
  --budget SECONDS  of the processor, without a mutant, for test files outside the folder that mirrors the source's (default 20)
  --workers N       processes that run tests (default 2)
  --again           run the survivors of this sample again, after tests were added
  FOLDER            of src/, or a file of it (default: kubernetes plan signals)

Exit code: 0 if at least 85 % of the mutants of each folder are killed, 1 if not, 2 for wrong usage.`;

const CORE = ['kubernetes', 'plan', 'signals'];
const LEAST = 0.85;

interface Options {
  readonly sample: number;
  readonly seed: number;
  readonly tests: readonly string[];
  readonly budgetSeconds: number;
  readonly workers: number;
  readonly again: boolean;
  readonly folders: readonly string[];
}

/** Throws for wrong usage. */
function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      sample: { type: 'string', default: '150' },
      seed: { type: 'string', default: '1' },
      tests: { type: 'string', multiple: true, default: CORE },
      budget: { type: 'string', default: '20' },
      workers: { type: 'string', default: '2' },
      again: { type: 'boolean', default: false },
    },
  });
  const sample = values.sample === 'all' ? Infinity : Number(values.sample);
  const [seed, budgetSeconds, workers] = [Number(values.seed), Number(values.budget), Number(values.workers)];
  const folders = positionals.length > 0 ? positionals : CORE;
  for (const [name, count] of Object.entries({ sample: values.sample === 'all' ? 1 : sample, seed, budget: budgetSeconds, workers })) {
    if (!Number.isInteger(count) || count < 1) throw new Error(`--${name} must be a whole number of at least 1`);
  }
  const paths = [...folders.map((folder) => `src/${folder}`), ...values.tests.map((folder) => `test/${folder}`)];
  const missing = paths.filter((path) => !existsSync(join(ROOT, path)));
  if (missing.length > 0) throw new Error(`there is no ${missing.join(', ')}`);
  return { sample, seed, tests: values.tests, budgetSeconds, workers, again: values.again, folders };
}

/** Runs the test files that run a mutant until one of them fails, hangs or takes the process down. */
async function tryMutant(mutant: Mutant, tests: readonly Covering[], directory: string, worker: WorkerProcess): Promise<Pick<Result, 'status' | 'by'>> {
  for (const { test, milliseconds, hits } of tests) {
    const job = { test, directory, mutant: { id: mutant.id, hitLimit: 100 * hits + 100_000 } };
    const outcome = await worker.run(job, 30_000 + 10 * milliseconds);
    if (typeof outcome === 'string') return { status: 'killed', by: `${test}: ${outcome}` };
    if (!outcome.passed) return { status: 'killed', by: `${test}: ${outcome.failure ?? ''}`.slice(0, 300) };
  }
  return tests.length === 0 ? { status: 'not run', by: 'no test' } : { status: 'survived', by: `${tests.length} test files` };
}

async function measure(options: Options, mutants: Mutants, workers: readonly WorkerProcess[]): Promise<readonly Result[]> {
  const { sample, seed, budgetSeconds, again, folders } = options;
  const coverage = await measureCoverage(mutants, options.tests, workers, console.error);
  const known = resultsIn(join(dirname(mutants.directory), `seed-${seed}.jsonl`), again);
  const chosen = folders.flatMap((folder) => sampleOf(mutants.all.filter(({ file }) => isUnder(folder, file)), sample, seed));
  const results: Result[] = [];
  await eachWith(workers, chosen, async (mutant, worker) => {
    const digest = mutants.digests.get(mutant.file)!;
    const recorded = known.of(mutant, digest);
    if (recorded !== undefined) {
      results.push(recorded);
      return;
    }
    const tests = covering(coverage, mutant, 1000 * budgetSeconds);
    const result = { ...mutant, digest, ...await tryMutant(mutant, tests, mutants.directory, worker) };
    known.add(result);
    results.push(result);
    console.error(`${results.length}/${chosen.length} ${result.status} ${mutant.file}:${mutant.line} ${mutant.kind}`);
  });
  return results;
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return 0;
  }
  let options: Options;
  try {
    options = readOptions(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  const workers = Array.from({ length: options.workers }, workerProcess);
  try {
    const results = await measure(options, await instrument(options.folders), workers);
    console.log(report(options.folders, results).join('\n'));
    const low = options.folders.filter((folder) => {
      const own = results.filter(({ file }) => isUnder(folder, file));
      return own.filter(({ status }) => status === 'killed').length < LEAST * own.length;
    });
    return low.length === 0 ? 0 : 1;
  } finally {
    for (const worker of workers) worker.stop();
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
