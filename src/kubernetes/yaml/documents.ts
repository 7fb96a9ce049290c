/** A document within a text. */
export interface Extent {
  /** Where it begins, behind its marker. */
  readonly start: number;
  readonly end: number;
}

/** `---` before a document or `...` behind it: at the start of a line, whatever is around it. */
const MARKER = /^(?:---|\.\.\.)(?![^ \t\r\n])/gm;

/** The documents of a text, in order; what stands before the first marker is one, too. */
export function documentsOf(text: string): readonly Extent[] {
  const documents: Extent[] = [];
  let start = 0;
  for (const { index } of text.matchAll(MARKER)) {
    if (index > start) documents.push({ start, end: index });
    start = index + '---'.length;
  }
  if (start < text.length) documents.push({ start, end: text.length });
  return documents;
}
