/** The bounds of one field of a cron expression, with the names that stand for numbers. */
interface Field {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** Names from `low` on. */
  readonly names: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'minute', low: 0, high: 59, names: [] },
  { name: 'hour', low: 0, high: 23, names: [] },
  { name: 'day of month', low: 1, high: 31, names: [] },
  { name: 'month', low: 1, high: 12, names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { name: 'day of week', low: 0, high: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

/**
 * What is wrong with a cron expression of five fields, such as `its minute must be from 0 to 59`; undefined if it is one.
 * Upstream: robfig/cron v3 without seconds and descriptors, as KEDA's cron trigger uses it.
 */
export function cronError(expression: string): string | undefined {
  const parts = expression.split(/\s+/).filter((part) => part !== '');
  if (parts.length !== FIELDS.length) return `must have five fields (${FIELDS.map(({ name }) => name).join(', ')})`;
  for (const [index, field] of FIELDS.entries()) {
    // Empty items of a list are skipped, as upstream skips them.
    for (const item of (parts[index] ?? '').split(',')) {
      const error = item === '' ? undefined : itemError(item, field);
      if (error !== undefined) return `must have ${field.name} fields ${error}`;
    }
  }
  return undefined;
}

function itemError(item: string, field: Field): string | undefined {
  const [range = '', step, ...moreSteps] = item.split('/');
  const [first = '', last, ...moreBounds] = range.split('-');
  const any = first === '*' || first === '?';
  const low = any ? field.low : numberOf(first, field);
  const high = any || (last === undefined && step !== undefined) ? field.high : numberOf(last ?? first, field);
  const bounded = low !== undefined && high !== undefined && low >= field.low && high <= field.high && low <= high;
  if (moreSteps.length > 0 || (!any && moreBounds.length > 0) || !bounded) return `from ${field.low} to ${field.high}, such as "${field.low}" or "*/2"`;
  return step === undefined || Number(step) > 0 && /^\d+$/.test(step) ? undefined : 'with a step from 1';
}

function numberOf(text: string, field: Field): number | undefined {
  const index = field.names.indexOf(text.toLowerCase());
  if (index >= 0) return field.low + index;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
