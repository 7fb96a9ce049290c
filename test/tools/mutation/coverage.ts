import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../demo';
import { digest, type Mutant, type Mutants } from './mutants';
import type { Outcome } from './worker';
import { eachWith, type WorkerProcess } from './worker-process';

/** What one test file runs of the mutated sources. */
interface Covered {
  readonly test: string;
  readonly passed: boolean;
  readonly milliseconds: number;
  /** The digests of the sources it runs, and for each the numbers of the mutants and how often they are run. */
  readonly sources: Readonly<Record<string, { readonly digest: string; readonly hits: readonly (readonly [index: number, count: number])[] }>>;
}

export type Coverage = Readonly<Record<string, Covered>>;

/** A test file that runs a mutant. */
export interface Covering {
  readonly test: string;
  readonly milliseconds: number;
  readonly hits: number;
}

/** For a test file without a mutant, which is slower than usual where runs are counted. */
const LONGEST_MILLISECONDS = 120_000;

/** The test files of a folder, or that file. */
function testFiles(path: string): readonly string[] {
  if (path.endsWith('.test.ts')) return [path];
  return readdirSync(join(ROOT, path), { withFileTypes: true }).flatMap((entry) => {
    const below = `${path}/${entry.name}`;
    if (entry.isDirectory()) return testFiles(below);
    return entry.name.endsWith('.test.ts') ? [below] : [];
  });
}

function coveredBy(test: string, outcome: Outcome | 'timeout' | 'crash', mutants: Mutants): Covered {
  const contents = digest(readFileSync(join(ROOT, test), 'utf8'));
  if (typeof outcome === 'string') return { test: contents, passed: false, milliseconds: LONGEST_MILLISECONDS, sources: {} };
  const sources: Record<string, { digest: string; hits: [number, number][] }> = {};
  for (const { id, file, index } of mutants.all) {
    const count = outcome.hits[id];
    if (count !== undefined) (sources[file] ??= { digest: mutants.digests.get(file)!, hits: [] }).hits.push([index, count]);
  }
  return { test: contents, passed: outcome.passed, milliseconds: Math.round(outcome.milliseconds), sources };
}

function holds(covered: Covered | undefined, test: string, mutants: Mutants): boolean {
  return covered !== undefined && covered.test === digest(readFileSync(join(ROOT, test), 'utf8'))
    && Object.entries(covered.sources).every(([file, source]) => source.digest === mutants.digests.get(file));
}

/** Which test files run which mutants; what is known from an earlier run is kept for test files that did not change, nor what they run. */
export async function measureCoverage(
  mutants: Mutants, folders: readonly string[], workers: readonly WorkerProcess[], progress: (text: string) => void,
): Promise<Coverage> {
  const file = join(dirname(mutants.directory), 'coverage.json');
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Coverage : {};
  const tests = [...new Set(folders.flatMap((folder) => testFiles(`test/${folder}`)))];
  const coverage: Record<string, Covered> = Object.fromEntries(
    tests.flatMap((test) => holds(known[test], test, mutants) ? [[test, known[test]!]] : []),
  );
  const missing = tests.filter((test) => coverage[test] === undefined);
  let done = 0;
  await eachWith(workers, missing, async (test, worker) => {
    const outcome = await worker.run({ test, directory: mutants.directory }, LONGEST_MILLISECONDS);
    coverage[test] = coveredBy(test, outcome, mutants);
    done++;
    const why = typeof outcome === 'string' ? outcome : outcome.failure?.split('\n')[0];
    progress(`tests ${done}/${missing.length} ${test}${coverage[test].passed ? '' : `: left out, it fails without a mutant: ${why}`}`);
    if (done % 20 === 0 || done === missing.length) writeFileSync(file, JSON.stringify(coverage));
  });
  return coverage;
}

/** A test file that mirrors the source comes first, then those of its folder, then the others, each the quicker the earlier. */
function cost(test: string, milliseconds: number, source: string): number {
  const mirror = source.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts');
  if (test === mirror) return milliseconds / 50;
  return dirname(test) === dirname(mirror) ? milliseconds / 5 : milliseconds;
}

/** The test files that run a mutant, the most likely to kill it soon first: those of its mirror folder, and of the others as many as fit in a time. */
export function covering(coverage: Coverage, { file, index }: Mutant, limitMilliseconds: number): readonly Covering[] {
  const mirrorFolder = dirname(file).replace(/^src/, 'test');
  let sum = 0;
  return Object.entries(coverage)
    .flatMap(([test, { passed, milliseconds, sources }]) => {
      const hits = sources[file]?.hits.find(([number]) => number === index)?.[1];
      return passed && hits !== undefined ? [{ test, milliseconds, hits }] : [];
    })
    .sort((left, right) => cost(left.test, left.milliseconds, file) - cost(right.test, right.milliseconds, file))
    .filter(({ test, milliseconds }) => dirname(test) === mirrorFolder || (sum += milliseconds) <= limitMilliseconds);
}
