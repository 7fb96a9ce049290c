import type { Arguments } from './arguments';
import type { Command } from './command';
import { CHART_OPTIONS, chartStyle } from './simulation/chart-style';
import { formatOf, outputOptions, writeOutput } from './simulation/output';
import { asUsage, prepared, readGivenManifests, readScenarioOptions } from './simulation/read-scenario';
import { SCENARIO_NOTES, SCENARIO_OPTIONS } from './simulation/scenario-options';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { compare as compareManifests, type Comparison } from '../simulation/answers/compare';
import { compareText } from '../simulation/charts/compare-text';
import { drawTimeline } from '../simulation/charts/draw';
import type { Timeline } from '../simulation/timeline';

const FORMATS = ['text', 'svg', 'html', 'json'] as const;

/** `scalewright compare`. */
export const compare: Command = {
  name: 'compare',
  usage: '[options] PATH PATH',
  summary: 'Runs two configurations under the same load, and says which is better in what.',
  options: [...SCENARIO_OPTIONS, ...outputOptions(FORMATS), ...CHART_OPTIONS],
  notes: `${SCENARIO_NOTES}

Scalers are paired by what they scale. The first path is a, the second b.

examples:
  scalewright compare before.yaml after.yaml --load spike:base=5,peak=65,at=1m,for=10m --rate-per-pod 20
  scalewright compare hpa.yaml keda.yaml --load traffic.csv --price 0.04 --output compare.html

exit codes:
  0  compared
  2  wrong usage, or something is missing or makes no sense`,
  run: runCompare,
};

function runCompare(given: Arguments, terminal: Terminal): number {
  const [left, right, ...more] = given.positional;
  if (left === undefined || right === undefined || more.length > 0) {
    throw new UsageError([`'path' must be given twice, such as 'scalewright compare before.yaml after.yaml', got ${given.positional.length}`]);
  }
  const format = formatOf(given, FORMATS);
  const options = readScenarioOptions(given, terminal);
  const [a, b] = [left, right].map((path) => {
    const read = readGivenManifests([path], terminal);
    prepared(read, options);
    return read.manifests;
  });
  const comparisons = asUsage(() => compareManifests(a ?? [], b ?? [], options));
  writeOutput(format === 'text' ? textOf(comparisons, given, terminal) : drawn(comparisons, format), given, terminal);
  return 0;
}

function textOf(comparisons: readonly Comparison[], given: Arguments, terminal: Terminal): string {
  const style = chartStyle(given, terminal, given.value('output') === undefined);
  return comparisons.map((one) => compareText(one, style)).join('\n');
}

/** Both runs below each other, with names that tell them apart. */
function drawn(comparisons: readonly Comparison[], format: 'svg' | 'html' | 'json'): string {
  if (format === 'json') return `${JSON.stringify(comparisons, null, 2)}\n`;
  const scalers = comparisons.flatMap(({ a, b }) => [a, b].map((one, index) => ({ ...one, scaler: { ...one.scaler, kind: `${'ab'.charAt(index)}: ${one.scaler.kind}` } })));
  const durationSeconds = scalers[0]?.samples.at(-1)?.second ?? 0;
  return drawTimeline({ durationSeconds, scalers } satisfies Timeline, format);
}
