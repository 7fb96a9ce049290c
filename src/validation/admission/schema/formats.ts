/** Base64 text of `format: byte`, as Go's `encoding/base64` decodes it: padded, line breaks ignored. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A date and time of RFC 3339, which `format: date-time` asks for. */
const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/**
 * Whether a text satisfies a `format` of a structural schema. Formats that the API server ignores, or that no
 * supported CustomResourceDefinition uses on a text, hold always (apiextensions-apiserver `validation/formats.go`).
 */
export function satisfiesFormat(value: string, format: string | undefined): boolean {
  if (format === 'byte') return BASE64.test(value.replace(/[\r\n]/g, ''));
  return format !== 'date-time' || isDateTime(value);
}

function isDateTime(value: string): boolean {
  const [, year, month, day, hour, minute, second] = (DATE_TIME.exec(value) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const days = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0) && (hour ?? 0) < 24 && (minute ?? 0) < 60 && (second ?? 0) < 60;
}
