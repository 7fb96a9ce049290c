import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { comparisonPage } from './comparison-table';
import { ROOT } from './demo';
import { markdownFiles } from './fences';
import { rulesPage } from './rules-table';
import { withSessions } from './sessions';
import { signalsPage } from './signals-table';

/** The pages that are generated from the code, by file name under `docs/`. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'comparison.md': comparisonPage,
  'rules.md': rulesPage,
  'signals.md': signalsPage,
};

function main(): void {
  for (const [name, page] of Object.entries(PAGES)) {
    writeFileSync(join(ROOT, 'docs', name), page());
    console.log(`docs/${name}`);
  }
  for (const file of markdownFiles()) {
    const page = readFileSync(file, 'utf8');
    const today = withSessions(page);
    if (today === page) continue;
    writeFileSync(file, today);
    console.log(`${relative(ROOT, file)}: sessions`);
  }
}

if (require.main === module) main();
