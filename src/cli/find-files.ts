import { readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { globBase, globExpression, isGlob } from './glob';
import { failureOf } from './text-file';

/** What stands for standard input. */
export const STANDARD_INPUT = '-';

/** A file that was found. */
export interface FoundFile {
  /** Where it is. */
  readonly path: string;
  /** What it is called in reports: from the working directory on if it is within, with `/`. */
  readonly name: string;
}

/** Something that is no file to read, and why, as the end of a sentence. */
export interface Unfound {
  readonly name: string;
  readonly failure: string;
}

/** The files that some paths mean. */
export interface FoundFiles {
  readonly files: readonly FoundFile[];
  readonly unfound: readonly Unfound[];
}

/**
 * Finds the files that are meant by files, directories (all files named .yaml, .yml and .json within, but for what is in `node_modules` or
 * begins with a dot) and patterns. Each file is found once; links that lead back to a directory around them are not followed.
 */
export function findFiles(paths: readonly string[], directory: string, exclude: readonly string[] = []): FoundFiles {
  const finder = new Finder(directory, exclude.flatMap(exclusions));
  paths.forEach((path) => finder.add(path));
  return finder;
}

/** A pattern without a slash counts in every directory; one that means a directory means what is in it. */
function exclusions(pattern: string): readonly RegExp[] {
  const path = pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  const anywhere = path.includes('/') ? path : `**/${path}`;
  return [globExpression(anywhere), globExpression(`${anywhere}/**`)];
}

const MANIFEST = /\.(?:ya?ml|json)$/i;

class Finder implements FoundFiles {
  public readonly files: FoundFile[] = [];
  public readonly unfound: Unfound[] = [];
  /** Real paths of files and directories that were found. */
  private readonly seen = new Set<string>();

  constructor(private readonly directory: string, private readonly excluded: readonly RegExp[]) {}

  /** Finds what one path means. */
  public add(path: string): void {
    if (path === STANDARD_INPUT) {
      if (this.isNew(STANDARD_INPUT)) this.files.push({ path, name: '<stdin>' });
      return;
    }
    const absolute = resolve(this.directory, path);
    const stat = statOf(absolute);
    if ('failure' in stat) {
      if (isGlob(path)) this.pattern(path);
      else this.fail(absolute, stat.failure);
    } else if (stat.isDirectory()) {
      if (this.walk(absolute, realPath(absolute), MANIFEST) === 0) this.fail(absolute, 'holds no file named .yaml, .yml or .json');
    } else if (this.isNew(realPath(absolute))) {
      this.files.push({ path: absolute, name: this.nameOf(absolute) });
    }
  }

  private pattern(path: string): void {
    const pattern = path.split(sep).join('/');
    const base = resolve(this.directory, globBase(pattern));
    const stat = statOf(base);
    const isDirectory = !('failure' in stat) && stat.isDirectory();
    const matching = globExpression(this.nameOf(resolve(this.directory, pattern)));
    if (!isDirectory || this.walk(base, realPath(base), matching) === 0) this.unfound.push({ name: path, failure: 'matches no file' });
  }

  /** Finds the files of a directory whose names match, and counts them, those that were found before, too. `real` is where it really is. */
  private walk(directory: string, real: string, matching: RegExp): number {
    let count = 0;
    for (const entry of this.entriesOf(directory)) {
      const path = join(directory, entry.name);
      if (entry.name.startsWith('.') || entry.name === 'node_modules' || this.isExcluded(path)) continue;
      count += entry.isSymbolicLink() ? this.link(path, real, matching) : this.entry(path, join(real, entry.name), entry, matching);
    }
    return count;
  }

  private entriesOf(directory: string): readonly EntryInDirectory[] {
    try {
      return readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      this.fail(directory, failureOf(error));
      return [];
    }
  }

  /** `around` is where the directory of the link really is. */
  private link(path: string, around: string, matching: RegExp): number {
    const stat = statOf(path);
    if ('failure' in stat) {
      this.fail(path, stat.failure);
      return 0;
    }
    const real = realPath(path);
    if (`${around}${sep}`.startsWith(real === sep ? sep : `${real}${sep}`)) {
      this.fail(path, 'is a symbolic link to a directory around it, and was not followed');
      return 0;
    }
    return this.entry(path, real, stat, matching);
  }

  private entry(path: string, real: string, kind: EntryKind, matching: RegExp): number {
    if (kind.isDirectory()) return this.isNew(real) ? this.walk(path, real, matching) : 0;
    const name = this.nameOf(path);
    if (!matching.test(name)) return 0;
    if (!kind.isFile()) this.fail(path, 'is no regular file');
    else if (this.isNew(real)) this.files.push({ path, name });
    return 1;
  }

  private isExcluded(path: string): boolean {
    return this.excluded.length > 0 && this.excluded.some((pattern) => pattern.test(this.nameOf(path)));
  }

  private isNew(real: string): boolean {
    if (this.seen.has(real)) return false;
    this.seen.add(real);
    return true;
  }

  private fail(path: string, failure: string): void {
    this.unfound.push({ name: this.nameOf(path), failure });
  }

  private nameOf(path: string): string {
    return nameIn(this.directory, path);
  }
}

/** What a file is called in reports: its path from a directory on if it is within, with `/`. */
export function nameIn(directory: string, path: string): string {
  const within = relative(directory, path);
  const name = within === '' ? '.' : within === '..' || within.startsWith(`..${sep}`) ? path : within;
  return name.split(sep).join('/');
}

interface EntryKind {
  readonly isFile: () => boolean;
  readonly isDirectory: () => boolean;
}

interface EntryInDirectory extends EntryKind {
  readonly name: string;
  readonly isSymbolicLink: () => boolean;
}

/** What a path leads to, or why it leads nowhere. */
function statOf(path: string): Stats | { readonly failure: string } {
  try {
    return statSync(path);
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

/** Where a path really is; the path itself where nobody knows, as with pipes of this process, or where it has just gone. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
