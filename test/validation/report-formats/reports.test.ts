import { columnsOf, printable } from '../../../src/kubernetes/printable';
import { checkTexts } from '../../../src/validation/check/check-texts';
import type { CheckReport, PlacedFinding } from '../../../src/validation/check/placed-finding';
import { formatReport } from '../../../src/validation/report-formats';
import { excerpt } from '../../../src/validation/report-formats/excerpt';
import { textReport } from '../../../src/validation/report-formats/text';

/** A finding in which nothing is harmless. */
const FINDING: PlacedFinding = {
  id: 'HPA004',
  severity: 'error',
  object: 'Deployment shop/<web>&"\'',
  key: 'apps/Deployment/shop/web',
  path: 'spec.replicas',
  sub: '',
  message: 'it is 100 %, <b>\n::error::]]>',
  fix: 'write "1", not \'2\'',
  source: 'kubernetes',
  file: 'a, b:c%/ü <x>.yaml',
  region: { line: 3, column: 5, endColumn: 8, text: '  a: bcd # 日本' },
};

const report = (...findings: readonly PlacedFinding[]): CheckReport => ({
  findings, accepted: [], lighter: 0, notes: [], totals: { files: 1, objects: 2, otherDocuments: 0 }, unreadable: 0, rules: new Map(),
});

const format = (name: Parameters<typeof formatReport>[1], ...findings: readonly PlacedFinding[]): string => formatReport(report(...findings), name, { version: '1.2.3' });

describe('text', () => {
  test('marks the place under its line, wide characters counted twice', () => {
    expect(textReport(report({ ...FINDING, message: 'x', region: { line: 12, column: 7, endColumn: 9, text: 'k: 日本 ab' } }), { width: 60 })).toBe([
      'error HPA004 Deployment shop/<web>&"\'  a, b:c%/ü <x>.yaml:12:7',
      '  x',
      '  12 | k: 日本 ab',
      '     |         ^~',
      '  fix: write "1", not \'2\'',
      '  source: kubernetes · scalewright explain HPA004',
      '',
      '1 error in 2 objects of 1 file',
      '',
    ].join('\n'));
  });

  test('never lets a file speak to the terminal', () => {
    const text = textReport(report({ ...FINDING, object: 'A \x1B[31m', message: 'b\x07\u202E', file: 'c\x9B.yaml', region: { line: 1, column: 1, endColumn: 2, text: '\x1B]0;x\x07' } }));
    expect(text).not.toMatch(/[\0-\x08\x0B-\x1F\x7F-\x9F\u202E]/);
  });

  test.each([
    ['a short line whole', { line: 1, column: 3, endColumn: 5, text: 'a bc d' }, 60, 'a bc d', '  ', '^~'],
    ['tabs as blanks', { line: 1, column: 2, endColumn: 3, text: '\ta' }, 60, ' a', ' ', '^'],
    ['the beginning of a long line', { line: 1, column: 1, endColumn: 3, text: 'x'.repeat(100) }, 44, `${'x'.repeat(40)}…`, '', '^~'],
    ['the end of a long line', { line: 1, column: 100, endColumn: 101, text: `${'x'.repeat(99)}y` }, 44, `…${'x'.repeat(38)}y`, ' '.repeat(39), '^'],
    ['a place behind the end', { line: 1, column: 4, endColumn: 5, text: 'abc' }, 60, 'abc', '   ', '^'],
  ])('shows %s', (_, region, width, line, indent, marks) => {
    expect(excerpt(region, width)).toEqual({ number: '1', line, indent, marks });
  });

  test('characters count as terminals show them', () => {
    expect([columnsOf('abc'), columnsOf('日本'), columnsOf('😀'), columnsOf('ü')]).toEqual([3, 4, 2, 1]);
    expect(printable('a\tb\n\x00\x1B\u2028')).toBe('a\tb\n\uFFFD\uFFFD\uFFFD');
  });
});

