import { spawn } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { startMonitor, type Answer, type Monitor } from './monitor';

/** What a Pulumi program did when it ran. */
export interface ProgramRun extends Pick<Monitor, 'registrations' | 'outputs' | 'diagnostics'> {
  readonly exitCode: number;
  /** What it printed. */
  readonly output: string;
}

const ENTRY = join(dirname(require.resolve('@pulumi/pulumi/package.json')), 'cmd', 'run', 'index.js');

/** Runs a Pulumi program in the SDK's own entry point against a recording monitor, as the engine would. */
export async function runProgram(file: string, answer?: Answer): Promise<ProgramRun> {
  const monitor = await startMonitor(answer);
  try {
    const directory = dirname(file);
    const child = spawn(process.execPath, [
      ENTRY, '--monitor', monitor.address, '--engine', monitor.address, '--project', 'project', '--stack', 'stack',
      '--pwd', directory, join('.', basename(file)),
    ], {
      cwd: directory,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PULUMI_NODEJS_TYPESCRIPT: 'true', PULUMI_NODEJS_TRANSPILE_ONLY: 'true', PULUMI_CONFIG: '{}' },
    });
    const printed: string[] = [];
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
    const exitCode = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));
    const { registrations, outputs, diagnostics } = monitor;
    return { exitCode, output: printed.join(''), registrations, outputs, diagnostics };
  } finally {
    monitor.close();
  }
}
