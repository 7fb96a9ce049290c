import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alternate, processMillis, type Measured } from './measure';
import { CLEAN } from '../cli/manifests';

const ROUNDS = 15;
const SCALEWRIGHT = 'bin/scalewright';
const CDK8S = 'node_modules/cdk8s-cli/bin/cdk8s';

/** How soon the command answers: nothing but its version, and a check of one small file. */
export function startup(): readonly Measured[] {
  const directory = mkdtempSync(join(tmpdir(), 'scalewright-startup-'));
  try {
    const file = join(directory, 'web.yaml');
    writeFileSync(file, CLEAN);
    const { nothing, version, check, cdk8s } = alternate(ROUNDS, {
      nothing: () => processMillis('-e', '0'),
      version: () => processMillis(SCALEWRIGHT, '--version'),
      check: () => processMillis(SCALEWRIGHT, 'check', '--no-config', file),
      cdk8s: () => processMillis(CDK8S, '--version'),
    });
    return [
      {
        title: 'scalewright --version against cdk8s --version', value: version / cdk8s, unit: 'times', limit: 0.2, holds: 'at most',
        detail: `${version.toFixed(0)} ms against ${cdk8s.toFixed(0)} ms`,
      },
      {
        title: 'scalewright check of one small file against node -e 0', value: check / nothing, unit: 'times', limit: 3, holds: 'at most',
        detail: `${check.toFixed(0)} ms against ${nothing.toFixed(0)} ms`,
      },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
