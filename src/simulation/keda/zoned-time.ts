/** A time zone. */
export interface Zone {
  /** Seconds that the local clock is ahead of UTC, at a time in seconds since 1970. */
  readonly offsetAt: (epochSeconds: number) => number;
}

/** A date and time on a local clock. */
export interface LocalTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** From 0, Sunday. */
  readonly weekday: number;
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;
/** Clocks change at a full quarter of an hour only. */
const QUARTER = 900;
const MOST_KEPT = 4096;

const UTC: Zone = { offsetAt: () => 0 };

/** A time zone by its name, as Go's time.LoadLocation finds it in a container, whose local time is UTC; undefined if there is none. */
export function loadZone(name: string): Zone | undefined {
  if (name === '' || name === 'UTC' || name === 'Local') return UTC;
  const format = zoneFormat(name);
  if (format === undefined) return undefined;
  const known = new Map<number, number>();
  const offsetAt = (epochSeconds: number): number => {
    const quarter = Math.floor(epochSeconds / QUARTER);
    const kept = known.get(quarter);
    if (kept !== undefined) return kept;
    if (known.size >= MOST_KEPT) known.clear();
    const offset = offsetOf(format, quarter * QUARTER);
    known.set(quarter, offset);
    return offset;
  };
  return { offsetAt };
}

/** Offsets such as `+01:00` and names in other letters are none for Go. */
function zoneFormat(name: string): Intl.DateTimeFormat | undefined {
  if (!/^[A-Z]/.test(name)) return undefined;
  try {
    const format = new Intl.DateTimeFormat('en-u-ca-gregory', {
      timeZone: name, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    const { timeZone } = format.resolvedOptions();
    return timeZone !== name && timeZone.toLowerCase() === name.toLowerCase() ? undefined : format;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function offsetOf(format: Intl.DateTimeFormat, epochSeconds: number): number {
  const parts = new Map(format.formatToParts(epochSeconds * 1000).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const days = daysBefore(part('year'), part('month'), part('day'));
  return days * DAY + part('hour') * HOUR + part('minute') * MINUTE + part('second') - epochSeconds;
}

/** What the clocks of a zone show. */
export function localTime(zone: Zone, epochSeconds: number): LocalTime {
  const local = epochSeconds + zone.offsetAt(epochSeconds);
  const days = Math.floor(local / DAY);
  const seconds = local - days * DAY;
  return {
    ...dateOf(days),
    hour: Math.floor(seconds / HOUR),
    minute: Math.floor((seconds % HOUR) / MINUTE),
    weekday: (((days + 4) % 7) + 7) % 7,
  };
}

/** Seconds since 1970 of a local date and full hour; months and days beyond their range run over (Go's time.Date). */
export function epochSecondsOf(zone: Zone, year: number, month: number, day: number, hour: number): number {
  const years = Math.floor((month - 1) / 12);
  const local = (daysBefore(year + years, month - years * 12, 1) + day - 1) * DAY + hour * HOUR;
  const offset = zone.offsetAt(local);
  // Where the clocks change between the two, the offset at the time itself counts.
  return local - (offset === 0 ? 0 : zone.offsetAt(local - offset));
}

const DAYS_IN_ERA = 146097;
const YEARS_IN_ERA = 400;
/** Days from 0000-03-01 to 1970-01-01. */
const DAYS_TO_1970 = 719468;

/** Days from 1970-01-01 to a date of the Gregorian calendar. */
function daysBefore(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / YEARS_IN_ERA);
  const yearOfEra = marchYear - era * YEARS_IN_ERA;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * DAYS_IN_ERA + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - DAYS_TO_1970;
}

function dateOf(daysSince1970: number): Pick<LocalTime, 'year' | 'month' | 'day'> {
  const days = daysSince1970 + DAYS_TO_1970;
  const era = Math.floor(days / DAYS_IN_ERA);
  const dayOfEra = days - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: era * YEARS_IN_ERA + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}
