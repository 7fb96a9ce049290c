import { parseGoInt } from '../go-number';

interface Bounds {
  readonly smallest: number;
  readonly largest: number;
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Minute, hour, day of the month, month, day of the week. */
const FIELDS: readonly Bounds[] = [
  { smallest: 0, largest: 59 },
  { smallest: 0, largest: 23 },
  { smallest: 1, largest: 31 },
  { smallest: 1, largest: 12, names: MONTHS },
  { smallest: 0, largest: 6, names: DAYS },
];

/** A schedule of the cron trigger. */
export interface CronSchedule {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly daysOfMonth: ReadonlySet<number>;
  /** From 1. */
  readonly months: ReadonlySet<number>;
  /** From 0, Sunday. */
  readonly daysOfWeek: ReadonlySet<number>;
  /** Whether one of the two fields of days is left open by `*` or `?`, so that both must match instead of one. */
  readonly anyDay: boolean;
  /** The time zone that the schedule names itself, with `TZ=`. */
  readonly location: string | undefined;
}

/**
 * Why a schedule of the cron trigger is none: five fields, in which days of the week go from 0 to 6, and no `@hourly` or the like
 * (robfig/cron 3.0.1, as KEDA 2.20 configures it). Undefined if it is one.
 */
export function cronFault(schedule: string): string | undefined {
  const parsed = parseCronSchedule(schedule);
  return typeof parsed === 'string' ? parsed : undefined;
}

/** Reads a schedule of the cron trigger; a text says why it is none. */
export function parseCronSchedule(schedule: string): CronSchedule | string {
  if (schedule === '') return 'empty spec string';
  const [, location, afterLocation] = /^(?:CRON_)?TZ=([^ ]*) *(.*)$/s.exec(schedule) ?? [];
  if (location !== undefined && !isLocation(location)) return `provided bad location ${location}`;
  const rest = afterLocation ?? schedule;
  if (rest.startsWith('@')) return `parser does not accept descriptors: ${rest}`;
  const texts = rest.split(/\s+/).filter((field) => field !== '');
  if (texts.length !== FIELDS.length) return `expected exactly 5 fields, found ${texts.length}`;
  const fields = FIELDS.map((bounds, position) => readField(texts[position] ?? '', bounds));
  const fault = fields.find((field) => typeof field === 'string');
  if (typeof fault === 'string') return fault;
  const [minutes, hours, daysOfMonth, months, daysOfWeek] = fields as readonly Field[] as readonly [Field, Field, Field, Field, Field];
  return {
    minutes: minutes.values,
    hours: hours.values,
    daysOfMonth: daysOfMonth.values,
    months: months.values,
    daysOfWeek: daysOfWeek.values,
    anyDay: daysOfMonth.open || daysOfWeek.open,
    location,
  };
}

interface Field {
  readonly values: ReadonlySet<number>;
  /** Whether the field says nothing: `*` or `?`, by itself or among others, without steps. */
  readonly open: boolean;
}

function readField(field: string, bounds: Bounds): Field | string {
  const values = new Set<number>();
  let open = false;
  for (const text of field.split(',').filter((part) => part !== '')) {
    const range = readRange(text, bounds);
    if (typeof range === 'string') return range;
    for (let value = range.first; value <= range.last; value += range.step) values.add(value);
    open ||= range.open;
  }
  return { values, open };
}

/** Whether Go's time.LoadLocation knows a name. */
function isLocation(name: string): boolean {
  if (name === '' || name === 'Local') return true;
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

interface Range {
  readonly first: number;
  readonly last: number;
  readonly step: number;
  readonly open: boolean;
}

function readRange(range: string, { smallest, largest, names = [] }: Bounds): Range | string {
  const [span = '', ...steps] = range.split('/');
  const [low = '', ...high] = span.split('-');
  const every = low === '*' || low === '?';
  if (!every && high.length > 1) return `too many hyphens: ${range}`;
  const first = every ? smallest : numberOrName(low, names, smallest);
  const last = every ? largest : high.length === 0 ? first : numberOrName(high[0] ?? '', names, smallest);
  if (typeof first === 'string') return first;
  if (typeof last === 'string') return last;
  if (steps.length > 1) return `too many slashes: ${range}`;
  const step = steps.length === 0 ? 1 : numberOrName(steps[0] ?? '', [], 0);
  if (typeof step === 'string') return step;
  // `N/step` goes on to the largest.
  const end = steps.length === 1 && high.length === 0 ? largest : last;
  if (first < smallest) return `beginning of range (${first}) below minimum (${smallest}): ${range}`;
  if (end > largest) return `end of range (${end}) above maximum (${largest}): ${range}`;
  if (first > end) return `beginning of range (${first}) beyond end of range (${end}): ${range}`;
  return step === 0 ? `step of range should be a positive number: ${range}` : { first, last: end, step, open: every && step === 1 };
}

function numberOrName(text: string, names: readonly string[], firstName: number): number | string {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return named + firstName;
  const { value, error } = parseGoInt(text);
  if (error !== undefined) return `failed to parse int from ${text}`;
  return value < 0n ? `negative number (${value}) not allowed` : Number(value);
}
