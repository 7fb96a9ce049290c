import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { baselineOf, readBaseline, withBaseline } from '../../../src/validation/check/baseline';
import { checkTexts } from '../../../src/validation/check/check-texts';
import type { CheckReport } from '../../../src/validation/check/placed-finding';
import { sarifReport } from '../../../src/validation/report-formats/sarif';

const SCHEMA = join(__dirname, '..', '..', 'vectors', 'sarif', 'sarif-schema-2.1.0.json');
const PUBLISHED = 'c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e';

/** The schema is of draft 4, and one of its patterns has a flag that only other languages know. */
function schemaCheck(): (log: unknown) => readonly string[] {
  const regExp = Object.assign((pattern: string, flags: string) => new RegExp(pattern.replace('(?i)', ''), flags), { code: 'RegExp' });
  const ajv = new Ajv({ strict: false, allErrors: true, code: { regExp } });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
  return (log) => (validate(log) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`));
}

const errorsOf = schemaCheck();

interface SarifLog {
  readonly runs: readonly [{
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly [{ readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly object[] }];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region?: object } }];
      readonly suppressions?: readonly { readonly kind: string; readonly justification: string }[];
    }[];
  }];
}

/** The log of a report, which the schema accepts. */
function logOf(report: CheckReport): SarifLog['runs'][0] {
  const log = JSON.parse(sarifReport(report, '1.2.3')) as SarifLog;
  expect(errorsOf(log)).toEqual([]);
  return log.runs[0];
}

const HPA = (more = '', annotations = ''): string => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
  namespace: shop${annotations}
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: DaemonSet, name: web }
  maxReplicas: 3
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
${more}`;

const check = (text: string, name = 'deploy/web.yaml'): CheckReport => checkTexts([{ name, text }]);

test('the schema is the one that OASIS publishes', () => {
  expect(createHash('sha256').update(readFileSync(SCHEMA)).digest('hex')).toBe(PUBLISHED);
});

test('the schema refuses what is no SARIF', () => {
  const log = JSON.parse(sarifReport(check(HPA()), '1.2.3')) as { runs: { results: { level: string }[] }[] };
  for (const result of log.runs[0]?.results ?? []) result.level = 'info';
  expect(errorsOf(log)).toContain('/runs/0/results/0/level must be equal to one of the allowed values');
});

test('findings, with their rule, level and place', () => {
  const { tool, results, invocations } = logOf(check(HPA()));
  const found = results.find(({ ruleId }) => ruleId === 'HPA002');
  expect(found).toMatchObject({
    level: 'error',
    message: { text: expect.stringMatching(/^HorizontalPodAutoscaler shop\/web: 'spec\.scaleTargetRef\.kind' .*\nfix: /) as string },
    locations: [{ physicalLocation: { artifactLocation: { uri: 'deploy/web.yaml' }, region: { startLine: 7 } } }],
  });
  expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id)).toEqual(results.map(({ ruleId }) => ruleId));
  expect(invocations[0].executionSuccessful).toBe(true);
});

test('no findings', () => {
  expect(logOf(check('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: b }\n')).results).toEqual([]);
  expect(logOf(checkTexts([])).results).toEqual([]);
});

test('notes about what was skipped', () => {
  const { results, invocations } = logOf(check('apiVersion: v1\nkind: {{ .Values.kind }}\n'));
  expect(results).toEqual([]);
  expect(invocations[0].toolExecutionNotifications).toHaveLength(1);
});

test('files that cannot be read, with and without a place', () => {
  const { results, invocations } = logOf(checkTexts([{ name: 'a.yaml', text: 'a: [' }], {
    problems: [{ rule: { id: 'SOURCE001', name: 'unreadable file', severity: 'error', cause: 'c', fix: 'f', source: 's' }, message: 'b.yaml is a directory', file: 'b.yaml' }],
  }));
  expect(results.map(({ ruleId }) => ruleId).sort()).toEqual(['SOURCE001', 'SOURCE002']);
  expect(invocations[0].executionSuccessful).toBe(false);
});

test('what is acknowledged, in the annotation, in the configuration and in a baseline, is suppressed', () => {
  const text = HPA('', '\n  annotations: { scalewright.dev/acknowledge: "HPA002: a test" }');
  expect(logOf(check(text)).results.find(({ ruleId }) => ruleId === 'HPA002')?.suppressions).toEqual([
    { kind: 'inSource', status: 'accepted', justification: 'a test' },
  ]);
  const configured = checkTexts([{ name: 'a.yaml', text: HPA() }], { acknowledgements: [{ id: 'HPA002', reason: 'configured' }] });
  expect(logOf(configured).results.find(({ ruleId }) => ruleId === 'HPA002')?.suppressions).toEqual([
    { kind: 'external', status: 'accepted', justification: 'configured' },
  ]);
  const report = check(HPA());
  const known = withBaseline(report, readBaseline(baselineOf(report)), 'baseline.json');
  const { results } = logOf(known);
  expect(results.length).toBe(report.findings.length);
  expect(new Set(results.flatMap(({ suppressions = [] }) => suppressions.map(({ justification }) => justification)))).toEqual(new Set(['in baseline.json']));
});

test.each([
  ['<stdin>', '%3Cstdin%3E'],
  ['a b/ü#?%.yaml', 'a%20b/%C3%BC%23%3F%25.yaml'],
  ['c:d.yaml', 'c%3Ad.yaml'],
  ['../up.yaml', '../up.yaml'],
  ['-', '-'],
  ['line\nbreak.yaml', 'line%0Abreak.yaml'],
  ['half \uD83D.yaml', 'half%20%EF%BF%BD.yaml'],
])('the file %j', (name, uri) => {
  const { results } = logOf(check(HPA(), name));
  expect(new Set(results.map(({ locations }) => locations[0].physicalLocation.artifactLocation.uri))).toEqual(new Set([uri]));
});

test('any file name and any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'binary' }), (name, text) => {
    logOf(checkTexts([{ name, text: HPA(text) }]));
  }), { numRuns: 100 });
});
