import { resolve } from 'node:path';
import { isObject, type Json } from '../../kubernetes/json';
import type { Problems } from '../../kubernetes/problem';
import type { LoadSpec } from '../../kubernetes/simulate/load-spec';
import { LOAD_TEXT_KINDS, parseLoadText } from '../../kubernetes/simulate/load-text';
import { readTextFile } from '../text-file';

/** A load of the command line. */
export interface GivenLoad {
  /** The scaler that it is for. @default - all */
  readonly scaler?: string;
  /** Undefined after a problem. */
  readonly load: LoadSpec | undefined;
}

const FOR_SCALER = /^([a-z0-9./-]+)=(.*)$/s;
const FILE = /\.(csv|tsv|json)$/i;
const SCRIPT = /\.(js|mjs|ts)$/i;

/** Reads `[SCALER=]LOAD`, where LOAD is a text such as `constant:100`, or a file of measured values or of k6 options. */
export function readLoad(text: string, directory: string, problems: Problems): GivenLoad {
  const [, scaler, named] = FOR_SCALER.exec(text) ?? [];
  const load = named ?? text;
  return { ...(scaler !== undefined && { scaler }), load: isFile(load) ? fileLoad(load, directory, problems) : parseLoadText(load, '--load', problems) };
}

function isFile(text: string): boolean {
  const [kind = ''] = text.split(':', 1);
  return !LOAD_TEXT_KINDS.includes(kind) && (FILE.test(text) || SCRIPT.test(text));
}

function fileLoad(path: string, directory: string, problems: Problems): LoadSpec | undefined {
  const isScript = SCRIPT.test(path);
  problems.check(!isScript, '--load', 'must not be a script, which is not run', path, 'write its stages as stages:30s:100,2m:100, or give a JSON file with { "stages": [...] }');
  if (isScript) return undefined;
  const read = readTextFile(resolve(directory, path));
  if ('failure' in read) {
    problems.check(false, '--load', `must be a file that can be read: it ${read.failure}`, path);
    return undefined;
  }
  const text = read.text.trim();
  return k6Stages(text, path, problems) ?? { kind: 'series', data: text };
}

/** The stages of a JSON file with options of k6, from 0 or `startVUs`; undefined for any other file. */
function k6Stages(text: string, path: string, problems: Problems): LoadSpec | undefined {
  const options = text.startsWith('{') ? parsed(text) : undefined;
  if (!isObject(options) || !Array.isArray(options.stages)) return undefined;
  const items = (options.stages as readonly Json[]).map((stage) => {
    const { duration, target } = isObject(stage) ? stage : {};
    return `${String(duration)}:${String(target)}`;
  });
  const from = options.startVUs === undefined ? [] : [`from=${JSON.stringify(options.startVUs)}`];
  return parseLoadText(`stages:${[...from, ...items].join(',')}`, `--load ${path}`, problems);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // What is no JSON is for the reader of series to refuse, which says why.
    return undefined;
  }
}
