import { aNumber } from '../kubernetes/declared/scalars';
import type { KeysOf } from '../kubernetes/known-keys';
import { Problems, type Problem, type Warning } from '../kubernetes/problem';
import { formatPrometheusDuration } from '../kubernetes/prometheus-duration';

/** The samples from which a number is made. */
export interface RateWindowSpec {
  /**
   * Seconds of samples that one reading covers. At least 2 times the scrape interval, better 4 times.
   * @default - 4 times the scrape interval
   */
  readonly windowSeconds?: number;
  /**
   * Seconds between two scrapes, as the monitor or the scrape job says. Greater than 0.
   * @default 30
   */
  readonly scrapeIntervalSeconds?: number;
}

/** The keys of `RateWindowSpec`. */
export const RATE_WINDOW_KEYS: KeysOf<RateWindowSpec> = { windowSeconds: aNumber, scrapeIntervalSeconds: aNumber };

/** A window with everything decided. */
export interface RateWindow {
  readonly windowSeconds: number;
  readonly scrapeIntervalSeconds: number;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Warning[];
}

/** A rate takes two samples. */
const LEAST_SAMPLES = 2;
/** With this many samples a window survives a missed scrape. */
const GOOD_SAMPLES = 4;
const INTERVAL_DEFAULT = 30;
const MILLI = 1000;

/** Decides the window, and checks that it holds enough samples. `leastDefault` is the shortest window by default. */
export function decideWindow(spec: RateWindowSpec, intervalDefault = INTERVAL_DEFAULT, leastDefault = 0): RateWindow {
  const scrapeIntervalSeconds = spec.scrapeIntervalSeconds ?? intervalDefault;
  const windowSeconds = spec.windowSeconds ?? Math.max(leastDefault, GOOD_SAMPLES * scrapeIntervalSeconds);
  const problems = new Problems();
  const warnings = new Problems();
  const valid = [
    checkSeconds(problems, 'scrapeIntervalSeconds', scrapeIntervalSeconds), checkSeconds(problems, 'windowSeconds', spec.windowSeconds),
  ].every(Boolean);
  if (valid) {
    const enough = problems.check(windowSeconds >= LEAST_SAMPLES * scrapeIntervalSeconds, 'windowSeconds',
      `must be at least ${LEAST_SAMPLES} times 'scrapeIntervalSeconds' (${scrapeIntervalSeconds}), so that it holds two samples`, windowSeconds);
    warnings.check(!enough || windowSeconds >= GOOD_SAMPLES * scrapeIntervalSeconds, 'windowSeconds',
      `should be at least ${GOOD_SAMPLES} times 'scrapeIntervalSeconds' (${scrapeIntervalSeconds}), so that a missed scrape does not empty it`,
      windowSeconds);
  }
  return { windowSeconds, scrapeIntervalSeconds, problems: problems.list, warnings: warnings.list.map((warning) => ({ ...warning, foundBy: 'PROM006' })) };
}

/** Checks seconds that Prometheus can write, which knows nothing finer than a millisecond. */
export function checkSeconds(problems: Problems, path: string, seconds: number | undefined): boolean {
  return seconds === undefined || problems.check(Number.isFinite(seconds) && seconds > 0 && Number.isInteger(round(seconds * MILLI)), path,
    'must be a number greater than 0, with milliseconds at the finest', seconds);
}

/** Seconds as Prometheus writes them: 120 is `2m`, 0.5 is `500ms`. */
export function prometheusSeconds(seconds: number): string {
  return formatPrometheusDuration(round(seconds * MILLI));
}

/** Takes away what binary fractions add: 0.0011 s are 1.1 ms, 0.3 s are 300 ms. */
function round(milliseconds: number): number {
  return Number(milliseconds.toFixed(6));
}
