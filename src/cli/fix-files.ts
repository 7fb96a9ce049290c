import { writeFileSync } from 'node:fs';
import type { FileText } from './read-files';
import type { Terminal } from './terminal';
import { failureOf } from './text-file';
import { UsageError } from './usage-error';
import type { CheckReport } from '../validation/check/placed-finding';
import { fixTexts } from '../validation/fix/fix-texts';
import { counted } from '../validation/report-formats/summary';
import type { SourceText } from '../validation/source/source-text';

/** What is mended can show what was hidden by it; more rounds than this are not needed by any rule. */
const ROUNDS = 10;

/** Makes the edits that findings offer, writes the files that have changed, and reports on what is left. */
export function fixFiles(files: readonly FileText[], report: (texts: readonly SourceText[]) => CheckReport, terminal: Terminal): CheckReport {
  let sources = files;
  let result = report(sources);
  let edits = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const fixed = fixTexts(sources, result.findings);
    if (fixed.edits === 0) break;
    edits += fixed.edits;
    ({ sources } = fixed);
    result = report(sources);
  }
  const changed = sources.filter(({ text }, index) => text !== files[index]?.text);
  changed.forEach(save);
  terminal.error(`${counted(edits, 'change')} made in ${counted(changed.length, 'file')}\n`);
  return result;
}

function save({ path, name, text }: FileText): void {
  if (path === undefined) return;
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError([`${name} cannot be written: ${failureOf(error)}`]);
  }
}
