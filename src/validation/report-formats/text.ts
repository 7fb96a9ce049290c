import { excerpt } from './excerpt';
import { summary } from './summary';
import { columnsOf, printable } from '../../kubernetes/printable';
import type { CheckReport, PlacedFinding, PlacedNote, Region } from '../check/placed-finding';
import type { Severity } from '../rule';

/** What a part of the text is, for its colour. */
export type Role = Severity | 'id' | 'place' | 'note';

/** How a text is shown. */
export interface TextStyle {
  /** Characters that fit into a line. @default 120 */
  readonly width?: number;
  /** Gives a part of the text its looks. @default - as it is */
  readonly paint?: (text: string, role: Role) => string;
}

const WIDTH = 120;

/** The report for people: each finding with its place, the line in the file, what to do and where it comes from; one line to sum up. */
export function textReport(report: CheckReport, { width = WIDTH, paint = (text) => text }: TextStyle = {}): string {
  const style = { width, paint };
  return [
    ...report.findings.map((finding) => `${findingLines(finding, style).join('\n')}\n\n`),
    ...report.notes.map((note) => `${noteLine(note, style)}\n`),
    ...(report.notes.length > 0 ? ['\n'] : []),
    `${summary(report)}\n`,
  ].join('');
}

function findingLines(finding: PlacedFinding, style: Required<TextStyle>): readonly string[] {
  const { severity, id, message, region } = finding;
  return [
    headline(finding, style),
    `  ${printable(message)}`,
    ...(region === undefined ? [] : excerptLines(region, severity, style)),
    ...advice(`fix: ${printable(finding.fix)}`, `source: ${finding.source} · scalewright explain ${id}`, style.width),
  ];
}

/** Severity, rule and object on the left, the place on the right. */
function headline({ severity, id, object, file, region }: PlacedFinding, { width, paint }: Required<TextStyle>): string {
  const place = placeText(file, region);
  const subject = object === '' ? '' : ` ${printable(object)}`;
  const gap = Math.max(width - columnsOf(`${severity} ${id}${subject}${place}`), 2);
  return `${paint(severity, severity)} ${paint(id, 'id')}${subject}${' '.repeat(gap)}${paint(place, 'place')}`;
}

/** `deploy/web.yaml:41:18`. */
function placeText(file: string, region: Region | undefined): string {
  return printable(region === undefined ? file : `${file}:${region.line}:${region.column}`);
}

function excerptLines(region: Region, severity: Severity, { width, paint }: Required<TextStyle>): readonly string[] {
  const { number, line, indent, marks } = excerpt(region, width);
  if (line.trim() === '') return [];
  return [
    `  ${paint(`${number} |`, 'place')} ${line}`,
    `  ${paint(`${' '.repeat(number.length)} |`, 'place')} ${indent}${paint(marks, severity)}`,
  ];
}

/** In one line if both fit. */
function advice(fix: string, source: string, width: number): readonly string[] {
  const gap = width - columnsOf(`  ${fix}${source}`);
  return gap >= 2 ? [`  ${fix}${' '.repeat(gap)}${source}`] : [`  ${fix}`, `  ${source}`];
}

function noteLine({ message, file, region }: PlacedNote, { paint }: Required<TextStyle>): string {
  return `${paint('note', 'note')} ${placeText(file, region)}: ${printable(message)}`;
}
