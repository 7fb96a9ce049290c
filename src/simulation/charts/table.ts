/** A cell of a table of text. */
export type Cell = string | number;

/** Rows as aligned columns; the first row is the head, and numbers stand to the right. */
export function textTable(rows: readonly (readonly Cell[])[]): readonly string[] {
  const texts = rows.map((row) => row.map(String));
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => (row[column] ?? '').length)));
  const isLeft = widths.map((_, column) => rows.slice(1).some((row) => typeof row[column] === 'string' && !/^[\d.]/.test(row[column])));
  return texts.map((row) => row.map((text, column) => (isLeft[column] === true ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0))).join('  ').trimEnd());
}
