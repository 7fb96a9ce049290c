import { RULE_FAILED } from './engine-rules';
import { findingOf, type Finding } from './finding';
import type { Profile } from './profile';
import type { ItemCheck, Rule, RuleContext } from './rule';
import type { Bundle } from '../kubernetes/bundle';
import type { Manifest } from '../kubernetes/manifest';

/** Runs all rules over all objects of their kinds. A rule that throws becomes a finding; it goes on with the next object. */
export function runRules(bundle: Bundle, rules: readonly Rule[], profile: Profile): readonly Finding[] {
  const context = contextOf(bundle, profile);
  const objects = memoize((kind: string) => (kind === '*' ? bundle.manifests : bundle.ofKind(kind)));
  const items = memoize((reader: ItemCheck['reader']) => memoize((kind: string) => readItems(objects(kind), (object) => context.read(object, reader))));
  const findings: Finding[] = [];
  for (const rule of rules) {
    const { check } = rule;
    for (const kind of rule.kinds) {
      if (typeof check === 'function') checkAll(rule, objects(kind), (object) => object, (object) => check(object, context), findings);
      else checkAll(rule, items(check.reader)(kind), ({ object }) => object, (item) => checkItem(check, item, context), findings);
    }
  }
  return findings;
}

/** Something in an object, or what a reader threw instead. */
interface Item {
  readonly item: unknown;
  readonly object: Manifest;
  readonly thrown?: { readonly error: unknown };
}

function readItems(objects: readonly Manifest[], read: (object: Manifest) => readonly unknown[]): readonly Item[] {
  const items: Item[] = [];
  for (const object of objects) {
    try {
      for (const item of read(object)) items.push({ item, object });
    } catch (error) {
      items.push({ item: undefined, object, thrown: { error } });
    }
  }
  return items;
}

/** What a reader threw is thrown again for each rule that uses it, which then becomes a finding of that rule. */
function checkItem({ check }: ItemCheck, { item, object, thrown }: Item, context: RuleContext): ReturnType<ItemCheck['check']> {
  if (thrown !== undefined) throw thrown.error;
  return check(item, context, object);
}

function checkAll<Subject>(
  rule: Rule, subjects: readonly Subject[], objectOf: (subject: Subject) => Manifest,
  detect: (subject: Subject) => ReturnType<ItemCheck['check']>, findings: Finding[],
): void {
  let position = 0;
  const checkOn = (): void => {
    for (; position < subjects.length; position += 1) {
      const subject = subjects[position] as Subject;
      const detections = detect(subject);
      if (detections.length > 0) findings.push(...detections.map((detection) => findingOf(rule, objectOf(subject), detection)));
    }
  };
  while (position < subjects.length) {
    try {
      checkOn();
    } catch (error) {
      findings.push(failure(rule, objectOf(subjects[position] as Subject), error));
      position += 1;
    }
  }
}

function failure(rule: Rule, object: Manifest, error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error);
  return findingOf(RULE_FAILED, object, { path: '', sub: rule.id, rule: `could not be checked by ${rule.id}, which threw: ${message}` });
}

function contextOf(bundle: Bundle, profile: Profile): RuleContext {
  const computed = memoize((compute: (bundle: Bundle) => unknown) => compute(bundle));
  const readings = memoize((reader: (object: Manifest, bundle: Bundle) => unknown) => memoize((object: Manifest) => reader(object, bundle)));
  return {
    bundle,
    profile,
    once: <T>(compute: (bundle: Bundle) => T) => computed(compute) as T,
    read: <T>(object: Manifest, reader: (object: Manifest, bundle: Bundle) => T) => readings(reader)(object) as T,
  };
}

/** The function with its results kept. */
function memoize<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as Value;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
