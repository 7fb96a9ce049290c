import type { Load, SeriesLoad } from './load';
import { seriesRows } from './series-rows';
import { isAbsolute, readNumber, readTime } from './series-time';
import { joinPath } from '../../kubernetes/problem';
import type { Problems } from '../../kubernetes/problem';

interface Point {
  readonly second: number;
  readonly value: number;
}

const GAP_FACTOR = 3;

/** A load from measured values. Everything that is wrong with them is a problem; then the load is of no use. */
export function seriesLoad({ data, between = 'linear', longestGapSeconds }: SeriesLoad, path: string, problems: Problems): Load {
  const before = problems.list.length;
  const points = readPoints(data, path, problems);
  problems.check(points.length > 0 || problems.list.length > before, path, 'must hold at least one point');
  checkGaps(points, longestGapSeconds, path, problems);
  // Where the points are wrong, it is not known how long they go on either.
  const last = problems.list.length > before ? undefined : points.at(-1);
  return { at: valueAt(points, between), endSecond: last?.second, knownUntil: last?.second };
}

/** The points whose time and value are numbers, with the first time as second 0 where the times are a calendar's. */
function readPoints(data: SeriesLoad['data'], path: string, problems: Problems): readonly Point[] {
  const points: Point[] = [];
  let origin: number | undefined;
  let previous = -Infinity;
  for (const { place, time, value } of seriesRows(data, path, problems)) {
    const row = joinPath(path, place);
    const seconds = readTime(time);
    const number = readNumber(value);
    const timeHolds = problems.check(seconds !== undefined && Number.isFinite(seconds), row, 'must have a time in seconds or RFC 3339', time ?? null);
    const isGap = value === undefined || value === null || value === '';
    const valueHolds = isGap
      ? problems.check(false, row, 'must have a value: the series has a gap', value ?? null, 'fill it in, or leave the row out')
      : problems.check(number !== undefined && Number.isFinite(number), row, 'must have a number as its value', value)
        && problems.check((number ?? 0) >= 0, row, 'must not have a negative value', number);
    if (!timeHolds || seconds === undefined) continue;
    origin ??= isAbsolute(seconds) ? seconds : 0;
    const second = seconds - origin;
    const forward = problems.check(second > previous, row, `must be later than the row before it (${previous})`, second, 'sort the rows by time');
    if (!forward) continue;
    previous = second;
    if (valueHolds && number !== undefined) points.push({ second, value: number });
  }
  const [first] = points;
  problems.check(first === undefined || first.second >= 0, path, 'must not begin before second 0', first?.second);
  return points;
}

function checkGaps(points: readonly Point[], longest: number | undefined, path: string, problems: Problems): void {
  const distances = points.slice(1).map(({ second }, index) => second - (points[index] as Point).second);
  const sorted = [...distances].sort((a, b) => a - b);
  const limit = longest ?? GAP_FACTOR * (sorted[Math.floor((sorted.length - 1) / 2)] ?? 0);
  distances.forEach((distance, index) => {
    const from = (points[index] as Point).second;
    problems.check(distance <= limit, path, `must not have a gap of more than ${limit} s: there is nothing between seconds ${from} and ${from + distance}`,
      undefined, "fill it in, or allow it with 'longestGapSeconds'");
  });
}

/** The value at a second, found by bisection: before the first point its value, after the last one that of the last. */
function valueAt(points: readonly Point[], between: 'hold' | 'linear'): (second: number) => number {
  return (second) => {
    let low = 0;
    let high = points.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((points[middle] as Point).second <= second) low = middle + 1;
      else high = middle;
    }
    const before = points[low - 1];
    const after = points[low];
    if (before === undefined) return after?.value ?? 0;
    if (after === undefined || between === 'hold') return before.value;
    return before.value + (after.value - before.value) * (second - before.second) / (after.second - before.second);
  };
}
