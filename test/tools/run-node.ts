import { spawnSync } from 'node:child_process';

/** What a process of Node said. */
export interface NodeRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Node in a directory. */
export function runNode(cwd: string, ...args: readonly string[]): NodeRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}
