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

/** Since which minor version the port's rules for a kind follow the version; before, they are those of 1.36. */
const FOLLOWED_SINCE: Readonly<Record<string, number>> = {
  HorizontalPodAutoscaler: 23, Deployment: 32, Service: 32, PodDisruptionBudget: 32, Ingress: 32,
};

/** The kinds that the port judges by the rules of a version. */
export function kindsFollowed(kubernetes: string): readonly string[] {
  return Object.entries(FOLLOWED_SINCE).filter(([, since]) => Number(kubernetes.slice(2)) >= since).map(([kind]) => kind);
}

/** Compares the port with the API server of an older Kubernetes on so many of them, of each kind that it follows there. */
export function compareAdmission(kubernetes: string, options: DrawOptions): Outcome {
  const kinds = kindsFollowed(kubernetes);
  const disagreements = kinds.flatMap((kind) => drawnVerdicts(kind, kubernetes, options))
    .flatMap((vector) => replayCore([vector], kubernetes).failures.map((difference) => ({ vector, difference })));
  return { runs: options.runs * kinds.length, refused: 0, wavering: 0, disagreements };
}
