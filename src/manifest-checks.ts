import type * as Checks from './validation/check/check-texts';
import type * as Selections from './validation/check/selection';
import type { Profile } from './validation/profile';
import type { ClusterProfile } from './validation-rule';

/** The check of texts and objects. It is loaded with the first validation, not with the package. */
export function manifestChecks(): typeof Checks & typeof Selections {
  return {
    ...module.require('./validation/check/check-texts') as typeof Checks,
    ...module.require('./validation/check/selection') as typeof Selections,
  };
}

/** The versions that are said. */
export function coreProfile(profile: ClusterProfile = {}): Partial<Profile> {
  return Object.fromEntries(Object.entries(profile).filter(([, version]) => version !== undefined)) as Partial<Profile>;
}
