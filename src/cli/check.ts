import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { givenAcknowledgements } from './acknowledge';
import type { Arguments } from './arguments';
import { CHECK_EXAMPLES, CHECK_NOTES, CHECK_OPTIONS } from './check-help';
import { colored, hasColors } from './colors';
import type { Command } from './command';
import { STANDARD_INPUT } from './find-files';
import { progressOn } from './progress';
import { readFiles } from './read-files';
import { checkPatterns } from './rule-patterns';
import { settingsOf, type Settings } from './settings';
import type { Terminal } from './terminal';
import { failureOf, readTextFile } from './text-file';
import { UsageError } from './usage-error';
import { version } from './version';
import { simulationRules } from '../simulation-rules';
import { baselineOf, readBaseline, withBaseline, type BaselineEntry } from '../validation/check/baseline';
import { checkTexts } from '../validation/check/check-texts';
import type { CheckReport } from '../validation/check/placed-finding';
import { selected } from '../validation/check/selection';
import { formatReport } from '../validation/report-formats';
import { counted, summary } from '../validation/report-formats/summary';
import type { SourceText } from '../validation/source/source-text';

const CLEAN = 0;
const FOUND = 1;
const UNREADABLE = 2;

/** Texts of this size together take long enough to say so, in UTF-16 units. */
const LARGE = 4_000_000;

/** `scalewright check`. */
export const check: Command = {
  name: 'check',
  usage: '[options] PATH...',
  summary: 'Says what Kubernetes, KEDA or Knative would reject or silently ignore in manifests, and what will not scale as meant.',
  options: CHECK_OPTIONS,
  examples: CHECK_EXAMPLES,
  notes: CHECK_NOTES,
  run: runCheck,
};

function runCheck(given: Arguments, terminal: Terminal): number {
  const settings = settingsOf(given, terminal);
  const { selection, baseline, writeBaseline, fix, paths } = settings;
  checkPatterns([...selection.only ?? [], ...selection.ignore ?? []]);
  if (fix && paths.includes(STANDARD_INPUT)) throw new UsageError(['--fix changes files, and standard input is none; leave out one of them']);
  const known = baseline === undefined || writeBaseline !== undefined ? [] : baselineAt(baseline, terminal);
  const progress = progressOn(terminal);
  const { sources, problems, patches } = readFiles(paths, terminal.directory, settings.exclude, progress);
  const report = (texts: readonly SourceText[]): CheckReport => {
    const size = texts.reduce((sum, { text }) => sum + text.length, 0);
    if (size > LARGE) progress.announce(`checking ${counted(texts.length, 'file')}`);
    const acknowledgements = givenAcknowledgements(settings.acknowledge);
    const all = selected(checkTexts(texts, { problems, patches, profile: settings.profile, acknowledgements, rulesOf: simulationRules }), selection);
    return baseline === undefined ? all : withBaseline(all, known, baseline);
  };
  const result = fix ? fixing().fixFiles(sources, report, terminal) : report(sources);
  progress.clear();
  if (writeBaseline !== undefined) return wroteBaseline(result, writeBaseline, terminal);
  publish(result, settings, terminal);
  if (result.unreadable > 0) return UNREADABLE;
  return result.findings.length > 0 ? FOUND : CLEAN;
}

/** Loaded only where something is to be mended. */
function fixing(): typeof import('./fix-files') {
  return module.require('./fix-files') as typeof import('./fix-files');
}

function baselineAt(path: string, { directory }: Terminal): readonly BaselineEntry[] {
  const read = readTextFile(resolve(directory, path));
  if ('failure' in read) throw new UsageError([`the baseline ${path} ${read.failure}; write it with --write-baseline ${path}`]);
  try {
    return readBaseline(read.text);
  } catch (error) {
    throw new UsageError([`the baseline ${path} cannot be used: ${error instanceof Error ? error.message : String(error)}; write it anew`]);
  }
}

function wroteBaseline(report: CheckReport, path: string, terminal: Terminal): number {
  write(path, baselineOf(report), terminal);
  const written = report.findings.filter(({ object }) => object !== '').length;
  terminal.out(`${counted(written, 'finding')} written to ${path}\n`);
  const unreadable = report.findings.filter(({ object }) => object === '');
  for (const { file, region, message } of unreadable) {
    const place = region === undefined ? '' : `${file}:${region.line}:${region.column} `;
    terminal.error(`scalewright: ${place}${message}\n`);
  }
  return unreadable.length > 0 ? UNREADABLE : CLEAN;
}

/** Writes the report to where it was asked for. */
function publish(report: CheckReport, { format, output }: Settings, terminal: Terminal): void {
  const paint = hasColors(terminal) && output === undefined ? { paint: colored } : {};
  const width = terminal.columns === undefined || output !== undefined ? {} : { width: terminal.columns };
  const text = formatReport(report, format, { version: version(), style: { ...paint, ...width } });
  if (output === undefined) {
    terminal.out(text);
  } else {
    write(output, text, terminal);
    terminal.out(`${summary(report)}; written to ${output}\n`);
  }
}

function write(path: string, text: string, { directory }: Terminal): void {
  try {
    writeFileSync(resolve(directory, path), text);
  } catch (error) {
    throw new UsageError([`${path} cannot be written: ${failureOf(error)}`]);
  }
}