describe('github', () => {
  test('escapes what would end a command', () => {
    expect(format('github', FINDING)).toBe('::error file=a%2C b%3Ac%25/ü <x>.yaml,line=3,endLine=3,col=5,endColumn=8,title=HPA004 Deployment shop/<web>&"\''
      + '::it is 100 %25, <b>%0A::error::]]>%0Afix: write "1", not \'2\'\n1 error in 2 objects of 1 file\n');
  });

  test.each([['error', 'error'], ['warning', 'warning'], ['info', 'notice']] as const)('an %s is an %s', (severity, command) => {
    expect(format('github', { ...FINDING, severity })).toMatch(new RegExp(`^::${command} `));
  });
});

describe('junit', () => {
  test('has a case for each finding, and one for what is fine', () => {
    expect(format('junit', FINDING, { ...FINDING, object: '', path: '', message: 'no YAML', file: 'b.yaml', id: 'SOURCE002' })).toBe([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="scalewright" tests="3" failures="1" errors="1">',
      '  <testsuite name="a, b:c%/ü &lt;x&gt;.yaml" tests="1" failures="1" errors="0">',
      '    <testcase classname="a, b:c%/ü &lt;x&gt;.yaml" name="HPA004 Deployment shop/&lt;web&gt;&amp;&quot;\' spec.replicas" file="a, b:c%/ü &lt;x&gt;.yaml" line="3">',
      '      <failure type="error" message="it is 100 %, &lt;b&gt;&#10;::error::]]&gt;">a, b:c%/ü &lt;x&gt;.yaml:3:5\nit is 100 %, &lt;b&gt;\n::error::]]&gt;\nfix: write "1", not \'2\'\nsource: kubernetes</failure>',
      '    </testcase>',
      '  </testsuite>',
      '  <testsuite name="b.yaml" tests="1" failures="0" errors="1">',
      '    <testcase classname="b.yaml" name="SOURCE002" file="b.yaml" line="3">',
      '      <error type="error" message="no YAML">b.yaml:3:5\nno YAML\nfix: write "1", not \'2\'\nsource: kubernetes</error>',
      '    </testcase>',
      '  </testsuite>',
      '  <testsuite name="scalewright" tests="1" failures="0" errors="0">',
      '    <testcase classname="scalewright" name="1 object without findings"><system-out>2 errors in 2 objects of 1 file</system-out></testcase>',
      '  </testsuite>',
      '</testsuites>',
      '',
    ].join('\n'));
  });

  test('has no character that XML cannot hold', () => {
    expect(format('junit', { ...FINDING, message: 'a\0\x08\uD800b\uFFFF😀' })).toContain('message="a\uFFFD\uFFFD\uFFFDb\uFFFD😀"');
  });
});

test('json has all that is known, and counts', () => {
  expect(JSON.parse(format('json', FINDING, { ...FINDING, severity: 'info' }))).toEqual({
    version: '1.2.3',
    findings: ['error', 'info'].map((severity) => ({
      rule: 'HPA004', severity, object: FINDING.object, path: 'spec.replicas', message: FINDING.message, fix: FINDING.fix, source: 'kubernetes',
      file: FINDING.file, line: 3, column: 5, endColumn: 8,
    })),
    accepted: [],
    notes: [],
    summary: { files: 1, objects: 2, otherDocuments: 0, error: 1, warning: 0, info: 1, accepted: 0, unreadable: 0 },
  });
});

test('findings come in the order of the files and their lines, the heaviest first', () => {
  const text = (name: string): string => `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: ${name}, namespace: shop}\nspec:\n  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: ${name}}\n  minReplicas: 7\n  maxReplicas: 5\n`;
  const { findings } = checkTexts([{ name: 'z.yaml', text: `${text('a')}---\n${text('b')}` }, { name: 'a.yaml', text: `a: b: c\n---\n${text('c')}` }]);
  const places = findings.map(({ file, region }) => ({ file, line: region?.line ?? 0 }));
  expect(places).toEqual([...places].sort((left, right) => (left.file > right.file ? -1 : left.file < right.file ? 1 : left.line - right.line)));
  expect(new Set(findings.map(({ file }) => file))).toEqual(new Set(['z.yaml', 'a.yaml']));
});
