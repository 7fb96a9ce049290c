/** How many requests the gateway had answered by a second. */
export interface AccessLogReading {
  readonly second: number;
  readonly answered: number;
}

const LEAST_INTERVAL_SECONDS = 15;
const DEFAULT_DELAY_SECONDS = 10;

/** Requests per second over `sls.query.interval` (at least 15 s) that ended `sls.query.delay` (10 s) ago, cut to a whole number. */
export function accessLogAnswer(log: readonly AccessLogReading[], labels: Readonly<Record<string, string>>): number {
  const interval = Math.max(LEAST_INTERVAL_SECONDS, Number(labels['sls.query.interval'] ?? LEAST_INTERVAL_SECONDS));
  const end = (log[log.length - 1]?.second ?? 0) - Number(labels['sls.query.delay'] ?? DEFAULT_DELAY_SECONDS);
  const answeredBy = (second: number): number => log.reduce((found, reading) => (reading.second <= second ? reading.answered : found), 0);
  return Math.floor((answeredBy(end) - answeredBy(end - interval)) / interval);
}
