import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readConfig, type Config } from './config';
import { readTextFile } from './text-file';
import { textsOf } from './texts-of';
import { UsageError } from './usage-error';
import { sentence, type Problem } from '../kubernetes/problem';
import type { YamlNode } from '../kubernetes/yaml/node';
import { parse } from '../kubernetes/yaml/parse';
import { YamlError } from '../kubernetes/yaml/yaml-error';
import { LineIndex } from '../validation/source/line-index';
import { locate, spanOf } from '../validation/source/locate';

const NAMES = ['scalewright.yaml', 'scalewright.yml'];

/** A configuration and the directory from which its paths go. */
export interface ConfigFile {
  readonly config: Config;
  readonly directory: string;
}

/** The configuration file of a directory: the nearest in it or around it; undefined if there is none. */
export function findConfig(directory: string): string | undefined {
  for (let current = directory; ; current = dirname(current)) {
    const found = NAMES.map((name) => join(current, name)).find((path) => existsSync(path));
    if (found !== undefined || dirname(current) === current) return found;
  }
}

/** Reads a configuration file. Throws a `UsageError` with all that is wrong with it; `name` is what it is called then. */
export function readConfigFile(path: string, name: string): ConfigFile {
  const read = readTextFile(path);
  if ('failure' in read) throw new UsageError([`${name} ${read.failure}`]);
  const { text } = read;
  const lines = new LineIndex(text);
  const place = (offset: number): string => {
    const { line, column } = lines.placeOf(offset);
    return `${name}:${line}:${column}`;
  };
  try {
    const root = parse(text);
    const { config, problems } = readConfig(textsOf(root));
    if (problems.length === 0) return { config, directory: dirname(path) };
    throw new UsageError(problems.map((problem) => `${place(offsetOf(root, problem, text))} ${sentence(problem)}`));
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    throw new UsageError([`${place(error.offset)} the file is not YAML: ${error.reason}`]);
  }
}

/** Where a problem is to be mended: the value that was got, else the key. */
function offsetOf(root: YamlNode, { path, got }: Problem, text: string): number {
  const located = locate(root, { path: '' }, path);
  const { key, rest } = located;
  return got === undefined && rest === '' && key !== undefined ? key.start : spanOf(located, text).start;
}
