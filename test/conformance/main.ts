import { existsSync } from 'node:fs';
import type { Suite } from './suite';

const USAGE = `usage: npm run conformance -- SUITE FILE...

Replays vectors recorded from the real upstream code and prints what differs.

  SUITE   admission   verdicts of the API server, KEDA and Knative on manifests (the file name says the group)
          hpa         runs of the HorizontalPodAutoscaler controller
          kpa         runs of the Knative pod autoscaler
          keda        runs of the KEDA operator
  FILE    a file with one JSON object a line

The last line is 'N passed, M failed'. Exit code: 0 all agree, 1 some differ, 2 wrong usage.`;

const SUITES: Readonly<Record<string, () => Promise<{ readonly suite: Suite }>>> = {
  admission: () => import('./admission'),
  hpa: () => import('./hpa'),
  kpa: () => import('./kpa'),
  keda: () => import('./keda'),
};

async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...files] = args;
  if (name === '--help' || name === '-h') {
    console.log(USAGE);
    return 0;
  }
  const load = SUITES[name];
  const missing = files.filter((file) => !existsSync(file));
  if (load === undefined || files.length === 0 || missing.length > 0) {
    console.error(missing.length > 0 ? missing.map((file) => `no such file: ${file}`).join('\n') : USAGE);
    return 2;
  }
  const { suite } = await load();
  let passed = 0;
  let failed = 0;
  for (const file of files) {
    const replay = suite(file);
    replay.failures.forEach((failure) => console.log(failure));
    replay.lines.forEach((line) => console.log(line));
    passed += replay.passed;
    failed += replay.failures.length;
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

void main(process.argv.slice(2)).then((code) => { process.exitCode = code; });
