/**
 * Records the verdicts of the API server and prometheus-operator in test/vectors/admission/monitors*.jsonl anew, for the documents that are there.
 *
 *     npx ts-node -T -P test/tsconfig.json test/tools/monitor-vectors.ts
 *
 * New documents are lines of their own, to which this adds the `verdict`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildMonitorsOracle } from '../differential/admission/oracles';
import { readRows } from '../vectors';

const oracle = buildMonitorsOracle();
for (const name of ['monitors', 'monitors-found']) {
  const path = join(__dirname, '..', 'vectors', 'admission', `${name}.jsonl`);
  const rows = readRows<object>(path);
  const verdicts = oracle.judge<object>(rows);
  writeFileSync(path, rows.map((row, position) => `${JSON.stringify({ ...row, verdict: verdicts[position] })}\n`).join(''));
  process.stdout.write(`${path}: ${rows.length} verdicts\n`);
}
