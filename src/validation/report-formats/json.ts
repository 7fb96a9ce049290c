import { countsOf } from './summary';
import type { AcceptedFinding, CheckReport, PlacedFinding, PlacedNote } from '../check/placed-finding';

/** The report for programs. Fields are only ever added to it. */
export function jsonReport(report: CheckReport, version: string): string {
  const json = {
    version,
    findings: report.findings.map(findingJson),
    accepted: report.accepted.map((finding) => ({ ...findingJson(finding), ...acceptance(finding) })),
    notes: report.notes.map(noteJson),
    summary: { ...report.totals, ...countsOf(report), accepted: report.accepted.length, unreadable: report.unreadable },
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

function findingJson({ id, severity, object, path, message, fix, source, file, region, edits }: PlacedFinding): object {
  return {
    rule: id,
    severity,
    ...(object !== '' && { object }),
    ...(path !== '' && { path }),
    message,
    fix,
    source,
    file,
    ...(region !== undefined && { line: region.line, column: region.column, endColumn: region.endColumn }),
    ...(edits !== undefined && { edits }),
  };
}

function acceptance({ reason, acceptedBy }: AcceptedFinding): object {
  return { reason, acceptedBy };
}

function noteJson({ message, file, region }: PlacedNote): object {
  return { message, file, ...(region !== undefined && { line: region.line, column: region.column }) };
}
