/**
 * Records how older versions of Kubernetes decide, from the oracles that are built of them: npx ts-node -T -P test/tsconfig.json
 * test/tools/older-vectors.ts [VERSION...]. Needs Go, and some minutes a version.
 *
 * - test/vectors/hpa/kubernetes-VERSION.jsonl: for each rule of the profile the shortest of some thousand random runs that would go
 *   another way if the rule were the other way.
 * - test/vectors/admission/kubernetes-VERSION.jsonl: for each other version the shortest documents on which it has another verdict.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { hpaRules, type HpaRules } from '../../src/simulation/hpa/rules';
import { replayCore, type CoreRow } from '../conformance/admission-core';
import { replayHpa } from '../conformance/hpa';
import type { HpaRow } from '../conformance/hpa-row';
import { drawnVerdicts } from '../differential/admission/older-kubernetes';
import { hpaExperiment, hpaExperimentBefore133 } from '../differential/hpa-experiments';
import { ask, buildOracle } from '../differential/oracle';

const RECORDED = ['1.35', '1.34', '1.33', '1.32', '1.30', '1.28', '1.26', '1.23'];
const SEED = 20_261_128;
const RUNS = 6000;
const BATCH = 500;
const LONGEST = 8000;
const DOCUMENTS = 4000;
const EACH = 10;
const VECTORS = join(__dirname, '..', 'vectors');

type Answered = HpaRow & { readonly invalid?: string };

function recordHpa(version: string): void {
  const program = buildOracle(`hpa-${version}`);
  const drawn = Array.from({ length: RUNS / BATCH }, (_, batch) => ask<Answered>(program, inputs(version, SEED + batch)))
    .flat().filter((row) => row.invalid === undefined).map((row) => ({ row, size: JSON.stringify(row).length }))
    .filter(({ size }) => size < LONGEST).sort((left, right) => left.size - right.size).map(({ row }) => row);
  const shown = new Map<Answered, (keyof HpaRules)[]>();
  for (const rule of Object.keys(hpaRules(version)) as (keyof HpaRules)[]) {
    const row = [...shown.keys(), ...drawn].find((each) => replayHpa(each, version, reversed(each, version, rule)) !== undefined);
    if (row === undefined) console.log(`${version}: no run shows ${rule}`);
    else shown.set(row, [...shown.get(row) ?? [], rule]);
  }
  const rows = ask<Answered>(program, [...shown].map(([row, rules]) => ({ ...row, name: rules.join('+') })));
  const path = join(VECTORS, 'hpa', `kubernetes-${version}.jsonl`);
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  console.log(`${version}: ${rows.length} runs`);
}

function inputs(version: string, seed: number): readonly unknown[] {
  return fc.sample(Number(version.slice(2)) < 33 ? hpaExperimentBefore133 : hpaExperiment, { seed, numRuns: BATCH });
}

/** The rule, the other way round. */
function reversed(row: HpaRow, version: string, rule: keyof HpaRules): Partial<HpaRules> {
  return { [rule]: !hpaRules(version, row.gates)[rule] };
}

function recordAdmission(version: string): void {
  const drawn = drawnVerdicts('HorizontalPodAutoscaler', version, { runs: DOCUMENTS, seed: SEED })
    .sort((left, right) => JSON.stringify(left).length - JSON.stringify(right).length);
  const chosen = new Set<CoreRow>();
  for (const other of [...RECORDED, '1.36'].filter((each) => each !== version)) {
    for (const row of drawn.filter((each) => replayCore([each], other).failures.length > 0).slice(0, EACH)) chosen.add(row);
  }
  const path = join(VECTORS, 'admission', `kubernetes-${version}.jsonl`);
  writeFileSync(path, [...chosen].map((row) => `${JSON.stringify(row)}\n`).join(''));
  console.log(`${version}: ${chosen.size} documents`);
}

for (const version of process.argv.length > 2 ? process.argv.slice(2) : RECORDED) {
  recordHpa(version);
  recordAdmission(version);
}
