/** Which labels a result may have: only these, or all but these. */
export interface LabelSet {
  readonly mode: 'only' | 'all-but';
  readonly labels: ReadonlySet<string>;
}

/** No labels. */
export const NO_LABELS: LabelSet = only([]);
/** Any labels. */
export const ANY_LABELS: LabelSet = allBut([]);

/** Only these labels. */
export function only(labels: Iterable<string>): LabelSet {
  return { mode: 'only', labels: new Set(labels) };
}

/** All labels but these. */
export function allBut(labels: Iterable<string>): LabelSet {
  return { mode: 'all-but', labels: new Set(labels) };
}

/** Whether the set has no label at all. */
export function isEmptySet(set: LabelSet): boolean {
  return set.mode === 'only' && set.labels.size === 0;
}

/** The labels that are in both sets. */
export function intersect(a: LabelSet, b: LabelSet): LabelSet {
  if (a.mode === 'all-but' && b.mode === 'all-but') return allBut([...a.labels, ...b.labels]);
  const [known, other] = a.mode === 'only' ? [a, b] : [b, a];
  return only([...known.labels].filter((label) => other.labels.has(label) === (other.mode === 'only')));
}

/** The labels that are in one of the sets. */
export function union(a: LabelSet, b: LabelSet): LabelSet {
  return complement(intersect(complement(a), complement(b)));
}

/** The set without these labels. */
export function without(set: LabelSet, labels: Iterable<string>): LabelSet {
  return intersect(set, allBut(labels));
}

function complement({ mode, labels }: LabelSet): LabelSet {
  return { mode: mode === 'only' ? 'all-but' : 'only', labels };
}
