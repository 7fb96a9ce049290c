import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nearest } from '../../kubernetes/nearest';
import type { Arguments } from '../arguments';
import type { Option } from '../command';
import type { Terminal } from '../terminal';
import { failureOf } from '../text-file';
import { UsageError } from '../usage-error';

/** Options about where a result goes, for some formats. */
export function outputOptions(formats: readonly string[]): readonly Option[] {
  return [
    { name: 'format', value: 'FORMAT', help: [`${formats.join(', ')}. Default: what the name of the output file says, or text`] },
    { name: 'output', value: 'FILE', help: ['Write to a file in place of standard output.'] },
  ];
}

/** The format that is asked for. Throws a `UsageError`. */
export function formatOf<Format extends string>(given: Arguments, formats: readonly Format[]): Format {
  const named = given.value('format');
  const ending = /\.([a-z]+)$/.exec(given.value('output') ?? '')?.[1];
  const format = named ?? formats.find((one) => one === ending) ?? 'text';
  const found = formats.find((one) => one === format);
  if (found !== undefined) return found;
  const meant = nearest(format, formats);
  throw new UsageError([`'--format' must be one of ${formats.join(', ')}, got ${JSON.stringify(format)}${meant === undefined ? '' : `; write ${meant}`}`]);
}

/** Writes a result to where it was asked for. */
export function writeOutput(text: string, given: Arguments, terminal: Terminal): void {
  const path = given.value('output');
  if (path === undefined) {
    terminal.out(text);
    return;
  }
  try {
    writeFileSync(resolve(terminal.directory, path), text);
  } catch (error) {
    throw new UsageError([`${path} cannot be written: ${failureOf(error)}`]);
  }
  terminal.out(`written to ${path}\n`);
}
