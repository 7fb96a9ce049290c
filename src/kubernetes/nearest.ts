/** Texts further apart than this share of their length are not meant for each other. */
const FURTHEST = 0.4;

/** The known name that a misspelt one is most likely meant for; undefined if none is near. Case does not count as a difference. */
export function nearest(text: string, known: readonly string[]): string | undefined {
  const lower = text.toLowerCase();
  let best: string | undefined;
  let least = Math.floor(text.length * FURTHEST) + 1;
  for (const name of known) {
    const steps = distance(lower, name.toLowerCase());
    if (steps < least) [best, least] = [name, steps];
  }
  return best;
}

/** How many letters must be changed, added or left out to make one text of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let line = 1; line <= a.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= b.length; column += 1) {
      const change = (row[column - 1] ?? 0) + (a[line - 1] === b[column - 1] ? 0 : 1);
      next.push(Math.min(change, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
