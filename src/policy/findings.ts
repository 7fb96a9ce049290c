import type { PolicyOptions } from './options';
import { bundleOf, type Bundle } from '../kubernetes/bundle';
import type { Manifest } from '../kubernetes/manifest';
import { ENGINE_RULES } from '../validation/engine-rules';
import type { Finding } from '../validation/finding';
import { coreRule, type OwnRule } from '../validation/own-rule';
import type { Rule } from '../validation/rule';
import { allRules, rulesFor } from '../validation/rules';
import { Undecided } from '../validation/undecided';
import { UNKNOWN_SURROUNDINGS } from '../validation/unknown-surroundings';
import { validate } from '../validation/validate';

const ENGINE = new Set(ENGINE_RULES.map(({ id }) => id));

/** What rules find that need no other object than the one they look at. */
export function findingsAlone(manifests: readonly Manifest[], { profile = {}, rules = [] }: PolicyOptions): readonly Finding[] {
  const bundle = bundleOf(manifests);
  const { findings } = validate(bundle, { rules: rulesOf(bundle, rules), profile, surroundings: UNKNOWN_SURROUNDINGS });
  // Whether an acknowledgement is needed shows only when all rules have run.
  return findings.filter(({ id }) => !ENGINE.has(id));
}

/** What rules find in objects that stand in one cluster, besides what they find in each alone. */
export function findingsTogether(manifests: readonly Manifest[], options: PolicyOptions): readonly Finding[] {
  const bundle = bundleOf(manifests);
  const { findings } = validate(bundle, { rules: rulesOf(bundle, options.rules ?? []), profile: options.profile ?? {} });
  const known = new Map<Manifest, Set<string>>();
  for (const finding of findingsAlone(manifests, options)) {
    known.set(finding.object, (known.get(finding.object) ?? new Set()).add(keyOf(finding)));
  }
  return findings.filter((finding) => known.get(finding.object)?.has(keyOf(finding)) !== true);
}

/** The rules that can find something, or all of them where that depends on what is not known; and the user's own. */
function rulesOf(bundle: Bundle, own: readonly OwnRule[]): readonly Rule[] {
  return [...libraryRules(bundle), ...own.map(coreRule)];
}

function libraryRules(bundle: Bundle): readonly Rule[] {
  try {
    return rulesFor(bundle);
  } catch (error) {
    if (error instanceof Undecided) return allRules();
    throw error;
  }
}

function keyOf({ id, sub, message }: Finding): string {
  return JSON.stringify([id, sub, message]);
}
