import type { Json } from '../../kubernetes/json';
import { epochSecondsOf } from '../keda/zoned-time';

const UTC = { offsetAt: (): number => 0 };
const TIMESTAMP = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2}(?:\.\d+)?)([Zz]|[+-]\d{2}:\d{2})$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
/** Numbers from here on are Unix seconds: nobody simulates thirty years. */
const UNIX = 1e9;

/** A time of a series in seconds: a number, its text, or RFC 3339; undefined if it is none. */
export function readTime(time: Json | undefined): number | undefined {
  const number = readNumber(time);
  if (number !== undefined || typeof time !== 'string') return number;
  const [whole, year, month, day, hour, minute, second, zone = ''] = TIMESTAMP.exec(time.trim()) ?? [];
  if (whole === undefined) return undefined;
  const [sign = '', zoneHour = '0', zoneMinute = '0'] = /^([+-])(\d{2}):(\d{2})$/.exec(zone)?.slice(1) ?? [];
  const ahead = (Number(zoneHour) * 3600 + Number(zoneMinute) * 60) * (sign === '-' ? -1 : 1);
  return epochSecondsOf(UTC, Number(year), Number(month), Number(day), Number(hour)) + Number(minute) * 60 + Number(second) - ahead;
}

/** Whether times that begin with this one are counted from it rather than from the start of the simulation. */
export function isAbsolute(firstTime: number): boolean {
  return firstTime >= UNIX;
}

/** A number or the text of one; NaN for what says so; undefined for anything else. */
export function readNumber(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^[+-]?nan$/i.test(text)) return Number.NaN;
  if (/^[+-]?inf(inity)?$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return NUMBER.test(text) ? Number(text) : undefined;
}
