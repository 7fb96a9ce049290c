import { sizesOf } from './measure-table';
import { measured, measuresWith, same, shown } from './measures';
import type { Measure } from './measures';
import type { Manifest } from '../../kubernetes/manifest';
import { sentence } from '../../kubernetes/problem';
import type { SimulationOptions } from '../options';
import { simulate } from '../simulate';
import { SimulationError } from '../simulation-error';
import type { ScalerTimeline } from '../timeline';

/** Two configurations of one service under the same load. */
export interface Comparison {
  readonly a: ScalerTimeline;
  readonly b: ScalerTimeline;
  /** The measures that differ, in the order of their weight. */
  readonly differences: readonly Difference[];
}

/** How two runs differ. */
export interface Difference {
  readonly measure: Measure;
  readonly a: number | undefined;
  readonly b: number | undefined;
  /** Undefined where neither is better, or one of them is not known. */
  readonly better: 'a' | 'b' | undefined;
  /** `pod-hours: 12.5 and 9.25, b is better`. */
  readonly text: string;
}

/**
 * Runs two configurations under the same options. Their scalers are paired by target, or by their order where the targets differ;
 * there must be as many in both.
 */
export function compare(a: readonly Manifest[], b: readonly Manifest[], options: SimulationOptions = {}): readonly Comparison[] {
  const [left, right] = [simulate(a, options).scalers, simulate(b, options).scalers];
  if (left.length !== right.length) {
    throw new SimulationError([sentence({ path: 'b', rule: `must have as many scalers as 'a' (${left.length})`, got: right.length })]);
  }
  const sameTargets = left.every((one) => right.some((other) => targetOf(other) === targetOf(one)));
  return left.map((one, index) => {
    const other = sameTargets ? right.find((each) => targetOf(each) === targetOf(one)) : right[index];
    return compareTimelines(one, other as ScalerTimeline);
  });
}

/** Compares two timelines that are there already. */
export function compareTimelines(a: ScalerTimeline, b: ScalerTimeline): Comparison {
  const differences = measuresWith(sizesOf([a, b])).flatMap((measure) => {
    const [left, right] = [measured(a.answers, measure.name), measured(b.answers, measure.name)];
    return same(left, right) ? [] : [difference(measure, left, right)];
  });
  return { a, b, differences };
}

function difference(measure: Measure, a: number | undefined, b: number | undefined): Difference {
  const better = a === undefined || b === undefined || measure.better === undefined ? undefined : (a < b) === (measure.better === 'less') ? 'a' : 'b';
  const verdict = better === undefined ? '' : `, ${better} is better`;
  return { measure, a, b, better, text: `${measure.title}: ${shown(measure, a)} and ${shown(measure, b)}${verdict}` };
}

function targetOf({ target: { kind, namespace, name } }: ScalerTimeline): string {
  return `${kind}/${namespace}/${name}`;
}
