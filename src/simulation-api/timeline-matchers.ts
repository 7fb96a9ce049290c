import { sentence } from '../kubernetes/problem';
import { objectiveProblems, type Objective } from '../kubernetes/simulate/objective';
import { objectiveAnswer } from '../simulation/answers/objective';
import { amountText, timeText } from '../simulation/charts/axis';
import { whyText } from '../simulation/charts/why';
import { secondsToReach, type ScalerTimeline, type Timeline } from '../simulation/timeline';

/** What a matcher says, as jest and vitest want it. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** What expectations about simulations are made of: a timeline with one scaler, the timeline of one scaler, or a `Simulation` with one. */
export type TimelineLike = Timeline | ScalerTimeline | { readonly timeline: Timeline };

/** Values that a run must stay below. */
export interface Ceilings {
  readonly replicas?: number;
  readonly waiting?: number;
  /** Requests. */
  readonly lost?: number;
  readonly underProvisionedSeconds?: number;
  readonly podHours?: number;
  readonly cost?: number;
  readonly oscillations?: number;
}

/** By when something must have happened, in seconds. */
export interface Deadline {
  readonly within: number;
}

/**
 * Expectations about simulations, for `expect.extend` of jest or vitest; `scalewright/simulation/jest` does that for jest, with types. What they
 * say names the time, the value and the reason.
 */
export const timelineMatchers = {
  /** Whether so many pods are ready, at the latest `within` seconds after the start. */
  toReach(given: TimelineLike, pods: number, { within }: Partial<Deadline> = {}): MatcherResult {
    const timeline = onlyOf(given);
    const reached = secondsToReach(timeline, pods);
    const pass = reached !== undefined && reached <= (within ?? Infinity);
    const wish = `${nameOf(timeline)} to reach ${pods} ready pods${within === undefined ? '' : ` within ${timeText(within)}`}`;
    const { peakReady, reachedAtSecond } = timeline.answers;
    const most = `it had ${peakReady} at most, from ${timeText(reachedAtSecond[peakReady] ?? 0)} on`;
    const fact = reached === undefined ? most : `it had so many at ${timeText(reached)}`;
    return result(pass, wish, fact, timeline, pass ? reached : Math.min(within ?? Infinity, reached ?? lastSecond(timeline)));
  },

  /** Whether at least this share of the requests is served, from 0 to 1. */
  toServe(given: TimelineLike, share: number): MatcherResult {
    const timeline = onlyOf(given);
    const { servedShare, lost, served } = timeline.answers;
    const first = timeline.samples.find((sample) => sample.lost > 0)?.second;
    const when = first === undefined ? '' : `, the first at about ${timeText(first)}`;
    const fact = `${percent(servedShare)} were served: ${amountText(lost)} of ${amountText(served + lost)} were lost${when}`;
    return result(servedShare >= share, `${nameOf(timeline)} to serve ${percent(share)} of its requests`, fact, timeline, first);
  },

  /** Whether nothing waits any more so many seconds after the backlog was largest. */
  toDrainWithin(given: TimelineLike, seconds: number): MatcherResult {
    const timeline = onlyOf(given);
    const { drainSeconds, peakWaiting, peakWaitingAtSecond, waiting } = timeline.answers;
    const end = drainSeconds === undefined ? `${amountText(waiting)} still wait at the end` : `it took ${timeText(drainSeconds)}`;
    const fact = peakWaiting === 0 ? 'nothing ever waited' : `${end}, from ${amountText(peakWaiting)} at ${timeText(peakWaitingAtSecond)} on`;
    const pass = drainSeconds !== undefined && drainSeconds <= seconds;
    return result(pass, `${nameOf(timeline)} to drain within ${timeText(seconds)}`, fact, timeline, Math.min(peakWaitingAtSecond + seconds, lastSecond(timeline)));
  },

  /** Whether values stay below ceilings: 9 replicas are not below 9. */
  toStayBelow(given: TimelineLike, ceilings: Ceilings): MatcherResult {
    const timeline = onlyOf(given);
    const facts = (Object.entries(ceilings) as [keyof Ceilings, number | undefined][]).flatMap(([name, ceiling]) => {
      const read = Object.hasOwn(READ, name) ? READ[name] : undefined;
      if (read === undefined) throw new TypeError(`'${name}' must be one of ${Object.keys(READ).join(', ')}`);
      const { value, second } = read(timeline);
      return ceiling === undefined || value !== undefined && value < ceiling ? [] : [{ name, ceiling, value, second }];
    });
    const wish = `${nameOf(timeline)} to stay below ${Object.entries(ceilings).map(([name, ceiling]) => `${amountText(ceiling as number)} ${name}`).join(', ')}`;
    const text = facts.map(({ name, value, second }) => (value === undefined ? `${name} is not known` : `${name} is ${amountText(value)}${second === undefined ? '' : ` at ${timeText(second)}`}`));
    return result(facts.length === 0, wish, facts.length === 0 ? 'it does' : text.join(', '), timeline, facts.find(({ second }) => second !== undefined)?.second);
  },

  /** Whether an objective is met, such as `{ servedShare: 0.99, drainSeconds: 300 }`. */
  toMeet(given: TimelineLike, objective: Objective): MatcherResult {
    const timeline = onlyOf(given);
    const problems = objectiveProblems(objective);
    if (problems.length > 0) throw new TypeError(problems.map(sentence).join('\n'));
    const { holds = true, misses = [] } = objectiveAnswer(objective, timeline.answers) ?? {};
    return result(holds, `${nameOf(timeline)} to meet ${JSON.stringify(objective)}`, holds ? 'it does' : misses.join('; '), timeline, timeline.answers.peakWaitingAtSecond);
  },
};

