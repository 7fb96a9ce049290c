import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alternate, processMillis, ROOT, type Measured } from './measure';

const ROUNDS = 21;

/** What `require('scalewright')` adds to `require('cdk8s')`, and the size of the packed tarball. */
export function loading(): readonly Measured[] {
  const { cdk8s, both } = alternate(ROUNDS, {
    cdk8s: () => processMillis('-e', "require('cdk8s')"),
    both: () => processMillis('-e', "require('cdk8s');require('./lib')"),
  });
  return [
    {
      title: "require('scalewright') beyond require('cdk8s')", value: both - cdk8s, unit: 'ms', limit: 60, holds: 'at most',
      detail: `${both.toFixed(0)} ms against ${cdk8s.toFixed(0)} ms`,
    },
    { title: 'packed tarball', value: tarballMegabytes(), unit: 'MB', limit: 1.5, holds: 'at most', detail: 'npm pack, bundled dependencies included' },
  ];
}

function tarballMegabytes(): number {
  const directory = mkdtempSync(join(tmpdir(), 'scalewright-pack-'));
  try {
    const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', directory], {
      cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [{ filename }] = JSON.parse(output) as [{ filename: string }];
    return statSync(join(directory, filename)).size / 1e6;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
