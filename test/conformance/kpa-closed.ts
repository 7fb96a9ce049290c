import { agreesOnAverage, numberOf } from './kpa-number';
import type { ClosedRow, ClosedState } from './kpa-row';
import { parseAutoscalerConfig } from '../../src/kubernetes/knative/parse-autoscaler-config';
import { resolveAutoscaling } from '../../src/kubernetes/knative/resolve-autoscaling';
import { RevisionRun } from '../../src/simulation/kpa/revision-run';
import type { RevisionChanges } from '../../src/simulation/kpa/revision-to-run';
import type { RevisionView, SeenAverages } from '../../src/simulation/kpa/revision-view';
import { kpaRules } from '../../src/simulation/kpa/rules';
import type { KpaRules } from '../../src/simulation/kpa/rules';

const COLUMNS = ['t', 'replicas', 'ready', 'desired', 'ebc', 'want', 'mode', 'proxied', 'active', 'initialized', 'activators'] as const;

/** The first second that differs from the recorded run; undefined if none does. `rules`: of the version that was recorded. */
export function replayClosed(row: ClosedRow, rules: KpaRules = kpaRules()): string | undefined {
  const { config } = parseAutoscalerConfig(row.config);
  const { startDelays, sksDelay: endpointDelay, horizon } = row.env;
  const { algorithm } = resolveAutoscaling(row.annotations, row.containerConcurrency, config);
  const run = new RevisionRun({ ...row, config }, { startDelays, endpointDelay, rules });
  const states = new Map(row.rows.map((state) => [state[0], state]));
  const ticks = new Map((row.ticks ?? []).map((tick) => [tick[0], tick]));
  let expected = states.get(0);
  for (let second = 0; second <= horizon; second += 1) {
    if (second > 0) run.advance(loadAt(row, second), changesAt(row, second));
    expected = states.get(second) ?? expected;
    const difference = differenceOfState(expected, run.view) ?? differenceOfTick(ticks.get(second), run.seen, algorithm);
    if (difference !== undefined) return `second ${second}: ${difference}`;
  }
  return undefined;
}

function loadAt({ load }: ClosedRow, second: number) {
  const [, concurrency = 0, requests = 0] = load.filter(([from]) => from <= second).at(-1) ?? [];
  return { concurrency, requests };
}

/** What is replaced in a second. A ConfigMap that is refused changes nothing. */
function changesAt({ events }: ClosedRow, second: number): RevisionChanges | undefined {
  const due = events.filter(({ t }) => t === second);
  if (due.length === 0) return undefined;
  return due.reduce<RevisionChanges>((changes, { reachability, config }) => {
    const parsed = config === undefined ? undefined : parseAutoscalerConfig(config);
    return {
      ...changes,
      ...(reachability !== undefined && { reachability }),
      ...(parsed?.problems.length === 0 && { config: parsed.config }),
    };
  }, {});
}

function differenceOfState(expected: ClosedState | undefined, view: RevisionView): string | undefined {
  const actual = columnsOf(view);
  const column = COLUMNS.findIndex((name, index) => name !== 't' && expected?.[index] !== actual[index]);
  return column < 0 ? undefined : `${COLUMNS[column]}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
}

function columnsOf(view: RevisionView): ClosedState {
  return [
    view.second, view.replicas, view.ready, view.desired, view.excessBurstCapacity, view.want ?? null, view.mode === 'Proxy' ? 'P' : 'S',
    view.proxied ? 1 : 0, letterOf(view.active), view.initialized ? 1 : 0, view.activators,
  ];
}

function letterOf({ status, reason }: RevisionView['active']): ClosedState[8] {
  if (status === 'True') return 'A';
  if (status === 'Unknown') return 'Q';
  return reason === 'TimedOut' ? 'T' : 'I';
}

function differenceOfTick(expected: NonNullable<ClosedRow['ticks']>[number] | undefined, seen: SeenAverages | undefined, algorithm: string): string | undefined {
  if (expected === undefined) return undefined;
  const [, stable, panic] = expected;
  const agrees = stable === null || panic === undefined
    ? seen === undefined
    : seen !== undefined && agreesOnAverage(numberOf(stable), seen.stable, algorithm) && agreesOnAverage(numberOf(panic), seen.panic, algorithm);
  return agrees ? undefined : `averages: expected ${JSON.stringify(expected)}, got ${JSON.stringify(seen)}`;
}
