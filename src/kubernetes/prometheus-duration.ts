import { goQuote } from './go-quote';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The units from the largest to the smallest, which is the order they must be written in; in milliseconds. */
const UNITS: readonly (readonly [name: string, milliseconds: number])[] = [
  ['y', 365 * DAY], ['w', 7 * DAY], ['d', DAY], ['h', HOUR], ['m', MINUTE], ['s', SECOND], ['ms', 1],
];

const LARGEST = 2n ** 63n;
const NANOSECONDS = 1_000_000n;

/**
 * Reads a duration as Prometheus does (github.com/prometheus/common/model ParseDuration), in milliseconds: whole numbers
 * with units in descending order, such as `1h30m`, or `0`. Undefined if it is none (`prometheusDurationError` says why).
 */
export function parsePrometheusDuration(text: string): number | undefined {
  const read = readDuration(text);
  return typeof read === 'number' ? read : undefined;
}

/** Prometheus' message about a text that is no duration, such as `not a valid duration string: "1.5h"`; undefined if it is one. */
export function prometheusDurationError(text: string): string | undefined {
  const read = readDuration(text);
  return typeof read === 'number' ? undefined : read;
}

function readDuration(text: string): number | string {
  if (text === '0') return 0;
  if (text === '') return 'empty duration string';
  const invalid = `not a valid duration string: ${goQuote(text)}`;
  let rest = text;
  let nanoseconds = 0n;
  let last = -1;
  while (rest !== '') {
    const [term = '', digits = '', name = ''] = /^([0-9]+)([^0-9]+)/.exec(rest) ?? [];
    const count = BigInt(digits);
    if (term === '' || count >= 2n * LARGEST) return invalid;
    const order = UNITS.findIndex(([unit]) => unit === name);
    const unit = UNITS[order];
    if (unit === undefined) return `unknown unit ${goQuote(name)} in duration ${goQuote(text)}`;
    if (order <= last) return invalid;
    const factor = BigInt(unit[1]) * NANOSECONDS;
    nanoseconds += count * factor;
    if (count > LARGEST / factor || nanoseconds >= LARGEST) return 'duration out of range';
    last = order;
    rest = rest.slice(term.length);
  }
  return Number(nanoseconds / NANOSECONDS);
}

/** Prints milliseconds as Prometheus does: years and weeks only where they are exact, so 90 days are `90d`, and nothing is `0s`. */
export function formatPrometheusDuration(milliseconds: number): string {
  let rest = Math.trunc(Math.abs(milliseconds));
  if (rest === 0) return '0s';
  const terms = UNITS.map(([name, unit]) => {
    const count = Math.floor(rest / unit);
    if (count === 0 || (unit > DAY && rest % unit !== 0)) return '';
    rest -= count * unit;
    return `${count}${name}`;
  });
  return (milliseconds < 0 ? '-' : '') + terms.join('');
}
