import { fixDocument, type PlacedEdits } from './fix-document';
import type { PlacedFinding } from '../check/placed-finding';
import { keep } from '../source/keep';
import type { SourceDocument, SourceText } from '../source/source-text';

/** Texts after the edits of some findings. */
export interface FixedTexts<Source extends SourceText> {
  /** All texts, those without a change being the same instances. */
  readonly sources: readonly Source[];
  /** How many edits were made. */
  readonly edits: number;
}

/** Makes the edits that findings offer. What depends on one another is done by checking and fixing again. */
export function fixTexts<Source extends SourceText>(sources: readonly Source[], findings: readonly PlacedFinding[]): FixedTexts<Source> {
  const bySource = new Map<SourceText, Map<SourceDocument, Map<string, PlacedEdits>>>();
  for (const { origin, edits } of findings) {
    if (origin === undefined || edits === undefined) continue;
    const { document, path: objectPath } = origin;
    const documents = keep(bySource, document.source, () => new Map<SourceDocument, Map<string, PlacedEdits>>());
    const placed = keep(documents, document, () => new Map<string, PlacedEdits>());
    placed.set(JSON.stringify([objectPath, edits]), { objectPath, edits });
  }
  let count = 0;
  const fixed = sources.map((source) => {
    const documents = bySource.get(source);
    if (documents === undefined) return source;
    const parts: string[] = [];
    let position = 0;
    for (const [{ start, end }, placed] of [...documents].sort(([a], [b]) => a.start - b.start)) {
      const document = fixDocument(source.text.slice(start, end), [...placed.values()]);
      count += document.made.reduce((sum, { edits }) => sum + edits.length, 0);
      parts.push(source.text.slice(position, start), document.text);
      position = end;
    }
    const text = `${parts.join('')}${source.text.slice(position)}`;
    return text === source.text ? source : { ...source, text };
  });
  return { sources: fixed, edits: count };
}
