import { sizesOf } from '../answers/measure-table';
import { reachOf, type Sample, type Timeline } from '../timeline';

const COLUMNS: readonly (readonly [name: string, read: (sample: Sample) => number])[] = [
  ['second', ({ second }) => second],
  ['load', ({ load }) => load],
  ['replicas', ({ replicas }) => replicas],
  ['ready_least', ({ readyLeast }) => readyLeast],
  ['ready_most', ({ readyMost }) => readyMost],
  ['waiting', ({ waiting }) => waiting],
  ['served_per_second', ({ served }) => served],
  ['lost_per_second', ({ lost }) => lost],
];

/**
 * The samples of a timeline as CSV (RFC 4180), a line for each scaler and sample; signals have columns of their own, empty where there is nothing.
 * So have the sizes that were asked for, with the same second in all lines of a scaler, empty where it was never reached.
 */
export function timelineCsv({ scalers }: Timeline): string {
  const names = [...new Set(scalers.flatMap(({ signals }) => signals.map(({ name }) => name)))];
  const sizes = sizesOf(scalers);
  const lines = scalers.flatMap(({ scaler, signals, samples, answers }) => samples.map((sample) => {
    const reached = sizes.map((size) => reachOf(answers, size)).flatMap(({ wantedAtSecond, readyAtSecond }) => [wantedAtSecond ?? '', readyAtSecond ?? '']);
    const seen = new Map(signals.map(({ name }, index) => [name, sample.signals[index]]));
    return [`${scaler.namespace}/${scaler.name}`, ...COLUMNS.map(([, read]) => read(sample)), ...names.map((name) => seen.get(name) ?? ''), ...reached];
  }));
  return csvOf([['scaler', ...COLUMNS.map(([name]) => name), ...names, ...sizes.flatMap((size) => [`wanted_${size}_at_second`, `ready_${size}_at_second`])], ...lines]);
}

/** Rows as CSV (RFC 4180). */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A text that a spreadsheet would take for a formula is quoted as one. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
