import { isLeftToKustomize } from './left-to-kustomize';
import { isAboutPlaceholder } from './placeholders';
import type { Bundle } from '../../kubernetes/bundle';
import type { Finding } from '../finding';

/** Why findings are left out: what they are about is not in the file yet. In words, behind `left out, being`. */
export type Reason = 'about placeholders; fill them in first' | "about labels that a kustomization may add; check what 'kustomize build' gives";

/** Why a finding is left out; undefined for one that counts. */
export function reasonToLeaveOut(finding: Finding, bundle: Bundle): Reason | undefined {
  if (isAboutPlaceholder(finding)) return 'about placeholders; fill them in first';
  // Objects that come from no file are what is applied.
  const isApplied = bundle.originOf(finding.object) === undefined;
  return !isApplied && isLeftToKustomize(finding, bundle) ? "about labels that a kustomization may add; check what 'kustomize build' gives" : undefined;
}
