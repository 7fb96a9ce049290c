import { summary } from './summary';
import type { CheckReport, PlacedFinding, PlacedNote } from '../check/placed-finding';
import type { Severity } from '../rule';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** The report as workflow commands of GitHub Actions, which become annotations of the lines in a pull request. */
export function githubReport(report: CheckReport): string {
  const lines = [...report.findings.map(annotation), ...report.notes.map(notice), summary(report)];
  return `${lines.join('\n')}\n`;
}

function annotation({ id, severity, object, message, fix, file, region }: PlacedFinding): string {
  const title = object === '' ? id : `${id} ${object}`;
  const place = region === undefined ? {} : { line: region.line, endLine: region.line, col: region.column, endColumn: region.endColumn };
  return command(COMMANDS[severity], { file, ...place, title }, `${message}\nfix: ${fix}`);
}

function notice({ message, file, region }: PlacedNote): string {
  return command('notice', { file, ...(region !== undefined && { line: region.line }), title: 'scalewright' }, message);
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
  return `::${name} ${list.join(',')}::${escaped(message)}`;
}

/** What would end a command is written as in URLs. */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
