import { coreFields } from './core-fields';
import { draw, type Seed } from './draw';
import { buildOracle } from './oracles';
import { replayCore, type CoreRow } from '../../conformance/admission-core';
import { vectorRows } from '../../vectors';
import type { DrawOptions, Outcome } from '../differential';

/** Random documents of a kind with the verdicts of the API server of an older Kubernetes. */
export function drawnVerdicts(kind: string, kubernetes: string, { runs, seed }: DrawOptions): CoreRow[] {
  const rows = draw(vectorRows<CoreRow & Seed>('admission/core.jsonl').filter(({ object }) => object.kind === kind), seed, runs, coreFields);
  const verdicts = buildOracle('kubernetes', { version: kubernetes }).judge<CoreRow['verdict']>(rows);
  return rows.map((row, index) => ({ ...row, verdict: verdicts[index] as CoreRow['verdict'] }));
}

/** Compares the port with the API server of an older Kubernetes on so many of them. */
export function compareAdmission(kind: string, kubernetes: string, options: DrawOptions): Outcome {
  const disagreements = drawnVerdicts(kind, kubernetes, options)
    .flatMap((vector) => replayCore([vector], kubernetes).failures.map((difference) => ({ vector, difference })));
  return { runs: options.runs, refused: 0, wavering: 0, disagreements };
}
