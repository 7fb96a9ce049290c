import type { Edit } from './edit';
import { SEVERITIES, type Detection, type RuleFacts, type Severity } from './rule';
import type { Manifest } from '../kubernetes/manifest';
import { namespaceOf, refOf } from '../kubernetes/object-ref';
import { sentence } from '../kubernetes/problem';

/** What a rule reports about one object. */
export interface Finding {
  /** Id of the rule, such as `HPA004`. */
  readonly id: string;
  readonly severity: Severity;
  /** The object as it was given; the same instance, so that the caller knows where it came from. */
  readonly object: Manifest;
  /** Path of the field within the object; empty for the object as a whole. */
  readonly path: string;
  /** What tells this finding from others of the same rule and object: `id[sub]` acknowledges it alone. */
  readonly sub: string;
  /** One sentence: what, where, value, limit. */
  readonly message: string;
  readonly fix: string;
  readonly source: string;
  /** What of the field is shown as the place: what it is called, or what it says. @default 'value' */
  readonly about?: 'key' | 'value';
  /** Changes that mend it without a choice to make. */
  readonly edits?: readonly Edit[];
}

/** The finding that a detection comes to. */
export function findingOf(rule: RuleFacts, object: Manifest, detection: Detection): Finding {
  const { fix, sub, about, edits, ...problem } = detection;
  return {
    id: rule.id,
    severity: rule.severity,
    object,
    path: detection.path,
    sub: sub ?? detection.path,
    message: detection.path === '' ? wholeObject(problem) : sentence(problem),
    fix: fix ?? rule.fix,
    source: rule.source,
    ...(about !== undefined && { about }),
    ...(edits !== undefined && { edits }),
  };
}

/** A problem of the object as a whole has no path to quote. */
function wholeObject(problem: Detection): string {
  return sentence(problem).slice("'' ".length);
}

/** Kind, namespace and name, such as `ScaledObject default/orders`, or `ClusterRole keda` without a namespace. */
export function objectReference(object: Manifest): string {
  const { kind, namespace, name } = refOf(object);
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}

/** Orders findings: the heaviest first, then by object, rule and path. Independent of the order of the objects. */
export function compareFindings(a: Finding, b: Finding): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
    || compare(namespaceOf(a.object), namespaceOf(b.object))
    || compare(refOf(a.object).name, refOf(b.object).name)
    || compare(refOf(a.object).kind, refOf(b.object).kind)
    || compare(a.id, b.id)
    || comparePaths(a.path, b.path)
    || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Numbers in paths count as numbers: `[2]` comes before `[10]`. */
function comparePaths(a: string, b: string): number {
  return compare(padded(a), padded(b));
}

function padded(path: string): string {
  return path.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}
