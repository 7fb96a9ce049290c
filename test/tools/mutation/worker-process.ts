import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../demo';
import type { Job, Outcome } from './worker';

/** Jest keeps something of each run: after so many a new process takes over. */
const RUNS_PER_PROCESS = 150;

export interface WorkerProcess {
  /** Runs one test file, and ends the process when it takes longer than it may. */
  run(job: Job, limitMilliseconds: number): Promise<Outcome | 'timeout' | 'crash'>;
  stop(): void;
}

function start(): ChildProcess {
  return fork(join(ROOT, 'test', 'tools', 'mutation', 'worker.ts'), {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['-r', 'ts-node/register/transpile-only', '--max-old-space-size=1500'],
    env: { ...process.env, TS_NODE_PROJECT: join(ROOT, 'test', 'tsconfig.json') },
  });
}

export function workerProcess(): WorkerProcess {
  let child: ChildProcess | undefined;
  let runs = 0;
  const stop = (): void => {
    child?.kill('SIGKILL');
    child = undefined;
    runs = 0;
  };
  const run: WorkerProcess['run'] = async (job, limitMilliseconds) => {
    if (runs >= RUNS_PER_PROCESS) stop();
    child ??= start();
    runs++;
    const outcome = await outcomeOf(child, job, limitMilliseconds);
    if (typeof outcome !== 'string') return outcome;
    const used = runs > 1;
    stop();
    return outcome === 'crash' && used ? run(job, limitMilliseconds) : outcome; // what ran before may have used up the memory
  };
  return { run, stop };
}

function outcomeOf(child: ChildProcess, job: Job, limitMilliseconds: number): Promise<Outcome | 'timeout' | 'crash'> {
  return new Promise<Outcome | 'timeout' | 'crash'>((resolve) => {
    const settle = (outcome: Outcome | 'timeout' | 'crash'): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(outcome);
    };
    const timer = setTimeout(settle, limitMilliseconds, 'timeout');
    child.once('message', (message) => settle(message as Outcome));
    child.once('exit', () => settle('crash'));
    child.send(job);
  });
}

/** Works through the items, each worker taking the next one as soon as it is free. */
export async function eachWith<Item>(
  workers: readonly WorkerProcess[], items: readonly Item[], work: (item: Item, worker: WorkerProcess) => Promise<void>,
): Promise<void> {
  const rest = [...items];
  await Promise.all(workers.map(async (worker) => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item, worker);
  }));
}
