import type { Arguments } from './arguments';
import type { Command } from './command';
import { progressOn } from './progress';
import { CHART_OPTIONS, chartStyle } from './simulation/chart-style';
import { formatOf, outputOptions, writeOutput } from './simulation/output';
import { prepared, readGivenManifests, readScenarioOptions } from './simulation/read-scenario';
import { OBJECTIVE_HELP, SCENARIO_NOTES, SCENARIO_OPTIONS } from './simulation/scenario-options';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { printable } from '../kubernetes/printable';
import { DURATION } from '../kubernetes/simulate/read-amount';
import { changesText } from '../simulation/charts/changes';
import { drawTimeline, type DrawnFormat } from '../simulation/charts/draw';
import { scalersTable } from '../simulation/charts/scalers-table';
import { terminalChart } from '../simulation/charts/terminal/terminal-chart';
import { whyText } from '../simulation/charts/why';
import type { ScalerTimeline } from '../simulation/timeline';

const MET = 0;
const MISSED = 1;
const FORMATS = ['text', 'svg', 'html', 'csv', 'json'] as const;
/** More scalers than these are shown as a table. */
const MOST_CHARTS = 5;

/** `scalewright simulate`. */
export const simulate: Command = {
  name: 'simulate',
  usage: '[options] PATH...',
  summary: 'Shows what the autoscalers of manifests do under a load, before they do it.',
  options: [
    ...SCENARIO_OPTIONS,
    { name: 'objective', value: 'LIMIT=VALUE,...', help: ['What must be achieved:', OBJECTIVE_HELP] },
    { name: 'why', value: 'TIME', isList: true, help: ['Say why the replicas were what they were at a time, such as 120s.'] },
    { name: 'changes', help: ['List every change of the replicas with its reason, and the events.'] },
    ...outputOptions(FORMATS),
    ...CHART_OPTIONS,
    { name: 'samples', value: 'N', help: ['Most points of a curve. Default: 720'] },
  ],
  notes: `${SCENARIO_NOTES}

examples:
  scalewright simulate deploy --load spike:base=5,peak=65,at=1m,for=10m --rate-per-pod 20
  scalewright simulate app.yaml --load traffic.csv --why 120s --why 10m --reach 5,10
  scalewright simulate app.yaml --load stages:30s:100,5m:100 --demand users --service-time 5s --output report.html
  scalewright simulate queue.yaml --load constant:0 --initial-waiting 100k --rate-per-pod 50 --objective drain=5m

exit codes:
  0  simulated; every objective is met
  1  an objective is missed
  2  wrong usage, or something is missing or makes no sense; then nothing is drawn`,
  run: runSimulate,
};

function runSimulate(given: Arguments, terminal: Terminal): number {
  if (given.positional.length === 0) throw new UsageError(["'path' is missing: say what to simulate, such as 'scalewright simulate deploy --load constant:100'"]);
  const format = formatOf(given, FORMATS);
  const moments = given.each('why').map(momentOf);
  const options = readScenarioOptions(given, terminal);
  const { durationSeconds, size, run } = prepared(readGivenManifests(given.positional, terminal), options);
  const late = moments.filter((second) => second > durationSeconds);
  if (late.length > 0) throw new UsageError(late.map((second) => `'--why' must be within the ${durationSeconds} s that are simulated, got ${second} s`));
  const progress = progressOn(terminal);
  const scalers: ScalerTimeline[] = [];
  for (const timeline of run()) {
    progress.show(() => `simulated ${scalers.length + 1} of ${size} scalers`);
    // A table needs no curves, which would fill the memory with thousands of scalers.
    scalers.push(format === 'text' && size > MOST_CHARTS ? { ...timeline, samples: [] } : timeline);
  }
  progress.clear();
  const text = format === 'text' ? textOf(scalers, moments, given, terminal) : drawTimeline({ durationSeconds, scalers }, format satisfies DrawnFormat);
  writeOutput(text, given, terminal);
  return scalers.every(({ objective }) => objective?.holds !== false) ? MET : MISSED;
}

function textOf(scalers: readonly ScalerTimeline[], moments: readonly number[], given: Arguments, terminal: Terminal): string {
  const style = chartStyle(given, terminal, given.value('output') === undefined);
  const arrow = style.characters === 'ascii' ? '->' : '→';
  const charts = scalers.length > MOST_CHARTS ? [`${printable(scalersTable(scalers).join('\n'))}\n\n--scaler NAME shows the chart of one\n`]
    : scalers.map((timeline) => [
      terminalChart(timeline, style),
      ...(given.has('changes') ? [printable(changesText(timeline, arrow))] : []),
      ...moments.map((second) => `${printable(whyText(timeline, second))}\n`),
    ].join('\n'));
  return charts.join('\n');
}

function momentOf(text: string): number {
  const second = /^\d+$/.test(text) ? Number(text) : DURATION.read(text);
  if (second === undefined) throw new UsageError([`'--why' must be a time such as 120s or 2m, got ${JSON.stringify(text)}`]);
  return second;
}
