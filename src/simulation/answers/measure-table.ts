import { measured, measuresWith, shown, type Measure } from './measures';
import type { Answers, ScalerTimeline } from '../timeline';

/** What of runs stands in a table: the measures, and the sizes that were asked for. */
export interface MeasureTable {
  /** The heads of the columns. */
  readonly titles: readonly string[];
  /** The same for other programs. */
  readonly names: readonly string[];
  /** The cells of a run, with their units. */
  readonly cells: (answers: Answers) => readonly string[];
  /** The bare numbers of a run; undefined for what is not known or never happens. */
  readonly numbers: (answers: Answers) => readonly (number | undefined)[];
}

/** A table of some runs. Costs are shown only where there is a price, but always have a column for other programs. */
export function measureTable(timelines: readonly ScalerTimeline[]): MeasureTable {
  const all = measuresWith(sizesOf(timelines));
  const shownOnes = timelines.some(({ answers: { cost } }) => cost !== undefined) ? all : all.filter(({ name }) => name !== 'cost');
  return {
    titles: shownOnes.map(({ title }) => title),
    names: all.map(({ name }) => name),
    cells: (answers) => shownOnes.map((measure) => shown(measure, measured(answers, measure.name))),
    numbers: (answers) => all.map((measure) => finite(measure, answers)),
  };
}

/** The sizes that runs were asked for, in their order. */
export function sizesOf(timelines: readonly ScalerTimeline[]): readonly number[] {
  return [...new Set(timelines.flatMap(({ reach }) => reach.map(({ size }) => size)))];
}

function finite({ name }: Measure, answers: Answers): number | undefined {
  const value = measured(answers, name);
  return value === Infinity ? undefined : value;
}
