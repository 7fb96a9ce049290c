import { rulesWithoutSimulation } from '../default-rules';
import type { Bundle } from '../kubernetes/bundle';
import { objectReference } from '../validation/finding';
import { findingsOf } from '../validation/report';
import { validate } from '../validation/validate';

/** What the validator has against the objects of a bundle, one sentence each: what a cluster would refuse cannot be simulated. */
export function refusals(bundle: Bundle): readonly string[] {
  const report = validate(bundle, { rules: rulesWithoutSimulation(bundle) });
  return findingsOf(report, 'error').map(({ object, message, fix, id }) => `${objectReference(object)}: ${message}; ${fix} (${id})`);
}
