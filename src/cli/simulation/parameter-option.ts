import type { Problems } from '../../kubernetes/problem';
import { AMOUNT } from '../../kubernetes/simulate/read-amount';

/** Most values of one parameter. */
const MOST_VALUES = 1000;
const RANGE = /^(\S+?)\.\.(\S+?)(?:\/(\S+))?$/;

/** Reads values: `5,10,20`, `1..10`, or `10..100/10` in steps of 10. */
export function readValues(text: string, path: string, problems: Problems): readonly number[] {
  const values = text.split(',').map((item) => item.trim()).filter((item) => item !== '').flatMap((item) => readItem(item, path, problems));
  problems.check(values.length > 0 || problems.list.length > 0, path, 'must hold at least one value, such as 5,10,20 or 1..10', text);
  problems.check(values.length <= MOST_VALUES, path, `must be at most ${MOST_VALUES} values`, values.length);
  return values.slice(0, MOST_VALUES);
}

function readItem(item: string, path: string, problems: Problems): readonly number[] {
  const [range, first = item, last = first, stride = '1'] = RANGE.exec(item) ?? [];
  const [from, to, step] = [first, last, stride].map((text) => AMOUNT.read(text));
  if (!problems.check(from !== undefined && to !== undefined && step !== undefined, path, 'must be made of numbers, or ranges such as 1..10 or 10..100/10', item)) return [];
  if (from === undefined || to === undefined || step === undefined || range === undefined) return from === undefined ? [] : [from];
  const holds = problems.check(to >= from && step > 0, path, 'must have ranges that go up in steps above 0', item);
  if (!holds) return [];
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  return Array.from({ length: Math.min(count, MOST_VALUES + 1) }, (_, index) => Number((from + index * step).toPrecision(12)));
}
