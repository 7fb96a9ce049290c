import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isUnder, type Mutant } from './mutants';
import { groupBy } from '../../../src/kubernetes/group-by';

export interface Result extends Mutant {
  /** The digest of the mutated source. */
  readonly digest: string;
  readonly status: 'killed' | 'survived' | 'not run';
  /** The test file that failed, and how; for a survivor how many test files passed. */
  readonly by: string;
}

function keyOf({ file, index, digest }: Result): string {
  return `${file}#${index}#${digest}`;
}

/** The results of a sample, one a line in a file that grows with each: a run that was stopped goes on where it ended. */
export interface Results {
  readonly of: (mutant: Mutant, digest: string) => Result | undefined;
  readonly add: (result: Result) => void;
}

export function resultsIn(file: string, again: boolean): Results {
  mkdirSync(dirname(file), { recursive: true });
  const rows = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((row) => row !== '').map((row) => JSON.parse(row) as Result) : [];
  const kept = rows.filter(({ status }) => !again || status === 'killed');
  writeFileSync(file, kept.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const known = new Map(kept.map((row) => [keyOf(row), row]));
  return {
    of: (mutant, digest) => known.get(keyOf({ ...mutant, digest, status: 'killed', by: '' })),
    add: (result) => {
      known.set(keyOf(result), result);
      appendFileSync(file, `${JSON.stringify(result)}\n`);
    },
  };
}

function percent(part: number, whole: number): string {
  return `${(100 * part / whole).toFixed(1)} %`;
}

function line(title: string, results: readonly Result[]): string {
  const killed = results.filter(({ status }) => status === 'killed').length;
  const unrun = results.filter(({ status }) => status === 'not run').length;
  return `${title}: ${killed} of ${results.length} killed, ${percent(killed, results.length)}${unrun === 0 ? '' : ` (${unrun} that no test runs)`}`;
}

function oneLine(text: string): string {
  const single = text.replace(/\s+/g, ' ');
  return single.length > 100 ? `${single.slice(0, 99)}…` : single;
}

function byPlace(left: Result, right: Result): number {
  return left.file < right.file ? -1 : left.file > right.file ? 1 : left.line - right.line;
}

/** What survives, then the score of each folder and of all. */
export function report(folders: readonly string[], results: readonly Result[]): readonly string[] {
  const surviving = results.filter(({ status }) => status !== 'killed');
  const kinds = [...groupBy(surviving, ({ kind }) => kind)].sort((left, right) => right[1].length - left[1].length);
  const described = [...surviving].sort(byPlace).map(({ file, line: number, kind, original, replacement, status, by }) =>
    `${status} ${file}:${number} ${kind} (${by})\n  - ${oneLine(original)}\n  + ${oneLine(replacement)}`);
  return [
    ...described,
    `surviving kinds: ${kinds.map(([kind, own]) => `${kind} ${own.length}`).join(', ') || 'none'}`,
    ...(folders.length > 1 ? folders.map((folder) => line(folder, results.filter(({ file }) => isUnder(folder, file)))) : []),
    line('all', results),
  ];
}
