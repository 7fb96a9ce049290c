import { bundleOf } from '../../../src/kubernetes/bundle';
import type { Manifest } from '../../../src/kubernetes/manifest';
import type { Profile } from '../../../src/validation/profile';
import { allRules } from '../../../src/validation/rules';
import { validate } from '../../../src/validation/validate';

const RULES = allRules();

/** The messages of one rule about objects. */
export function found(id: string, objects: readonly Manifest[], profile: Partial<Profile> = {}): readonly string[] {
  const rules = RULES.filter((rule) => rule.id === id);
  if (rules.length !== 1) throw new Error(`there is no rule ${id}`);
  const { findings } = validate(bundleOf(objects), { rules, profile });
  const failed = findings.find((finding) => finding.id !== id);
  if (failed !== undefined) throw new Error(failed.message);
  return findings.map(({ message }) => message);
}

/** The fixes that one rule proposes. */
export function fixes(id: string, objects: readonly Manifest[]): readonly string[] {
  return validate(bundleOf(objects), { rules: RULES.filter((rule) => rule.id === id) }).findings.map(({ fix }) => fix);
}
