import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { main } from '../../../src/cli';
import type { Terminal } from '../../../src/cli/terminal';
import type { Manifest } from '../../../src/kubernetes/manifest';

/** What a command did. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** A directory with files, in which commands run. */
export interface Directory {
  readonly path: string;
  readonly run: (args: readonly string[], terminal?: Partial<Terminal>) => Ran;
  readonly write: (name: string, text: string) => void;
  readonly remove: () => void;
}

/** Makes a directory with `app.yaml`. */
export function directoryWith(manifests: readonly Manifest[]): Directory {
  const path = mkdtempSync(join(tmpdir(), 'scalewright-simulate-'));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  };
  write('app.yaml', yamlOf(manifests));
  return { path, write, run: (args, terminal = {}) => runIn(path, args, terminal), remove: () => rmSync(path, { recursive: true }) };
}

/** Manifests as the text of a file. */
export function yamlOf(manifests: readonly Manifest[]): string {
  return manifests.map((manifest) => stringify(manifest)).join('---\n');
}

function runIn(directory: string, args: readonly string[], terminal: Partial<Terminal>): Ran {
  let [out, error] = ['', ''];
  let time = 0;
  const code = main(args, {
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
    now: () => (time += 500),
    ...terminal,
  });
  return { code, out, error };
}
