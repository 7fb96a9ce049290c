import { join } from 'node:path';
import { runCLI } from 'jest';
import { ROOT } from '../demo';
import { switchboard, type Hits } from './switchboard';

/** One test file, with one mutant or none. */
export interface Job {
  readonly test: string;
  readonly directory: string;
  readonly mutant?: { readonly id: string; readonly hitLimit: number };
}

export interface Outcome {
  readonly passed: boolean;
  /** The first message of a failure. */
  readonly failure?: string;
  /** Of the processor, which a busy machine does not lengthen much. */
  readonly milliseconds: number;
  readonly hits: Hits;
}

const HERE = join(ROOT, 'test', 'tools', 'mutation');

function configFor(directory: string): string {
  return JSON.stringify({
    rootDir: ROOT,
    testEnvironment: join(HERE, 'environment.ts'),
    transform: { '^.+\\.ts$': [join(HERE, 'transform.ts'), { directory }] },
    setupFiles: ['<rootDir>/test/setup.ts'],
    testTimeout: 60_000, // the machine may be busy
    modulePathIgnorePatterns: ['<rootDir>/tmp/', '<rootDir>/lib/'],
    testMatch: ['<rootDir>/test/**/*.test.ts'],
    clearMocks: true,
    reporters: [],
  });
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

async function run({ test, directory, mutant }: Job): Promise<Outcome> {
  switchboard.mutant = mutant;
  switchboard.hits = {};
  const before = process.cpuUsage();
  const options = {
    _: [join(ROOT, test)], $0: '', config: configFor(directory), runTestsByPath: true, runInBand: true, ci: true, silent: true, reporters: [], watchman: false,
  };
  const { results } = await runCLI(options as never, [ROOT]);
  const [result] = results.testResults;
  const failed = result?.testResults.find(({ status }) => status === 'failed');
  const failure = result?.testExecError?.message ?? failed?.failureMessages[0] ?? result?.failureMessage;
  return {
    passed: results.success && results.numTotalTests > 0,
    ...(typeof failure === 'string' ? { failure } : {}),
    milliseconds: milliseconds(process.cpuUsage(before)),
    hits: switchboard.hits,
  };
}

process.on('message', (job: Job) => {
  const failed = (error: Error): Outcome => ({ passed: false, failure: error.message, milliseconds: 0, hits: {} });
  void run(job).catch(failed).then((outcome) => process.send!(outcome));
});
