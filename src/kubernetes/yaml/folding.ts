/** What line breaks within a scalar come to: a space, or one break fewer. */
export function folded(breaks: number): string {
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}
