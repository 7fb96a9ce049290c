import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './demo';
import { checkTexts } from '../../src/validation/check/check-texts';

/** Manifests of which it is known whether they have a fault, and which. */
export const LABELLED = join(ROOT, 'test', 'vectors', 'labelled');
/** What the others said about them, written by `npm run bench -- labelled`. */
export const RESULTS = join(LABELLED, 'results.json');

/** The tools that are compared, ours first. */
export const TOOLS = ['scalewright', 'kube-score', 'kubeconform'] as const;

/** One of `TOOLS`. */
export type Tool = (typeof TOOLS)[number];

/** What was said about one file: rule and object, sorted. */
export type Said = readonly string[];

/** What the other tools said about each file. */
export interface RecordedResults {
  readonly versions: Readonly<Record<Exclude<Tool, 'scalewright'>, string>>;
  readonly files: Readonly<Record<string, Readonly<Record<Exclude<Tool, 'scalewright'>, Said>>>>;
}

/** What each tool said about each file. */
export interface Results extends RecordedResults {
  readonly files: Readonly<Record<string, Readonly<Record<Tool, Said>>>>;
}

/** One manifest. */
export interface LabelledCase {
  /** The name of the file. */
  readonly name: string;
  readonly text: string;
  /** The one fault; left out where there is none. */
  readonly fault?: { readonly text: string; /** The file without it. */ readonly mended: string };
  /** What it shows. */
  readonly shows: string;
}

/** The cases, by name. The first lines of each file are its label. */
export function labelledCases(): readonly LabelledCase[] {
  return readdirSync(LABELLED).filter((name) => name.endsWith('.yaml')).sort().map((name) => {
    const text = readFileSync(join(LABELLED, name), 'utf8');
    const [, faultless] = /^# faultless: (.+)$/m.exec(text) ?? [];
    if (faultless !== undefined) return { name, text, shows: faultless };
    const [, fault = ''] = /^# fault: (.+)$/m.exec(text) ?? [];
    const [, mended = ''] = /^# mended: (.+)$/m.exec(text) ?? [];
    return { name, text, shows: fault, fault: { text: fault, mended } };
  });
}

/** What we say about a manifest; what `scalewright check` shows with `--severity info` alone is marked. */
function saidByUs({ name, text }: Pick<LabelledCase, 'name' | 'text'>): Said {
  return distinct(checkTexts([{ name, text }]).findings.map(({ id, object, severity }) => `${id} ${object}${severity === 'info' ? INFO : ''}`));
}

/** Marks what is shown only where it is asked for. */
export const INFO = ' (info)';

/** Without repetitions, sorted. */
export function distinct(lines: readonly string[]): Said {
  return [...new Set(lines)].sort();
}

/** What a tool says about a manifest with a fault and not about the same manifest without it. */
export function foundBy(tool: Tool, { name, fault }: LabelledCase, { files }: Results): Said {
  const without = new Set(files[fault?.mended ?? '']?.[tool] ?? []);
  return (files[name]?.[tool] ?? []).filter((line) => !without.has(line));
}

/** What the others were recorded to say, and what we say now. */
export function results(): Results {
  return withUs(JSON.parse(readFileSync(RESULTS, 'utf8')) as RecordedResults);
}

/** Adds what we say to what the others said. */
export function withUs({ versions, files }: RecordedResults): Results {
  const said = labelledCases().map((one) => [one.name, { 'kube-score': [], 'kubeconform': [], ...files[one.name], 'scalewright': saidByUs(one) }] as const);
  return { versions, files: Object.fromEntries(said) };
}
