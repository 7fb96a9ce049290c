import { defaultCandidates } from './default-parameters';
import type { Candidate } from './default-parameters';
import { checkObjective, judge } from './objective';
import type { Objective, Verdict } from './objective';
import { valueOf, withParameter } from './parameter';
import type { Configuration } from './parameter';
import { simulateEach } from '../simulate';
import type { ScalerTimeline } from '../timeline';

const MOST_RUNS = 400;

/** How to search. */
export interface RecommendOptions {
  /** What may be changed, and to what. Default: targets, bounds and windows of the scalers. */
  readonly candidates?: readonly Candidate[];
  /** Most runs of the simulator. Default: 400. */
  readonly mostRuns?: number;
}

/** A set of values, in the order of the candidates, and what came of them. */
export interface Trial {
  readonly values: readonly number[];
  readonly verdict: Verdict;
  readonly scalers: readonly ScalerTimeline[];
}

/** What the search found. */
export interface Recommendation {
  readonly candidates: readonly Candidate[];
  /** The values as they are now; undefined for one that is not set. */
  readonly current: readonly (number | undefined)[];
  /** The run with the values as they are. */
  readonly before: Trial;
  /** The best run: it fulfils the objective if any does (`best.verdict.holds`). */
  readonly best: Trial;
  /** Every run that was made, the evidence, in its order. */
  readonly trials: readonly Trial[];
  /** The configuration with the best values. */
  readonly configuration: Configuration;
  /** What to change and why, one sentence each. */
  readonly text: readonly string[];
}

/** A search that goes on value by value, so that progress can be shown; what it returns is the recommendation. */
export function* recommendEach(
  configuration: Configuration, objective: Objective, { candidates = defaultCandidates(configuration), mostRuns = MOST_RUNS }: RecommendOptions = {},
): Generator<Trial, Recommendation> {
  checkObjective(objective);
  const current = candidates.map((candidate) => valueOf(configuration, candidate));
  const search = new Search(configuration, objective, candidates, mostRuns);
  const start = candidates.map((_, index) => current[index]);
  const before = search.run(start);
  yield before;
  let best = before;
  let improved = true;
  // One parameter after the other, over all its values, as long as that helps: deterministic, and cheap where they hardly depend on each other.
  while (improved && search.hasRunsLeft) {
    improved = false;
    for (const [index, { values }] of candidates.entries()) {
      for (const value of values) {
        const tried = best.values.map((kept, place) => (place === index ? value : kept));
        if (search.knows(tried) || !search.hasRunsLeft) continue;
        const trial = search.run(tried);
        yield trial;
        if (!isBetter(trial.verdict, best.verdict)) continue;
        best = trial;
        improved = true;
      }
    }
  }
  const { trials } = search;
  const text = explain(candidates, current, before, best, trials);
  return { candidates, current, before, best, trials, configuration: search.configured(best.values), text };
}

/** Searches for values that fulfil an objective, by running the simulator. Throws one error with all problems of the input. */
export function recommend(configuration: Configuration, objective: Objective, options: RecommendOptions = {}): Recommendation {
  const search = recommendEach(configuration, objective, options);
  for (;;) {
    const next = search.next();
    if (next.done === true) return next.value;
  }
}

/** Runs trials, each set of values once. */
class Search {
  public readonly trials: Trial[] = [];
  private readonly known = new Set<string>();

  constructor(
    private readonly configuration: Configuration, private readonly objective: Objective,
    private readonly candidates: readonly Candidate[], private readonly mostRuns: number,
  ) {}

  public get hasRunsLeft(): boolean {
    return this.trials.length < this.mostRuns;
  }

  public knows(values: readonly (number | undefined)[]): boolean {
    return this.known.has(values.join());
  }

  /** Values that are not set stay so, and are shown as NaN. */
  public run(values: readonly (number | undefined)[]): Trial {
    const { manifests, options } = this.configured(values);
    const scalers = this.simulated(manifests, options);
    const verdict = typeof scalers === 'string' ? refused(scalers) : judge(this.objective, scalers);
    const trial = { values: values.map((value) => value ?? Number.NaN), verdict, scalers: typeof scalers === 'string' ? [] : scalers };
    this.known.add(trial.values.join());
    this.trials.push(trial);
    return trial;
  }

  public configured(values: readonly (number | undefined)[]): Configuration {
    let configured = this.configuration;
    this.candidates.forEach((candidate, index) => {
      const value = values[index];
      if (value === undefined || Number.isNaN(value) || value === valueOf(configured, candidate)) return;
      configured = withParameter(configured, candidate, value);
    });
    return configured;
  }

  /** The timelines; or why they are none, which ends the search only for the values that were given to it. */
  private simulated(manifests: Configuration['manifests'], options: Configuration['options']): readonly ScalerTimeline[] | string {
    try {
      return [...simulateEach(manifests, { ...options, samples: 0 })];
    } catch (error) {
      if (!(error instanceof Error) || this.trials.length === 0) throw error;
      return error.message;
    }
  }
}

/** Values that make no sense together, such as a minimum above the maximum. */
function refused(message: string): Verdict {
  return { holds: false, distance: Infinity, price: Infinity, misses: [message] };
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** Nearer to the objective; what is cheaper matters only among those that meet it, since saving on what fails is no advice. */
function isBetter(a: Verdict, b: Verdict): boolean {
  return a.distance === b.distance ? a.holds && a.price < b.price : a.distance < b.distance;
}

function explain(
  candidates: readonly Candidate[], current: readonly (number | undefined)[], before: Trial, best: Trial, trials: readonly Trial[],
): readonly string[] {
  const text: string[] = [];
  text.push(before.verdict.holds ? 'as it is, the objective is met' : `as it is, the objective is missed: ${before.verdict.misses.join('; ')}`);
  candidates.forEach(({ path, of }, index) => {
    const value = best.values[index];
    if (value === undefined || Number.isNaN(value) || value === current[index]) return;
    text.push(`set ${path}${of === undefined ? '' : ` of ${of}`} to ${value} (was ${current[index] ?? 'not set'})`);
  });
  const { holds, misses, price } = best.verdict;
  if (!holds) {
    text.push(`no set of values that was tried meets the objective; the nearest misses it: ${misses.join('; ')}`);
  } else if (best !== before) {
    const was = before.verdict.holds ? `, before ${rounded(before.verdict.price)}` : '';
    text.push(`the objective is met at ${rounded(price)}${was}`);
    const cheaper = trials.filter(({ verdict }) => !verdict.holds && verdict.price < price).sort((a, b) => a.verdict.distance - b.verdict.distance);
    const [nearest] = cheaper;
    if (nearest !== undefined && nearest !== before) text.push(`the nearest that is cheaper misses it: ${nearest.verdict.misses.join('; ')}`);
  }
  text.push(`${trials.length} runs of the simulator`);
  return text;
}
