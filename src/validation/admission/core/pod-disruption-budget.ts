import type { JsonObject } from '../../../kubernetes/json';
import { optionalIntOrText, optionalStruct, optionalText, struct } from '../decoded-fields';
import type { FieldError } from '../field-error';
import { FieldErrors } from '../field-errors';
import { child } from '../field-path';
import { validateLabelSelector } from '../label-errors';
import { validateAtMost100Percent, validateIntOrPercent } from './int-or-percent';

/**
 * The errors of a decoded policy/v1 PodDisruptionBudget (Kubernetes 1.36 pkg/apis/policy/validation). Its metadata gets only the
 * registry's own checks, and only once the spec is fine.
 */
export function validatePodDisruptionBudget(budget: JsonObject): readonly FieldError[] {
  const errors = new FieldErrors();
  const spec = struct(budget, 'spec');
  const min = optionalIntOrText(spec, 'minAvailable');
  const max = optionalIntOrText(spec, 'maxUnavailable');
  if (min !== undefined && max !== undefined) errors.invalid('spec', spec, 'minAvailable and maxUnavailable cannot be both set');
  for (const [name, value] of [['minAvailable', min], ['maxUnavailable', max]] as const) {
    if (value === undefined) continue;
    validateIntOrPercent(errors, value, child('spec', name));
    validateAtMost100Percent(errors, value, child('spec', name));
  }
  validateLabelSelector(errors, optionalStruct(spec, 'selector'), 'spec.selector');
  const eviction = optionalText(spec, 'unhealthyPodEvictionPolicy');
  if (eviction !== undefined) errors.oneOf('spec.unhealthyPodEvictionPolicy', eviction, ['AlwaysAllow', 'IfHealthyBudget']);
  return errors.list;
}
