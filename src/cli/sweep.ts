import type { Arguments } from './arguments';
import type { Command } from './command';
import { progressOn } from './progress';
import { formatOf, outputOptions, writeOutput } from './simulation/output';
import { readValues } from './simulation/parameter-option';
import { asUsage, prepared, readGivenManifests, readScenarioOptions } from './simulation/read-scenario';
import { OBJECTIVE_HELP, SCENARIO_NOTES, SCENARIO_OPTIONS } from './simulation/scenario-options';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { printable } from '../kubernetes/printable';
import { valueOf, withParameter, type Configuration, type Parameter } from '../simulation/answers/parameter';
import { sweepEach, type SweepPoint } from '../simulation/answers/sweep';
import { csvOf } from '../simulation/charts/csv';
import { sweepRows } from '../simulation/charts/sweep-rows';
import { textTable } from '../simulation/charts/table';

const FORMATS = ['text', 'csv', 'json'] as const;

/** `scalewright sweep`. */
export const sweep: Command = {
  name: 'sweep',
  usage: '[options] PATH...',
  summary: 'Runs a configuration with each value of a parameter, and shows what comes of it.',
  options: [
    { name: 'parameter', value: 'PATH', help: ['A field of the scaler, such as spec.maxReplicas, or an option, such as', 'options.service.podStartSeconds.'] },
    { name: 'values', value: 'VALUES', help: ['5,10,20, or a range: 1..10, 10..100/10.'] },
    ...SCENARIO_OPTIONS,
    { name: 'objective', value: 'LIMIT=VALUE,...', help: ['Says for each value whether this is met:', OBJECTIVE_HELP] },
    ...outputOptions(FORMATS),
  ],
  notes: `${SCENARIO_NOTES}

examples:
  scalewright sweep app.yaml --parameter spec.maxReplicas --values 5..30/5 --load constant:200 --rate-per-pod 12
  scalewright sweep app.yaml --parameter spec.behavior.scaleDown.stabilizationWindowSeconds --values 0,60,300 --load traffic.csv
  scalewright sweep app.yaml --parameter options.service.podStartSeconds --values 1..60/5 --load step:from=5,to=95,at=1m --rate-per-pod 12

exit codes:
  0  run
  2  wrong usage, or something is missing or makes no sense`,
  run: runSweep,
};

function runSweep(given: Arguments, terminal: Terminal): number {
  const [path, values] = [given.value('parameter'), given.value('values')];
  const missing = [
    ...(given.positional.length === 0 ? ["'path' is missing: say what to simulate"] : []),
    ...(path === undefined ? ["'--parameter' is missing: say what to change, such as spec.maxReplicas"] : []),
    ...(values === undefined ? ["'--values' is missing: say what to try, such as 5,10,20"] : []),
  ];
  if (missing.length > 0) throw new UsageError(missing);
  const format = formatOf(given, FORMATS);
  let numbers: readonly number[] = [];
  const options = readScenarioOptions(given, terminal, (problems) => {
    numbers = readValues(values ?? '', '--values', problems);
  });
  const read = readGivenManifests(given.positional, terminal);
  prepared(read, options);
  const parameter: Parameter = { path: path ?? '' };
  const configuration: Configuration = { manifests: read.manifests, options };
  const points = asUsage(() => pointsOf(configuration, parameter, numbers, terminal));
  if (valueOf(configuration, parameter) === undefined && changesNothing(points)) {
    throw new UsageError([`'--parameter' must be something that is set or that matters: ${parameter.path} is not set, and no value of it changes anything`]);
  }
  writeOutput(formatted(points, parameter, format), given, terminal);
  return 0;
}

/** Whether several values all come to the same, as those of a misspelt parameter do. */
function changesNothing(points: readonly SweepPoint[]): boolean {
  const [first, ...others] = points.map(({ scalers }) => JSON.stringify(scalers.map(({ answers }) => answers)));
  return others.length > 0 && others.every((one) => one === first);
}

function pointsOf(configuration: Configuration, parameter: Parameter, values: readonly number[], terminal: Terminal): readonly SweepPoint[] {
  const [first] = values;
  // A path that leads nowhere fails before the first run.
  if (first !== undefined) withParameter(configuration, parameter, first);
  const progress = progressOn(terminal);
  const points: SweepPoint[] = [];
  for (const point of sweepEach(configuration, parameter, values)) {
    points.push(point);
    progress.show(() => `${points.length} of ${values.length} values`);
  }
  progress.clear();
  return points;
}

function formatted(points: readonly SweepPoint[], parameter: Parameter, format: (typeof FORMATS)[number]): string {
  if (format === 'json') return `${JSON.stringify({ parameter, points }, null, 2)}\n`;
  if (format === 'csv') return csvOf(sweepRows(points, parameter, 'numbers'));
  return `${printable(textTable(sweepRows(points, parameter, 'units')).join('\n'))}\n`;
}
