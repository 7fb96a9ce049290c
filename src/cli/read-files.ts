import { findFiles, STANDARD_INPUT } from './find-files';
import { patchesAround } from './kustomizations';
import type { Progress } from './progress';
import { readStandardInput, readTextFile } from './text-file';
import type { SourceProblem } from '../validation/source/source-problem';
import { UNREADABLE } from '../validation/source/source-rules';
import type { SourceText } from '../validation/source/source-text';

/** A text and the file that it can be written back to. */
export interface FileText extends SourceText {
  /** Left out for standard input. */
  readonly path?: string;
}

/** What was read, and what could not be. */
export interface ReadFiles {
  readonly sources: readonly FileText[];
  readonly problems: readonly SourceProblem[];
  /** The files that are patches of Kustomize, each with the file that says so. */
  readonly patches: ReadonlyMap<string, string>;
}

/** Reads all files that some paths mean. What cannot be read is said, and the rest is read all the same. */
export function readFiles(paths: readonly string[], directory: string, exclude: readonly string[], progress: Progress): ReadFiles {
  const { files, unfound } = findFiles(paths, directory, exclude);
  const sources: FileText[] = [];
  const problems = unfound.map(({ name, failure }) => unreadable(name, failure));
  files.forEach(({ path, name }, index) => {
    progress.show(() => `reading file ${index + 1} of ${files.length}`);
    const isStandardInput = path === STANDARD_INPUT;
    const read = isStandardInput ? readStandardInput() : readTextFile(path);
    if ('failure' in read) problems.push(unreadable(name, read.failure));
    else sources.push({ name, text: read.text, ...(!isStandardInput && { path }) });
  });
  return { sources, problems, patches: patchesAround(files, directory) };
}

function unreadable(file: string, failure: string): SourceProblem {
  return { rule: UNREADABLE, message: `${file} ${failure}`, file };
}
