import { counted, summary } from './summary';
import type { CheckReport, PlacedFinding } from '../check/placed-finding';

/**
 * The report as JUnit XML, for the test reports of CI: a suite for each file that has findings, a case for each finding, and one case that
 * passes for all other objects.
 */
export function junitReport(report: CheckReport): string {
  const files = [...new Set(report.findings.map(({ file }) => file))];
  const suites = files.map((file) => suite(file, report.findings.filter((finding) => finding.file === file)));
  const clean = new Set(report.findings.filter(({ object }) => object !== '').map(({ key }) => key)).size;
  const rest = `${counted(Math.max(report.totals.objects - clean, 0), 'object')} without findings`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="scalewright" ${counts(report.findings, 1)}>`,
    ...suites,
    `  <testsuite name="scalewright" ${counts([], 1)}>`,
    `    <testcase classname="scalewright" name="${attribute(rest)}"><system-out>${content(summary(report))}</system-out></testcase>`,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(file: string, findings: readonly PlacedFinding[]): string {
  return [`  <testsuite name="${attribute(file)}" ${counts(findings, 0)}>`, ...findings.map(testCase), '  </testsuite>'].join('\n');
}

/** What could not be read is an error of the test, a finding a failure. */
function counts(findings: readonly PlacedFinding[], passed: number): string {
  const errors = findings.filter(isError).length;
  return `tests="${findings.length + passed}" failures="${findings.length - errors}" errors="${errors}"`;
}

function isError({ object }: PlacedFinding): boolean {
  return object === '';
}

function testCase(finding: PlacedFinding): string {
  const { id, severity, object, path, message, fix, source, file, region } = finding;
  const name = [id, object, path].filter((part) => part !== '').join(' ');
  const place = region === undefined ? file : `${file}:${region.line}:${region.column}`;
  const element = isError(finding) ? 'error' : 'failure';
  const line = region === undefined ? '' : ` line="${region.line}"`;
  return [
    `    <testcase classname="${attribute(file)}" name="${attribute(name)}" file="${attribute(file)}"${line}>`,
    `      <${element} type="${severity}" message="${attribute(message)}">${content(`${place}\n${message}\nfix: ${fix}\nsource: ${source}`)}</${element}>`,
    '    </testcase>',
  ].join('\n');
}

/** Characters that XML 1.0 has no way to write. */
const IMPOSSIBLE = /[\0-\x08\v\f\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function content(text: string): string {
  return text.replace(IMPOSSIBLE, '\uFFFD').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(text: string): string {
  return content(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\r', '&#13;').replaceAll('\t', '&#9;');
}
