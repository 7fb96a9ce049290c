import { alike, findingNothing, unlike } from './alike';
import { RULE_FAILED } from './engine-rules';
import { findingOf, type Finding } from './finding';
import type { Profile } from './profile';
import { withoutRepeats } from './repeats';
import type { Detection, ItemCheck, ObjectCheck, Rule, RuleContext } from './rule';
import { shapesOf } from './shape';
import { Undecided } from './undecided';
import type { Bundle } from '../kubernetes/bundle';
import type { Manifest } from '../kubernetes/manifest';
import { memoize } from '../kubernetes/memoize';

/**
 * Runs all rules over all objects of their kinds. A rule that throws becomes a finding, unless it could not decide; it goes on with the next
 * object. The surroundings are what rules see of the other objects.
 */
export function runRules(bundle: Bundle, rules: readonly Rule[], profile: Profile, surroundings: Bundle = bundle): readonly Finding[] {
  const context = contextOf(surroundings, profile);
  const objects = memoize((kind: string) => (kind === '*' ? bundle.manifests : bundle.ofKind(kind)));
  const items = memoize((reader: ItemCheck['reader']) => memoize((kind: string) => readItems(objects(kind), reader, context)));
  const byShape = memoize((kind: string) => alike(objects(kind), context.once(shapesOf)));
  const findsNothing = findingNothing(profile);
  const findings: Finding[] = [];
  for (const rule of rules) {
    const { check, blindTo } = rule;
    for (const kind of rule.kinds) {
      const some = blindTo === undefined ? undefined : unlike(byShape(kind), blindTo, findsNothing(rule));
      if (typeof check === 'function') checkObjects(rule, check, some ?? objects(kind), context, findings);
      else checkItems(rule, check, some === undefined ? items(check.reader)(kind) : readItems(some, check.reader, context), context, findings);
    }
  }
  return withoutRepeats(findings, rules);
}

function checkObjects(rule: Rule, check: ObjectCheck, objects: readonly Manifest[], context: RuleContext, findings: Finding[]): void {
  for (const object of objects) {
    try {
      report(rule, object, check(object, context), findings);
    } catch (error) {
      findings.push(...failure(rule, object, error));
    }
  }
}

/** Something in an object, or what the reader threw instead. */
interface Item {
  readonly item: unknown;
  readonly object: Manifest;
  readonly thrown?: { readonly error: unknown };
}

function readItems(objects: readonly Manifest[], reader: ItemCheck['reader'], context: RuleContext): readonly Item[] {
  const items: Item[] = [];
  for (const object of objects) {
    try {
      for (const item of context.read(object, reader)) items.push({ item, object });
    } catch (error) {
      items.push({ item: undefined, object, thrown: { error } });
    }
  }
  return items;
}

/** What a reader threw becomes a finding of each rule that uses it. */
function checkItems(rule: Rule, { check }: ItemCheck, items: readonly Item[], context: RuleContext, findings: Finding[]): void {
  for (const { item, object, thrown } of items) {
    try {
      if (thrown !== undefined) throw thrown.error;
      report(rule, object, check(item, context, object), findings);
    } catch (error) {
      findings.push(...failure(rule, object, error));
    }
  }
}

function report(rule: Rule, object: Manifest, detections: readonly Detection[], findings: Finding[]): void {
  if (detections.length > 0) findings.push(...detections.map((detection) => findingOf(rule, object, detection)));
}

function failure(rule: Rule, object: Manifest, error: unknown): readonly Finding[] {
  if (error instanceof Undecided) return [];
  const message = error instanceof Error ? error.message : String(error);
  return [findingOf(RULE_FAILED, object, { path: '', sub: rule.id, rule: `could not be checked by ${rule.id}, which threw: ${message}` })];
}

function contextOf(bundle: Bundle, profile: Profile): RuleContext {
  const computed = memoize((compute: (bundle: Bundle) => unknown) => compute(bundle));
  const readings = memoize((reader: (object: Manifest, bundle: Bundle, context: RuleContext) => unknown) =>
    memoize((object: Manifest) => reader(object, bundle, context)));
  const context: RuleContext = {
    bundle,
    profile,
    once: <T>(compute: (bundle: Bundle) => T) => computed(compute) as T,
    read: <T>(object: Manifest, reader: (object: Manifest, bundle: Bundle, context: RuleContext) => T) => readings(reader)(object) as T,
  };
  return context;
}
