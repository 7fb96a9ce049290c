import { loadZone } from './zoned-time';
import type { Zone } from './zoned-time';

/** A schedule of the cron trigger, read once. */
export interface CronSchedule {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** From 0, Sunday. */
  readonly daysOfWeek: ReadonlySet<number>;
  /** Whether one of the two fields of days is left open by `*` or `?`. */
  readonly anyDay: boolean;
  /** The zone that the schedule names itself, with `TZ=`. */
  readonly zone: Zone | undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Reads a schedule in which `cronFault` finds no fault. */
export function readCronSchedule(schedule: string): CronSchedule {
  const [, location, afterLocation] = /^(?:CRON_)?TZ=([^ ]*) *(.*)$/s.exec(schedule) ?? [];
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = (afterLocation ?? schedule).split(/\s+/).filter((field) => field !== '');
  return {
    minutes: readField(minute, 0, 59),
    hours: readField(hour, 0, 23),
    daysOfMonth: readField(day, 1, 31),
    months: readField(month, 1, 12, MONTHS),
    daysOfWeek: readField(weekday, 0, 6, DAYS),
    anyDay: isOpen(day) || isOpen(weekday),
    // `TZ=Local` names no zone of its own.
    zone: location === undefined || location === 'Local' ? undefined : loadZone(location),
  };
}

function readField(field: string, smallest: number, largest: number, names: readonly string[] = []): ReadonlySet<number> {
  const valueOf = (text: string): number => {
    const named = names.indexOf(text.toLowerCase());
    return named >= 0 ? named + smallest : Number(text);
  };
  const values = new Set<number>();
  for (const range of field.split(',').filter((part) => part !== '')) {
    const [span = '', stepText = '1'] = range.split('/');
    const [low = '', high] = span.split('-');
    const every = low === '*' || low === '?';
    const first = every ? smallest : valueOf(low);
    // `N/step` goes on to the largest.
    const last = every || (high === undefined && range.includes('/')) ? largest : valueOf(high ?? low);
    for (let value = first; value <= last; value += Number(stepText)) values.add(value);
  }
  return values;
}

function isOpen(field: string): boolean {
  return field.split(',').some((range) => {
    const [span = '', step = '1'] = range.split('/');
    return /^[*?](-|$)/.test(span) && Number(step) <= 1;
  });
}
