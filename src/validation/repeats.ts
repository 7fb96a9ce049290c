import type { Finding } from './finding';
import { plainPath } from './plain-path';
import type { Rule } from './rule';

/**
 * The findings without those that give way: an admission port finds whatever is wrong with a field, so that a rule which words the same
 * fault better would report it for the second time. Of several ports the first is kept, which is the one that the object meets first.
 */
export function withoutRepeats(findings: readonly Finding[], rules: readonly Rule[]): readonly Finding[] {
  const yielding = new Set(rules.filter(({ givesWay }) => givesWay === true).map(({ id }) => id));
  if (!findings.some(({ id }) => yielding.has(id))) return findings;
  const taken = new Map<Finding['object'], Set<string>>();
  for (const { id, severity, object, path } of findings) {
    if (severity === 'error' && path !== '' && !yielding.has(id)) fieldsOf(taken, object).add(plainPath(path));
  }
  const owners = new Map<Finding['object'], Map<string, string>>();
  return findings.filter(({ id, object, path }) => {
    if (!yielding.has(id) || path === '') return true;
    const field = plainPath(path);
    if (covers(field, taken.get(object) ?? NONE)) return false;
    const known = owners.get(object) ?? new Map<string, string>();
    owners.set(object, known);
    known.set(field, known.get(field) ?? id);
    return known.get(field) === id;
  });
}

const NONE: ReadonlySet<string> = new Set();

function fieldsOf(taken: Map<Finding['object'], Set<string>>, object: Finding['object']): Set<string> {
  const known = taken.get(object) ?? new Set<string>();
  taken.set(object, known);
  return known;
}

/** Whether a field is among those taken, or is an item of a list in which one of them is. */
function covers(field: string, taken: ReadonlySet<string>): boolean {
  if (taken.has(field)) return true;
  return field.endsWith(']') && [...taken].some((other) => other.startsWith(`${field}.`));
}
