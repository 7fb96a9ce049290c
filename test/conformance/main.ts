import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Suite } from './suite';

const USAGE = `usage: npm run conformance -- SUITE FILE...

Replays vectors recorded from the real upstream code and prints what differs.

  SUITE   admission   verdicts of the API server, KEDA, Knative and prometheus-operator on manifests (the file name says the group)
          hpa         runs of the HorizontalPodAutoscaler controller
          kpa         runs of the Knative pod autoscaler
          keda        runs of the KEDA operator
  FILE    a file with one JSON object a line

The last line is 'N passed, M failed'. Exit code: 0 all agree, 1 some differ, 2 wrong usage.`;

/** Loads a module when it is needed; `import()` would be Node's own here, which does not find TypeScript. */
const load = createRequire(__filename);

const SUITES: readonly string[] = ['admission', 'hpa', 'kpa', 'keda'];

function main(args: readonly string[]): number {
  const [name = '', ...files] = args;
  if (name === '--help' || name === '-h') {
    console.log(USAGE);
    return 0;
  }
  const missing = files.filter((file) => !existsSync(file));
  if (!SUITES.includes(name) || files.length === 0 || missing.length > 0) {
    console.error(missing.length > 0 ? missing.map((file) => `no such file: ${file}`).join('\n') : USAGE);
    return 2;
  }
  const { suite } = load(`./${name}`) as { readonly suite: Suite };
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

process.exitCode = main(process.argv.slice(2));
