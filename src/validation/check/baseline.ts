import type { AcceptedFinding, CheckReport, PlacedFinding } from './placed-finding';
import { asList, asObject, asString, isObject } from '../../kubernetes/json';

/** A finding that was there when the baseline was written. It does not matter in which file or line. */
export interface BaselineEntry {
  readonly rule: string;
  /** Group, kind, namespace and name: `apps/Deployment/shop/web`. */
  readonly object: string;
  /** What tells it from others of the same rule and object. */
  readonly sub: string;
}

const VERSION = 1;

/** The text of a baseline file with all findings of a report, in a fixed order. What could not be read is never part of it. */
export function baselineOf({ findings }: CheckReport): string {
  const entries = new Map(findings.filter(({ object }) => object !== '').map((finding) => [keyOf(entryOf(finding)), entryOf(finding)]));
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  return `${JSON.stringify({ version: VERSION, findings: sorted }, undefined, 2)}\n`;
}

/** Reads a baseline file. Throws an error that says what is wrong with it. */
export function readBaseline(text: string): readonly BaselineEntry[] {
  const json: unknown = JSON.parse(text);
  const { version, findings } = asObject(json);
  if (version !== VERSION || !Array.isArray(findings)) throw new Error(`it must have 'version' ${VERSION} and a list of 'findings'`);
  return asList(findings).map((entry, position) => {
    const { rule, object, sub } = isObject(entry) ? entry : {};
    if (asString(rule) === undefined || asString(object) === undefined) throw new Error(`'findings[${position}]' must have a 'rule' and an 'object'`);
    return { rule: asString(rule) ?? '', object: asString(object) ?? '', sub: asString(sub) ?? '' };
  });
}

/** The report without what the baseline has; it says how many entries of it are not found any more. */
export function withBaseline(report: CheckReport, baseline: readonly BaselineEntry[], file: string): CheckReport {
  const known = new Set(baseline.map(keyOf));
  const isKnown = (finding: PlacedFinding): boolean => finding.object !== '' && known.has(keyOf(entryOf(finding)));
  const accepted = report.findings.filter(isKnown).map((finding): AcceptedFinding => ({ ...finding, reason: `in ${file}`, acceptedBy: 'baseline' }));
  const found = new Set(accepted.map((finding) => keyOf(entryOf(finding))));
  const gone = known.size - found.size;
  return {
    ...report,
    findings: report.findings.filter((finding) => !isKnown(finding)),
    accepted: [...report.accepted, ...accepted],
    notes: gone === 0 ? report.notes : [...report.notes, { file, message: `${gone} of its findings ${gone === 1 ? 'is' : 'are'} not found any more; write it anew` }],
  };
}

function entryOf({ id, key, sub }: PlacedFinding): BaselineEntry {
  return { rule: id, object: key, sub };
}

function keyOf({ rule, object, sub }: BaselineEntry): string {
  return JSON.stringify([rule, object, sub]);
}