interface Reading {
  readonly value: number | undefined;
  readonly second?: number | undefined;
}

const READ: Readonly<Record<keyof Ceilings, (timeline: ScalerTimeline) => Reading>> = {
  replicas: ({ answers }) => ({ value: answers.peakReplicas, second: answers.peakAtSecond }),
  waiting: ({ answers }) => ({ value: answers.peakWaiting, second: answers.peakWaitingAtSecond }),
  lost: ({ answers, samples }) => ({ value: answers.lost, second: samples.find(({ lost }) => lost > 0)?.second }),
  underProvisionedSeconds: ({ answers }) => ({ value: answers.underProvisionedSeconds }),
  podHours: ({ answers }) => ({ value: answers.podHours }),
  cost: ({ answers }) => ({ value: answers.cost }),
  oscillations: ({ answers }) => ({ value: answers.oscillations }),
};

/** The one scaler that an expectation is about. */
function onlyOf(given: TimelineLike): ScalerTimeline {
  if (typeof given === 'object' && given !== null) {
    const timeline = 'timeline' in given ? given.timeline : given;
    if ('answers' in timeline) return timeline;
    const [scaler, ...others] = 'scalers' in timeline ? timeline.scalers : [];
    if (scaler !== undefined && others.length === 0) return scaler;
    if (scaler !== undefined) throw new TypeError(`the timeline has ${others.length + 1} scalers; say which is meant, with timelineOf(timeline, ${JSON.stringify(scaler.scaler.name)})`);
  }
  throw new TypeError('what is expected of must be a timeline, as simulate() gives it');
}

function nameOf({ scaler: { kind, namespace, name } }: ScalerTimeline): string {
  return `${kind} ${namespace}/${name}`;
}

function lastSecond({ samples, bindings }: ScalerTimeline): number {
  return samples.at(-1)?.second ?? (bindings.at(-1)?.toSecond ?? 1) - 1;
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(4))} %`;
}

/** What a matcher says: what was wished, what happened instead, and why, as things stood at a second. */
function result(pass: boolean, wish: string, fact: string, timeline: ScalerTimeline, second: number | undefined): MatcherResult {
  const message = (): string => [
    `expected ${pass ? wish.replace(' to ', ' not to ') : wish}, but ${fact}`,
    ...(second === undefined ? [] : ['', whyText(timeline, second)]),
  ].join('\n');
  return { pass, message };
}
