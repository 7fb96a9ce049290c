import { formatPrometheusDuration } from '../../kubernetes/prometheus-duration';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Distances of marks on an axis of time, in seconds. */
const TIME_STEPS = [
  1, 2, 5, 10, 15, 30, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
  HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY,
];

/** Where an axis of time is marked: round seconds, at most `most` of them after 0. */
export function timeTicks(durationSeconds: number, most: number): readonly number[] {
  const room = Math.max(1, most);
  const step = TIME_STEPS.find((one) => durationSeconds / one <= room) ?? Math.ceil(durationSeconds / room / DAY) * DAY;
  return Array.from({ length: Math.floor(durationSeconds / step) + 1 }, (_, index) => index * step);
}

/** A time as people write it: `0`, `90s` as `1m30s`, `1d`. */
export function timeText(second: number): string {
  return second === 0 ? '0' : formatPrometheusDuration(second * 1000);
}

const ROUND_STEPS = [1, 2, 5, 10];
/** Digits beyond which a mark is not round any more but for binary fractions. */
const DECIMALS = 12;

/** A round distance of marks, so that about `count` of them reach `top`. */
function roundStep(top: number, count: number): number {
  const raw = top / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  return (ROUND_STEPS.find((step) => step * power >= raw * (1 - 1e-9)) ?? 10) * power;
}

/** An axis of amounts, from 0 to a round number at or above the highest value. */
export interface AmountAxis {
  readonly top: number;
  /** From 0 to `top`. */
  readonly ticks: readonly number[];
}

/** The axis for values up to `highest`. `whole`: only whole numbers are marked. */
export function amountAxis(highest: number, count: number, kind: 'whole' | 'any' = 'any'): AmountAxis {
  const top = highest > 0 && Number.isFinite(highest) ? highest : 1;
  const step = kind === 'whole' ? Math.max(1, roundStep(top, count)) : roundStep(top, count);
  const marks = Math.ceil(top / step - 1e-9);
  const ticks = Array.from({ length: marks + 1 }, (_, index) => Number((index * step).toPrecision(DECIMALS)));
  return { top: ticks[marks] ?? top, ticks };
}

const PREFIXES: readonly (readonly [factor: number, sign: string])[] = [[1e12, 'T'], [1e9, 'G'], [1e6, 'M'], [1e4, 'k']];
const DIGITS = 4;

/** An amount in few characters: `0.3`, `1250`, `12.5k`, `1.2G`. */
export function amountText(value: number): string {
  const [factor, sign] = PREFIXES.find(([least]) => Math.abs(value) >= least) ?? [1, ''];
  const divisor = sign === 'k' ? 1e3 : factor;
  return `${Number((value / divisor).toPrecision(DIGITS))}${sign}`;
}
