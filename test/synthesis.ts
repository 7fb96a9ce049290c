import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type AppProps } from 'cdk8s';

/** Where the apps of one test are written to, and what they print. */
export interface Synthesis {
  readonly directory: string;
  /** What was written to standard error, piece by piece. */
  readonly stderr: string[];
  readonly newApp: (options?: AppProps) => App;
}

/** Gives each test of a file a directory of its own for its apps, and keeps what they print from the terminal. */
export function synthesis(): Synthesis {
  let directory = '';
  const stderr: string[] = [];
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'scalewright-synthesis-'));
    stderr.length = 0;
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      stderr.push(String(text));
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(directory, { recursive: true, force: true });
  });
  return {
    get directory() { return directory; },
    stderr,
    newApp: (options = {}) => new App({ outdir: directory, ...options }),
  };
}
