import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './demo';
import { rulesPage } from './rules-table';
import { signalsPage } from './signals-table';

/** The pages that are generated from the code, by file name under `docs/`. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'rules.md': rulesPage,
  'signals.md': signalsPage,
};

function main(): void {
  for (const [name, page] of Object.entries(PAGES)) {
    writeFileSync(join(ROOT, 'docs', name), page());
    console.log(`docs/${name}`);
  }
}

if (require.main === module) main();
