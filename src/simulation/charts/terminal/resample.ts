/** How the values that share a column become one. */
export type Reduce = 'most' | 'mean';

/** Values over time for a number of columns: those that share one are reduced, and one that spans several is repeated. */
export function resample(values: readonly (number | null)[], columns: number, reduce: Reduce): readonly (number | null)[] {
  return Array.from({ length: columns }, (_, column) => {
    const from = Math.floor(column * values.length / columns);
    const to = Math.max(from + 1, Math.floor((column + 1) * values.length / columns));
    const known = values.slice(from, to).filter((value) => value !== null);
    if (known.length === 0) return null;
    return reduce === 'most' ? Math.max(...known) : known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}
