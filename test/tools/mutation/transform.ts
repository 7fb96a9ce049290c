import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { SyncTransformer, TransformOptions } from '@jest/transform';
import tsJest from 'ts-jest';
import { ROOT } from '../demo';

const plain = tsJest.createTransformer({ tsconfig: 'test/tsconfig.json', diagnostics: false } as never);

/** A source with its mutants where there is one, else the file as it is; then what ts-jest makes of it. */
function instrumented(text: string, path: string, directory: string): string {
  const file = join(directory, relative(ROOT, path));
  return existsSync(file) ? readFileSync(file, 'utf8') : text;
}

interface Config {
  readonly directory: string;
}

/** Called by jest with the configuration of the transform. */
function createTransformer({ directory }: Config): SyncTransformer {
  return {
    process: (text, path, options) => plain.process(instrumented(text, path, directory), path, options as never),
    getCacheKey: (text, path, options: TransformOptions) => plain.getCacheKey(instrumented(text, path, directory), path, options as never),
  };
}

export = { createTransformer };
