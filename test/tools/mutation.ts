import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './demo';

const USAGE = `usage: npm run mutation [-- --every N] [FOLDER...]

Mutates the core with StrykerJS and counts the mutants that no test kills.

  --every N   mutate only every Nth line of each file: a sample that takes 1/N of the time (default 1: every line)
  FOLDER      of src/ (default: kubernetes plan signals)

Exit code: 0 if at least 85 % of the mutants are killed, 1 if not, 2 for wrong usage.`;

const CORE = ['kubernetes', 'plan', 'signals'];

function filesUnder(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

/** Ranges of single lines, as Stryker takes them; the first line of a file depends on its name, so that not all start alike. */
function sample(file: string, every: number): readonly string[] {
  const path = relative(ROOT, file);
  if (every === 1) return [path];
  const lines = readFileSync(file, 'utf8').split('\n').length;
  const first = [...path].reduce((sum, character) => sum + character.charCodeAt(0), 0) % every;
  return Array.from({ length: Math.ceil((lines - first) / every) }, (_, index) => first + index * every + 1)
    .filter((line) => line <= lines)
    .map((line) => `${path}:${line}-${line}`);
}

function main(args: readonly string[]): number {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return 0;
  }
  const flag = args.indexOf('--every');
  const every = flag < 0 ? 1 : Number(args[flag + 1]);
  const folders = args.filter((_, index) => flag < 0 || (index !== flag && index !== flag + 1));
  if (!Number.isInteger(every) || every < 1) {
    console.error(USAGE);
    return 2;
  }
  const patterns = (folders.length > 0 ? folders : CORE).flatMap((folder) => filesUnder(join(ROOT, 'src', folder))).flatMap((file) => sample(file, every));
  try {
    execFileSync(join(ROOT, 'node_modules', '.bin', 'stryker'), ['run', 'test/stryker.json', '--mutate', patterns.join(',')], { cwd: ROOT, stdio: 'inherit' });
    return 0;
  } catch {
    return 1; // Stryker has printed why
  }
}

process.exitCode = main(process.argv.slice(2));
