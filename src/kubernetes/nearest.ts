/** Texts further apart than this share of their length are not meant for each other. */
const FURTHEST = 0.4;
/** Among more names than this the search would cost more than it helps. */
const MOST = 1000;

/**
 * The known name that a misspelt one is most likely meant for: the one that it is the beginning of, else the one with the fewest
 * letters changed (the first of several), else the one that its singular is the beginning of; undefined if none is near. Case does not count as a difference.
 */
export function nearest(text: string, known: readonly string[]): string | undefined {
  if (known.length > MOST || text === '') return undefined;
  const lower = text.toLowerCase();
  const begun = onlyBegunBy(lower, known);
  if (begun !== undefined) return begun;
  let best: string | undefined;
  let least = Math.floor(text.length * FURTHEST) + 1;
  for (const name of known) {
    const steps = distance(lower, name.toLowerCase());
    if (steps < least) [best, least] = [name, steps];
  }
  return best ?? (lower.endsWith('s') ? onlyBegunBy(lower.slice(0, -1), known) : undefined);
}

function onlyBegunBy(lower: string, known: readonly string[]): string | undefined {
  const begun = known.filter((name) => name.toLowerCase().startsWith(lower));
  return begun.length === 1 ? begun[0] : undefined;
}

/** Names up to this length are misspelt by one letter at most, longer ones by two. */
const SHORT = 5;
/** Texts below this length could be meant for anything. */
const TOO_SHORT = 4;

/**
 * The known name that a misspelt one is meant for beyond doubt: the only one that differs by no more than case and dashes, or else the only one
 * that is a letter or two away; undefined if there is none.
 */
export function certain(text: string, known: readonly string[]): string | undefined {
  const plain = known.filter((name) => bare(name) === bare(text));
  if (plain.length > 0) return plain.length === 1 ? plain[0] : undefined;
  if (known.length > MOST || text.length < TOO_SHORT) return undefined;
  const most = text.length <= SHORT ? 1 : 2;
  const steps = known.map((name) => distance(text.toLowerCase(), name.toLowerCase()));
  const least = Math.min(...steps);
  return least <= most && steps.indexOf(least) === steps.lastIndexOf(least) ? known[steps.indexOf(least)] : undefined;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '');
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
