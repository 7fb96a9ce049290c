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

/**
 * Why a schedule of the cron trigger is none: five fields, in which days of the week go from 0 to 6, and no `@hourly` or the like
 * (robfig/cron 3.0.1, as KEDA 2.20 configures it). Undefined if it is one.
 */
export function cronFault(schedule: string): string | undefined {
  if (schedule === '') return 'empty spec string';
  const [, location, afterLocation] = /^(?:CRON_)?TZ=([^ ]*) *(.*)$/s.exec(schedule) ?? [];
  if (location !== undefined && !isLocation(location)) return `provided bad location ${location}`;
  const rest = afterLocation ?? schedule;
  if (rest.startsWith('@')) return `parser does not accept descriptors: ${rest}`;
  const fields = rest.split(/\s+/).filter((field) => field !== '');
  if (fields.length !== FIELDS.length) return `expected exactly 5 fields, found ${fields.length}`;
  for (const [position, bounds] of FIELDS.entries()) {
    for (const range of (fields[position] ?? '').split(',').filter((part) => part !== '')) {
      const fault = rangeFault(range, bounds);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
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

function rangeFault(range: string, { smallest, largest, names = [] }: Bounds): string | undefined {
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
  return step === 0 ? `step of range should be a positive number: ${range}` : undefined;
}

function numberOrName(text: string, names: readonly string[], firstName: number): number | string {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return named + firstName;
  const { value, error } = parseGoInt(text);
  if (error !== undefined) return `failed to parse int from ${text}`;
  return value < 0n ? `negative number (${value}) not allowed` : Number(value);
}
