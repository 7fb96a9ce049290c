import { RULE_FAILED } from './engine-rules';
import { findingOf, type Finding } from './finding';
import type { Profile } from './profile';
import type { Detection, Rule, RuleContext } from './rule';
import type { Bundle } from '../kubernetes/bundle';
import type { Manifest } from '../kubernetes/manifest';

/** Runs all rules over all objects of their kinds. A rule that throws becomes a finding; the others still run. */
export function runRules(bundle: Bundle, rules: readonly Rule[], profile: Profile): readonly Finding[] {
  const context = contextOf(bundle, profile);
  const ofKind = memoize((kind: string) => (kind === '*' ? bundle.manifests : bundle.ofKind(kind)));
  const findings: Finding[] = [];
  for (const rule of rules) {
    for (const kind of rule.kinds) {
      for (const object of ofKind(kind)) {
        for (const detection of detect(rule, object, context)) findings.push(findingOf('failed' in detection ? RULE_FAILED : rule, object, detection));
      }
    }
  }
  return findings;
}

type Outcome = Detection | (Detection & { readonly failed: true });

function detect(rule: Rule, object: Manifest, context: RuleContext): readonly Outcome[] {
  try {
    return rule.check(object, context);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ path: '', rule: `could not be checked by ${rule.id}, which threw: ${message}`, sub: rule.id, failed: true }];
  }
}

function contextOf(bundle: Bundle, profile: Profile): RuleContext {
  const computed = new Map<unknown, unknown>();
  const readings = new Map<unknown, Map<Manifest, unknown>>();
  return {
    bundle,
    profile,
    once: <T>(compute: (bundle: Bundle) => T) => keep(computed, compute, () => compute(bundle)) as T,
    read: <T>(object: Manifest, reader: (object: Manifest) => T) => {
      const kept = keep(readings, reader, () => new Map<Manifest, unknown>());
      return keep(kept, object, () => reader(object)) as T;
    },
  };
}

function memoize<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => keep(known, key, () => compute(key));
}

/** The value of a key, computed when it is first asked for. */
function keep<Key, Value>(known: Map<Key, Value>, key: Key, compute: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined || known.has(key)) return found as Value;
  const value = compute();
  known.set(key, value);
  return value;
}
