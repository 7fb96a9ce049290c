import type { JsonObject } from '../../../kubernetes/json';
import { quantityOf } from '../../../kubernetes/quantity';
import { number, optionalNumber, optionalStruct, optionalText, structs, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';

/** Longest stabilization window, in seconds. */
const MAX_WINDOW_SECONDS = 3600;
/** Longest period of a policy, in seconds. */
const MAX_PERIOD_SECONDS = 1800;

/** `spec.behavior` with its defaults (validateBehavior). */
export function validateBehavior(errors: FieldErrors, behavior: JsonObject | undefined, path: string): void {
  if (behavior === undefined) return;
  for (const direction of ['scaleUp', 'scaleDown']) {
    const rules = optionalStruct(behavior, direction);
    if (rules !== undefined) validateRules(errors, rules, child(path, direction));
  }
}

function validateRules(errors: FieldErrors, rules: JsonObject, path: string): void {
  const window = optionalNumber(rules, 'stabilizationWindowSeconds');
  const windowPath = child(path, 'stabilizationWindowSeconds');
  if (window !== undefined && window < 0) errors.invalid(windowPath, window, 'must be greater than or equal to zero');
  if (window !== undefined && window > MAX_WINDOW_SECONDS) errors.invalid(windowPath, window, `must be less than or equal to ${MAX_WINDOW_SECONDS}`);
  const select = optionalText(rules, 'selectPolicy');
  if (select !== undefined) errors.oneOf(child(path, 'selectPolicy'), select, ['Disabled', 'Max', 'Min']);
  const policies = structs(rules, 'policies');
  if (policies.length === 0) errors.required(child(path, 'policies'), 'must specify at least one Policy');
  policies.forEach((policy, position) => validatePolicy(errors, policy, index(child(path, 'policies'), position)));
  const tolerance = quantityOf(rules.tolerance);
  if (tolerance !== undefined && tolerance.sign < 0) {
    errors.invalid(child(path, 'tolerance'), tolerance.canonical(), 'must be greater than or equal to 0');
  }
}

function validatePolicy(errors: FieldErrors, policy: JsonObject, path: string): void {
  errors.oneOf(child(path, 'type'), text(policy, 'type'), ['Percent', 'Pods']);
  const value = number(policy, 'value');
  if (value <= 0) errors.invalid(child(path, 'value'), value, 'must be greater than zero');
  const period = number(policy, 'periodSeconds');
  if (period <= 0) errors.invalid(child(path, 'periodSeconds'), period, 'must be greater than zero');
  if (period > MAX_PERIOD_SECONDS) errors.invalid(child(path, 'periodSeconds'), period, `must be less than or equal to ${MAX_PERIOD_SECONDS}`);
}
