import { coreFields } from './core-fields';
import { draw, type Seed } from './draw';
import { buildOracle } from './oracles';
import { replayCore, type CoreRow } from '../../conformance/admission-core';
import { vectorRows } from '../../vectors';
import type { DrawOptions, Outcome } from '../differential';

/** Compares the port with the API server of an older Kubernetes on so many random documents of a kind. */
export function compareAdmission(kind: string, kubernetes: string, { runs, seed }: DrawOptions): Outcome {
  const rows = draw(vectorRows<CoreRow & Seed>('admission/core.jsonl').filter(({ object }) => object.kind === kind), seed, runs, coreFields);
  const verdicts = buildOracle('kubernetes', { version: kubernetes }).judge<CoreRow['verdict']>(rows);
  const disagreements = rows.flatMap((row, index) => {
    const vector = { ...row, verdict: verdicts[index] as CoreRow['verdict'] };
    return replayCore([vector], kubernetes).failures.map((difference) => ({ vector, difference }));
  });
  return { runs, refused: 0, wavering: 0, disagreements };
}
