import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './demo';

/** A code fence of a Markdown file. */
export interface Fence {
  /** File and line, such as `README.md:12`. */
  readonly place: string;
  readonly language: string;
  readonly code: string;
}

/** The Markdown files whose code must work: the README, the docs and the READMEs of the examples. */
export function markdownFiles(): readonly string[] {
  return [join(ROOT, 'README.md'), ...markdownUnder(join(ROOT, 'docs')), ...markdownUnder(join(ROOT, 'examples'))];
}

function markdownUnder(directory: string): readonly string[] {
  return readdirSync(directory).sort().flatMap((name) => {
    const path = join(directory, name);
    if (statSync(path).isDirectory()) return name === 'node_modules' ? [] : markdownUnder(path);
    return name.endsWith('.md') ? [path] : [];
  });
}

/** The code fences of a Markdown file, in order. */
export function fencesOf(file: string): readonly Fence[] {
  const fences: Fence[] = [];
  let open: { language: string; line: number; code: string[] } | undefined;
  readFileSync(file, 'utf8').split('\n').forEach((text, index) => {
    const mark = /^```(\w*)/.exec(text);
    if (mark === null) {open?.code.push(text);} else if (open === undefined) {open = { language: mark[1] ?? '', line: index + 1, code: [] };} else {
      fences.push({ place: `${relative(ROOT, file)}:${open.line}`, language: open.language, code: `${open.code.join('\n')}\n` });
      open = undefined;
    }
  });
  return fences;
}
