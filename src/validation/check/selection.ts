import type { CheckReport, PlacedFinding } from './placed-finding';
import { SEVERITIES, type Severity } from '../rule';

/** Which findings count. */
export interface Selection {
  /** The lightest severity that counts. @default 'info' */
  readonly severity?: Severity;
  /** Only these rules: ids, or with `*` for the rest of one (`KEDA*`). @default - all */
  readonly only?: readonly string[];
  /** Not these rules. @default - none */
  readonly ignore?: readonly string[];
}

/** Whether a rule is meant by an id or a beginning with `*`, in capitals or not. */
export function isMeant(id: string, pattern: string): boolean {
  const wanted = pattern.toUpperCase();
  return wanted.endsWith('*') ? id.startsWith(wanted.slice(0, -1)) : id === wanted;
}

/** The report with the findings that count. What could not be read always counts. */
export function selected(report: CheckReport, { severity = 'info', only, ignore = [] }: Selection): CheckReport {
  const counts = ({ id }: PlacedFinding): boolean => !ignore.some((pattern) => isMeant(id, pattern))
    && (only === undefined || id.startsWith('SOURCE') || only.some((pattern) => isMeant(id, pattern)));
  const byRule = report.findings.filter(counts);
  const findings = byRule.filter((finding) => isAtLeast(finding.severity, severity));
  return {
    ...report,
    findings,
    accepted: report.accepted.filter(counts),
    lighter: byRule.length - findings.length,
    unreadable: findings.filter(({ object }) => object === '').length,
  };
}

/** Whether a severity weighs as much as another, or more. */
export function isAtLeast(severity: Severity, other: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(other);
}
