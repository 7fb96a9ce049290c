import { COMPARISONS } from './comparisons';
import { compare } from './differential';
import { missingForOracles } from './oracle';

const missing = missingForOracles();
const SEED = 20261128;

// Whoever has no Go is told so; the gate must not pass by leaving this out.
if (missing !== undefined && process.env.CI !== 'true') console.warn(`${missing}: the ports are not compared with upstream`);
const comparing = missing === undefined || process.env.CI === 'true' ? test : test.skip;

describe('the ports and the upstream code on random inputs', () => {
  comparing.each(Object.keys(COMPARISONS).filter((name) => COMPARISONS[name]?.slowRuns !== 0))('%s: no disagreement', (name) => {
    expect(missing).toBeUndefined();
    const comparison = COMPARISONS[name];
    if (comparison === undefined) throw new Error(`no such comparison: ${name}`);
    const { runs, refused, wavering, disagreements } = compare(comparison, { runs: comparison.slowRuns, seed: SEED });
    expect(disagreements.map(({ difference, vector }) => `${difference}\n${JSON.stringify(vector)}`)).toEqual([]);
    // Inputs that upstream refuses compare nothing.
    expect(refused).toBeLessThan(runs / 10);
    // Inputs that upstream answers in two ways are rare, or else they hide something.
    expect(wavering).toBeLessThanOrEqual(runs / 500);
  });

  test('there are at least 5,000 of them', () => {
    expect(Object.values(COMPARISONS).reduce((sum, { slowRuns }) => sum + slowRuns, 0)).toBeGreaterThanOrEqual(5000);
  });
});
