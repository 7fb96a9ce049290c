import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../src/cli';
import type { Terminal } from '../../src/cli/terminal';

/** What a run of the command has said. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** A directory with files in which the command runs. */
export interface Workplace {
  readonly directory: string;
  /** Writes a file, and the directories around it. */
  readonly write: (name: string, content: string | Uint8Array) => void;
  readonly read: (name: string) => string;
  readonly has: (name: string) => boolean;
  /** The path of a file. */
  readonly path: (name: string) => string;
  /** Runs the command in this process. */
  readonly run: (...argv: string[]) => Ran;
  /** The same in a terminal that is not like those of CI. */
  readonly runIn: (terminal: Partial<Terminal>, ...argv: string[]) => Ran;
  readonly remove: () => void;
}

/** Makes a directory with files. */
export function workplace(files: Readonly<Record<string, string | Uint8Array>> = {}): Workplace {
  const directory = mkdtempSync(join(tmpdir(), 'scalewright-cli-'));
  const path = (name: string): string => join(directory, name);
  const write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
  };
  const runIn = (terminal: Partial<Terminal>, ...argv: string[]): Ran => {
    let out = '';
    let error = '';
    const code = main(argv, {
      out: (text) => {
        out += text;
      },
      error: (text) => {
        error += text;
      },
      directory,
      isInteractive: { out: false, error: false },
      columns: undefined,
      environment: {},
      now: () => 0,
      ...terminal,
    });
    return { code, out, error };
  };
  Object.entries(files).forEach(([name, content]) => write(name, content));
  return {
    directory,
    write,
    path,
    read: (name) => readFileSync(path(name), 'utf8'),
    has: (name) => existsSync(path(name)),
    run: (...argv) => runIn({}, ...argv),
    runIn,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
