import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, synthesize } from './demo';

/** The examples, by folder name. */
export const EXAMPLES = readdirSync(join(ROOT, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(join(ROOT, 'examples', entry.name)).includes('cdk8s.yaml'))
  .map(({ name }) => name)
  .sort();

/** Where the golden manifests of an example are. */
export const goldenOf = (example: string): string => join(ROOT, 'examples', example, 'golden');

/** Writes the golden manifests anew; what changed is for a person to read in the diff. */
function main(): void {
  for (const example of EXAMPLES) {
    synthesize(example, goldenOf(example));
    console.log(`examples/${example}/golden: ${readdirSync(goldenOf(example)).sort().join(', ')}`);
  }
}

if (require.main === module) main();
