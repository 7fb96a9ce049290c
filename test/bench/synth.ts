import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alternate, printedNumber, type Measured } from './measure';

const APP = join(__dirname, 'synth-app.js');
const ROUNDS = 7;

/** Construct, validate and synthesize services, against a raw cdk8s app with byte-identical output, and over sizes. */
export function synthesis(): readonly Measured[] {
  const directory = mkdtempSync(join(tmpdir(), 'scalewright-bench-'));
  const file = (services: number): string => join(directory, `${services}.json`);
  try {
    execFileSync(process.execPath, [APP, 'write', '1000', file(1000)]);
    const { ours, raw } = alternate(ROUNDS, {
      ours: () => printedNumber(APP, 'ours', '1000', file(1000)),
      raw: () => printedNumber(APP, 'raw', '1000', file(1000)),
    });
    if (readFileSync(`${file(1000)}.ours.yaml`, 'utf8') !== readFileSync(`${file(1000)}.raw.yaml`, 'utf8')) {
      throw new Error('the raw app does not emit the same bytes');
    }
    const sizes = alternate(ROUNDS, {
      small: () => printedNumber(APP, 'ours', '500', file(500)) / 500,
      large: () => printedNumber(APP, 'ours', '2000', file(2000)) / 2000,
    });
    return [
      {
        title: 'construct + validate + synthesize 1,000 services against raw cdk8s', value: ours / raw, unit: '×', limit: 1.15, holds: 'at most',
        detail: `${ours.toFixed(0)} ms against ${raw.toFixed(0)} ms, equal bytes`,
      },
      {
        title: 'time per service at 2,000 against 500', value: sizes.large / sizes.small, unit: '×', limit: 1.2, holds: 'at most',
        detail: `${sizes.large.toFixed(3)} ms against ${sizes.small.toFixed(3)} ms`,
      },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
