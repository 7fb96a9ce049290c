/** Texts further apart than this share of their length are not meant for each other. */
const FURTHEST = 0.4;
/** Among more names than this the search would cost more than it helps. */
const MOST = 1000;

/**
 * The known name that a misspelt one is most likely meant for: the one that it is the beginning of, else the one with the fewest
 * letters changed; undefined if none is near. Case does not count as a difference.
 */
export function nearest(text: string, known: readonly string[]): string | undefined {
  if (known.length > MOST) return undefined;
  const lower = text.toLowerCase();
  const begun = known.filter((name) => name.toLowerCase().startsWith(lower));
  if (begun.length === 1 && text !== '') return begun[0];
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
