import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** The middle of the values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] ?? Number.NaN : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** Runs a node script in a process of its own and gives the milliseconds that it took, start to end. */
export function processMillis(...args: string[]): number {
  return commandMillis(process.execPath, args);
}

/** Runs a command and gives the milliseconds that it took, start to end. Any other exit code than those expected is an error. */
export function commandMillis(command: string, args: readonly string[], expected: readonly number[] = [0]): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] });
  const taken = Number(process.hrtime.bigint() - start) / 1e6;
  if (status === null || !expected.includes(status)) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stderr.toString()}`);
  return taken;
}

/** Runs a node script in a process of its own that prints one number. */
export function printedNumber(...args: string[]): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stderr.toString()}`);
  return Number(stdout.toString());
}

/** Alternates between the contestants, so that a slow moment of the machine meets all of them. */
export function alternate<Name extends string>(rounds: number, contestants: Readonly<Record<Name, () => number>>): Readonly<Record<Name, number>> {
  const names = Object.keys(contestants) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) names.forEach((name) => taken[name].push(contestants[name]()));
  return Object.fromEntries(names.map((name) => [name, median(taken[name])])) as Record<Name, number>;
}

/** One measured ratio and the limit that it must keep. */
export interface Measured {
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
  /** Whether the value must stay at or below the limit, or reach it. */
  readonly holds: 'at most' | 'at least';
  readonly detail: string;
}
