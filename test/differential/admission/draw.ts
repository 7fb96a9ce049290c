import { Corpus, mutate, type KnownFields } from './mutate';
import { Random } from './random';
import type { JsonObject } from '../../../src/kubernetes/json';

/** What any row of an admission vector file has. */
export interface Seed {
  readonly id: string;
  readonly base: string;
  readonly object: JsonObject;
  readonly verdict: { readonly admitted: boolean };
}

/** How many documents are drawn from rejected ones, which show less since a fault hides those behind it. */
const FROM_REJECTED = 0.1;

/** Draws documents: those of recorded rows, each with some faults. The same seed draws the same. */
export function draw<Row extends Seed>(rows: readonly Row[], seed: number, count: number, known?: KnownFields): Row[] {
  const random = new Random(seed);
  const corpora = new Map<string, Corpus>();
  const kindOf = ({ object }: Row): string => `${String(object.apiVersion)} ${String(object.kind)}`;
  for (const kind of new Set(rows.map(kindOf))) {
    corpora.set(kind, new Corpus(rows.filter((row) => kindOf(row) === kind).map(({ object }) => object)));
  }
  const admitted = rows.filter(({ verdict }) => verdict.admitted);
  return Array.from({ length: count }, (_, index) => {
    const row = random.pick(random.chance(FROM_REJECTED) ? rows : admitted);
    const object = mutate(row.object, corpora.get(kindOf(row)) as Corpus, random, known);
    return { ...row, id: `drawn-${seed}-${index}`, mutation: `of ${row.id}`, object };
  });
}
