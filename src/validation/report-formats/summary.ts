import type { CheckReport } from '../check/placed-finding';
import { SEVERITIES, type Severity } from '../rule';

/** How many findings there are of each severity. */
export function countsOf({ findings }: CheckReport): Readonly<Record<Severity, number>> {
  const count = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}

/** `1 file`, `2 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What was found where, in one line. */
export function summary(report: CheckReport): string {
  const counts = countsOf(report);
  const found = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => counted(counts[severity], severity)).join(', ');
  const { files, objects, otherDocuments } = report.totals;
  const extra = [
    ...(report.accepted.length > 0 ? [`${report.accepted.length} accepted`] : []),
    ...(report.lighter > 0 ? [`${report.lighter} lighter not shown`] : []),
    ...(otherDocuments > 0 ? [`${counted(otherDocuments, 'document')} without apiVersion and kind`] : []),
  ];
  const place = `${counted(objects, 'object')} of ${counted(files, 'file')}`;
  return `${found === '' ? 'no findings' : found} in ${place}${extra.length > 0 ? ` (${extra.join(', ')})` : ''}`;
}
