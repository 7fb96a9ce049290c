import { UsageError } from './usage-error';
import { nearest } from '../kubernetes/nearest';
import { isMeant } from '../validation/check/selection';
import type { RuleFacts } from '../validation/rule';

interface Catalogue {
  readonly catalogue: () => readonly RuleFacts[];
}

/** Refuses patterns that mean no rule, since they would silently do nothing. Throws a `UsageError`. */
export function checkPatterns(patterns: readonly string[]): void {
  if (patterns.length === 0) return;
  const ids = (module.require('./catalogue') as Catalogue).catalogue().map(({ id }) => id);
  const problems = patterns.filter((pattern) => !ids.some((id) => isMeant(id, pattern))).map((pattern) => unknownRule(pattern, ids));
  if (problems.length > 0) throw new UsageError(problems);
}

/** What to say about a rule that there is none of. */
export function unknownRule(id: string, ids: readonly string[]): string {
  const meant = nearest(id, ids);
  return `there is no rule ${id}${meant === undefined ? '; see scalewright rules' : `; ${meant} may be meant`}`;
}
