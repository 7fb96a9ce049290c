/**
 * Records how older versions of Kubernetes and Knative decide, from the oracles that are built of them: npx ts-node -T -P
 * test/tsconfig.json test/tools/older-vectors.ts [kubernetes-1.N|knative-1.N...]. Needs Go, and some minutes a version.
 *
 * - test/vectors/hpa/kubernetes-1.N.jsonl, test/vectors/kpa/knative-1.N.jsonl: for each rule of the profile the shortest of some thousand
 *   random runs that would go another way if the rule were the other way, named after the rules that it shows.
 * - test/vectors/admission/kubernetes-1.N.jsonl: for each other version the shortest documents on which it has another verdict.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { hpaRules } from '../../src/simulation/hpa/rules';
import { kpaRules } from '../../src/simulation/kpa/rules';
import { replayCore, type CoreRow } from '../conformance/admission-core';
import { replayHpa } from '../conformance/hpa';
import type { HpaRow } from '../conformance/hpa-row';
import { replayKpa } from '../conformance/kpa';
import type { ClosedRow, ScaleRow } from '../conformance/kpa-row';
import { drawnVerdicts, kindsFollowed } from '../differential/admission/older-kubernetes';
import { COMPARISONS } from '../differential/comparisons';
import { ask, buildOracle } from '../differential/oracle';

const KUBERNETES = ['1.35', '1.34', '1.33', '1.32', '1.30', '1.28', '1.26', '1.23'];
const KNATIVE = ['1.21', '1.18', '1.13'];
const SEED = 20_261_128;
const RUNS = 6000;
const BATCH = 500;
const LONGEST = 8000;
const DOCUMENTS = 4000;
const EACH = 5;

type Answered<Row> = Row & { readonly invalid?: string };

/** A boolean for each difference between versions. */
type Rules<Name extends string> = Readonly<Record<Name, boolean>>;

/** Answers of upstream to the random inputs of a comparison, the shortest first. */
function drawn<Row>(comparison: string): readonly Row[] {
  const { oracle, inputs } = COMPARISONS[comparison] ?? {};
  if (oracle === undefined || inputs === undefined) throw new Error(`no such comparison: ${comparison}`);
  const program = buildOracle(oracle);
  return Array.from({ length: RUNS / BATCH }, (_, batch) => ask<Answered<Row>>(program, fc.sample(inputs, { seed: SEED + batch, numRuns: BATCH })))
    .flat().filter((row) => row.invalid === undefined).map((row) => ({ row, size: JSON.stringify(row).length }))
    .filter(({ size }) => size < LONGEST).sort((left, right) => left.size - right.size).map(({ row }) => row);
}

/** As few of the rows as show all rules that they can show, each with those that it shows. */
function showing<Row, Name extends string>(
  rows: readonly Row[], names: readonly Name[], differs: (row: Row, rule: Name) => boolean,
): ReadonlyMap<Row, readonly Name[]> {
  const shown = new Map<Row, Name[]>();
  for (const rule of names) {
    const row = [...shown.keys(), ...rows].find((each) => differs(each, rule));
    if (row === undefined) console.log(`no run shows ${rule}`);
    else shown.set(row, [...shown.get(row) ?? [], rule]);
  }
  return shown;
}

const namesOf = <Name extends string>(rules: Rules<Name>): readonly Name[] => Object.keys(rules) as Name[];

/** A rule, the other way round. */
const reversed = <Name extends string>(rules: Rules<Name>, rule: Name): Partial<Rules<Name>> => ({ [rule]: !rules[rule] } as Partial<Rules<Name>>);

function recordHpa(version: string): void {
  const shown = showing(drawn<HpaRow>(`hpa-${version}`), namesOf({ ...hpaRules(version) }),
    (row, rule) => replayHpa(row, version, reversed({ ...hpaRules(version, row.gates) }, rule)) !== undefined);
  write('hpa', `kubernetes-${version}`, ask(buildOracle(`hpa-${version}`), [...shown].map(([row, rules]) => ({ ...row, name: rules.join('+') }))));
}

function recordKpa(version: string): void {
  const rules = { ...kpaRules(version) };
  const rows = [...drawn<ScaleRow>(`kpa-scale-${version}`), ...drawn<ClosedRow>(`kpa-closed-${version}`)];
  const shown = showing(rows, namesOf(rules), (row, rule) => replayKpa(row, { ...rules, ...reversed(rules, rule) }) !== undefined);
  write('kpa', `knative-${version}`, ask(buildOracle(`kpa-${version}`), [...shown].map(([row, names]) => ({ ...row, id: names.join('+') }))));
}

function recordAdmission(version: string): void {
  const others = [...KUBERNETES, '1.36'].filter((each) => each !== version);
  const chosen = kindsFollowed(version).flatMap((kind) => {
    const verdicts = drawnVerdicts(kind, version, { runs: DOCUMENTS, seed: SEED })
      .sort((left, right) => JSON.stringify(left).length - JSON.stringify(right).length);
    return others.flatMap((other) => verdicts.filter((row) => replayCore([row], other).failures.length > 0).slice(0, EACH));
  });
  write('admission', `kubernetes-${version}`, [...new Set<CoreRow>(chosen)]);
}

function write(folder: string, name: string, rows: readonly unknown[]): void {
  writeFileSync(join(__dirname, '..', 'vectors', folder, `${name}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  console.log(`${folder}/${name}: ${rows.length} rows`);
}

const all = [...KUBERNETES.map((version) => `kubernetes-${version}`), ...KNATIVE.map((version) => `knative-${version}`)];
for (const name of process.argv.length > 2 ? process.argv.slice(2) : all) {
  const [project, version = ''] = name.split('-');
  if (project === 'knative') {
    recordKpa(version);
  } else {
    recordHpa(version);
    recordAdmission(version);
  }
}
