import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from '../demo';

/** What is used here of a mutant of StrykerJS; its lines and columns start at 0. */
interface StrykerMutant {
  readonly id: string;
  readonly fileName: string;
  readonly location: Readonly<Record<'start' | 'end', { readonly line: number; readonly column: number }>>;
  readonly mutatorName: string;
  readonly status?: string | undefined;
  readonly replacement: string;
}

export interface Mutant {
  /** What the instrumented code calls it. */
  readonly id: string;
  /** Path of the source below the project, and its number among the mutants of that file. */
  readonly file: string;
  readonly index: number;
  readonly line: number;
  readonly kind: string;
  readonly original: string;
  readonly replacement: string;
}

export interface Mutants {
  /** Where the instrumented sources lie, by their paths. */
  readonly directory: string;
  readonly all: readonly Mutant[];
  /** A digest of each mutated source. */
  readonly digests: ReadonlyMap<string, string>;
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function sourcesUnder(path: string): readonly string[] {
  if (path.endsWith('.ts')) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return sourcesUnder(join(path, entry.name));
    return entry.name.endsWith('.ts') ? [join(path, entry.name)] : [];
  });
}

function toMutants(mutants: readonly StrykerMutant[], texts: ReadonlyMap<string, string>): readonly Mutant[] {
  const counts = new Map<string, number>();
  return mutants.map(({ id, fileName, location: { start, end }, mutatorName, replacement }) => {
    const index = counts.get(fileName) ?? 0;
    counts.set(fileName, index + 1);
    const lines = texts.get(fileName)!.split('\n').slice(start.line, end.line + 1);
    const text = lines.length === 1 ? lines[0]!.slice(start.column, end.column) : [lines[0]!.slice(start.column), ...lines.slice(1)].join('\n');
    return { id, file: fileName, index, line: start.line + 1, kind: mutatorName, original: text, replacement };
  });
}

/** What is used here of a path of Babel. */
interface Path {
  isBooleanLiteral(): boolean;
  findParent(fits: (parent: Path & { isVariableDeclarator(): boolean }) => boolean): { readonly node: { readonly id: unknown } } | null;
}

/** Nothing reads the values of a table of keys, which its type holds to `true` (src/kubernetes/known-keys.ts): another one does not compile. */
const keyTables = {
  shouldIgnore: (path: Path): string | undefined => {
    if (!path.isBooleanLiteral()) return undefined;
    const declared = JSON.stringify(path.findParent((parent) => parent.isVariableDeclarator())?.node.id ?? null);
    return /"name":"(?:KeysOf|KnownKeys)"/.test(declared) ? 'a value of a table of keys' : undefined;
  },
};

const log = { debug: () => undefined, info: () => undefined, warn: console.warn, isDebugEnabled: () => false };

/** Writes the sources of some folders (or files) of `src/` with all their mutants built in, each behind a switch, as StrykerJS makes them. */
export async function instrument(folders: readonly string[]): Promise<Mutants> {
  const { Instrumenter } = await import('@stryker-mutator/instrumenter');
  const paths = folders.flatMap((folder) => sourcesUnder(join(ROOT, 'src', folder))).map((path) => relative(ROOT, path));
  const texts = new Map(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
  const files = paths.map((name) => ({ name, mutate: true, content: texts.get(name)! }));
  const instrumenter = new Instrumenter(log as never);
  const options = { plugins: null, excludedMutations: [], ignorers: [keyTables as never] };
  const { files: instrumented, mutants } = await instrumenter.instrument(files, options);
  const directory = join(ROOT, 'tmp', 'mutation', folders.join('+').replaceAll('/', '-'), 'sources');
  for (const { name, content } of instrumented) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  const all = toMutants(mutants, texts).filter((_, place) => mutants[place]!.status !== 'Ignored');
  return { directory, all, digests: new Map(paths.map((path) => [path, digest(texts.get(path)!)])) };
}

/** Whether a source lies under a folder of `src/`, or is that file. */
export function isUnder(folder: string, file: string): boolean {
  return file === `src/${folder}` || file.startsWith(`src/${folder}/`);
}

/** Some of the mutants, each as likely as any other; the same for the same seed, for what did not change. */
export function sampleOf(mutants: readonly Mutant[], size: number, seed: number): readonly Mutant[] {
  const drawn = mutants.map((mutant) => ({ mutant, lot: digest(`${seed} ${mutant.file} ${mutant.index}`) }));
  return drawn.sort((left, right) => left.lot < right.lot ? -1 : 1).slice(0, size).map(({ mutant }) => mutant);
}
