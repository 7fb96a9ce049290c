import { parseArgs } from 'node:util';
import { ADMISSION_COMPARISONS, COMPARISONS } from './comparisons';
import { compare, type DrawOptions, type Outcome } from './differential';
import { missingForOracles } from './oracle';

const BY_NAME: Readonly<Record<string, (options: DrawOptions) => Outcome>> = {
  ...Object.fromEntries(Object.entries(COMPARISONS).map(([name, comparison]) => [name, (options) => compare(comparison, options)])),
  ...ADMISSION_COMPARISONS,
};
const NAMES = Object.keys(BY_NAME).join(', ');
const USAGE = `usage: npm run differential -- NAME... [--runs N] [--seed N]

Compares the ports with the upstream code (test/oracle, needs Go) on random inputs, and prints the smallest input on which they differ.

  NAME     ${NAMES}; default: all but those of older versions
  --runs   inputs per name, default 1000
  --seed   start of the drawing, default 1

The last line is 'N passed, M failed'. Exit code: 0 all agree, 1 some differ, 2 wrong usage.`;

/** Whether a comparison is asked for; those of older versions, `NAME-1.N`, take minutes to build. */
function chosen(name: string, names: readonly string[]): boolean {
  return names.length === 0 ? !/-1\.\d+$/.test(name) : names.includes(name);
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  const runs = Number(values.runs);
  const seed = Number(values.seed);
  const unknown = positionals.filter((name) => BY_NAME[name] === undefined);
  const missing = missingForOracles();
  if (unknown.length > 0 || !Number.isInteger(runs) || !Number.isInteger(seed) || missing !== undefined) {
    console.error(missing ?? (unknown.length > 0 ? `no such comparison: ${unknown.join(', ')}\n\n${USAGE}` : USAGE));
    return 2;
  }
  let passed = 0;
  let failed = 0;
  for (const [name, run] of Object.entries(BY_NAME)) {
    if (!chosen(name, positionals)) continue;
    const outcome = run({ runs, seed });
    for (const { vector, difference } of outcome.disagreements) console.log(`${name}: ${difference}\n${JSON.stringify(vector)}`);
    console.log(`${name}: ${outcome.runs} inputs, ${outcome.refused} of them refused by upstream, ${outcome.wavering} answered in two ways`);
    failed += outcome.disagreements.length;
    passed += outcome.runs - outcome.refused - outcome.wavering - outcome.disagreements.length;
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = main();
