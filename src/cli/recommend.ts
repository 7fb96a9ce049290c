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
import type { Problems } from '../kubernetes/problem';
import { AMOUNT } from '../kubernetes/simulate/read-amount';
import type { Candidate } from '../simulation/answers/default-parameters';
import type { Objective } from '../simulation/answers/objective';
import type { Configuration } from '../simulation/answers/parameter';
import { recommendEach, type Recommendation, type RecommendOptions } from '../simulation/answers/recommend';
import { csvOf } from '../simulation/charts/csv';
import { recommendText } from '../simulation/charts/recommend-text';
import { trialRows } from '../simulation/charts/trial-rows';

const FOUND = 0;
const NOT_FOUND = 1;
const FORMATS = ['text', 'csv', 'json'] as const;

/** `scalewright recommend`. */
export const recommend: Command = {
  name: 'recommend',
  usage: '--objective LIMIT=VALUE,... [options] PATH...',
  summary: 'Searches for targets, bounds and windows that achieve an objective at the least cost, with the evidence.',
  options: [
    { name: 'objective', value: 'LIMIT=VALUE,...', help: ['What must be achieved:', OBJECTIVE_HELP, 'and minimize=pod-hours (default), peak, mean, waiting or drain.'] },
    { name: 'vary', value: 'PATH=VALUES', isList: true, help: ['Change only this: spec.maxReplicas=5..50/5. Default: what is worth trying of each scaler'] },
    { name: 'most-runs', value: 'N', help: ['Most runs of the simulator. Default: 400'] },
    ...SCENARIO_OPTIONS,
    ...outputOptions(FORMATS),
  ],
  notes: `${SCENARIO_NOTES}

csv and json hold every run, the evidence.

examples:
  scalewright recommend queue.yaml --objective drain=5m --load constant:0 --initial-waiting 100k --rate-per-pod 50
  scalewright recommend app.yaml --objective served=99%,oscillations=0 --load traffic.csv --rate-per-pod 20
  scalewright recommend app.yaml --objective served=99% --vary spec.minReplicas=1..10 --load traffic.csv --rate-per-pod 20

exit codes:
  0  values were found that achieve it, or it is achieved as it is
  1  none of the values that were tried does
  2  wrong usage, or something is missing or makes no sense`,
  run: runRecommend,
};

function runRecommend(given: Arguments, terminal: Terminal): number {
  const missing = [
    ...(given.positional.length === 0 ? ["'path' is missing: say what to simulate"] : []),
    ...(given.value('objective') === undefined ? ["'--objective' is missing: say what must be achieved, such as served=99%"] : []),
  ];
  if (missing.length > 0) throw new UsageError(missing);
  const format = formatOf(given, FORMATS);
  let search: RecommendOptions = {};
  const options = readScenarioOptions(given, terminal, (problems) => {
    search = searchOf(given, problems);
  });
  const objective = options.service?.objective ?? {};
  const read = readGivenManifests(given.positional, terminal);
  prepared(read, options);
  const found = asUsage(() => searched({ manifests: read.manifests, options }, objective, search, terminal));
  writeOutput(formatted(found, format), given, terminal);
  return found.best.verdict.holds ? FOUND : NOT_FOUND;
}

function searchOf(given: Arguments, problems: Problems): RecommendOptions {
  const candidates: readonly Candidate[] = given.each('vary').map((text) => {
    const equals = text.lastIndexOf('=');
    problems.check(equals > 0, '--vary', 'must be a path and values, such as spec.maxReplicas=5,10,20', text);
    return { path: text.slice(0, Math.max(0, equals)).trim(), values: readValues(text.slice(equals + 1), `--vary ${text.slice(0, Math.max(0, equals))}`, problems) };
  });
  const runs = given.value('most-runs');
  const mostRuns = runs === undefined ? undefined : AMOUNT.read(runs);
  problems.check(runs === undefined || mostRuns !== undefined && Number.isInteger(mostRuns) && mostRuns >= 1, '--most-runs', 'must be a whole number from 1', runs);
  return { ...(candidates.length > 0 && { candidates }), ...(mostRuns !== undefined && { mostRuns }) };
}

function searched(configuration: Configuration, objective: Objective, search: RecommendOptions, terminal: Terminal): Recommendation {
  const progress = progressOn(terminal);
  const trials = recommendEach(configuration, objective, search);
  for (let count = 1; ; count += 1) {
    const next = trials.next();
    if (next.done === true) {
      progress.clear();
      return next.value;
    }
    progress.show(() => `${count} runs of the simulator`);
  }
}

function formatted(found: Recommendation, format: (typeof FORMATS)[number]): string {
  if (format === 'json') return `${JSON.stringify(found, null, 2)}\n`;
  if (format === 'csv') return csvOf(trialRows(found));
  return printable(recommendText(found));
}
