import type { JsonObject } from '../../../kubernetes/json';
import { labelValueErrors, qualifiedNameErrors } from '../../../kubernetes/names';
import { has, number, optionalNumber, optionalStruct, optionalText, text, texts } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { validateLabelSelector } from '../label-errors';
import { validateMatchLabelKeys } from './match-label-keys';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** `tolerations` (ValidateTolerations); `Lt` and `Gt` need the gate TaintTolerationComparisonOperators, which is off by default. */
export function validateTolerations(errors: FieldErrors, tolerations: readonly JsonObject[], path: string): void {
  tolerations.forEach((toleration, position) => {
    const at = index(path, position);
    const key = text(toleration, 'key');
    const operator = text(toleration, 'operator');
    const effect = text(toleration, 'effect');
    if (key !== '') {
      errors.invalidFor(child(at, 'key'), key, qualifiedNameErrors(key));
    } else if (operator !== 'Exists') {
      errors.invalid(child(at, 'operator'), operator, 'operator must be Exists when `key` is empty, which means "match all values and all keys"');
    }
    if (has(toleration, 'tolerationSeconds') && effect !== 'NoExecute') {
      errors.invalid(child(at, 'effect'), effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
    }
    validateOperator(errors, operator, text(toleration, 'value'), child(at, 'operator'));
    if (effect !== '') errors.oneOf(child(at, 'effect'), effect, EFFECTS);
  });
}

function validateOperator(errors: FieldErrors, operator: string, value: string, path: string): void {
  if (operator === 'Exists') {
    if (value !== '') errors.invalid(path, value, "value must be empty when `operator` is 'Exists'");
  } else if (operator === '' || operator === 'Equal') {
    const details = labelValueErrors(value);
    if (details.length > 0) errors.invalid(path, value, details.join(';'));
  } else {
    errors.notSupported(path, operator, operator === 'Lt' || operator === 'Gt' ? ['Equal', 'Exists', 'Lt', 'Gt'] : ['Equal', 'Exists']);
  }
}

/** `topologySpreadConstraints` (validateTopologySpreadConstraints). */
export function validateTopologySpread(errors: FieldErrors, constraints: readonly JsonObject[], path: string): void {
  constraints.forEach((constraint, position) => {
    const at = index(path, position);
    const skew = number(constraint, 'maxSkew');
    if (skew <= 0) errors.invalid(child(at, 'maxSkew'), skew, 'must be greater than zero');
    const topologyKey = text(constraint, 'topologyKey');
    if (topologyKey === '') errors.required(child(at, 'topologyKey'), 'can not be empty');
    const action = text(constraint, 'whenUnsatisfiable');
    errors.oneOf(child(at, 'whenUnsatisfiable'), action, ['DoNotSchedule', 'ScheduleAnyway']);
    const repeated = constraints.slice(position + 1).some((other) => text(other, 'topologyKey') === topologyKey && text(other, 'whenUnsatisfiable') === action);
    if (repeated) errors.duplicate(child(at, '{topologyKey, whenUnsatisfiable}'), `{${topologyKey}, ${action}}`);
    validateMinDomains(errors, optionalNumber(constraint, 'minDomains'), action, child(at, 'minDomains'));
    for (const name of ['nodeAffinityPolicy', 'nodeTaintsPolicy']) {
      const policy = optionalText(constraint, name);
      if (policy !== undefined) errors.oneOf(child(at, name), policy, ['Honor', 'Ignore']);
    }
    const selector = optionalStruct(constraint, 'labelSelector');
    validateMatchLabelKeys(errors, texts(constraint, 'matchLabelKeys'), [], selector, at);
    validateLabelSelector(errors, selector, child(at, 'labelSelector'));
  });
}

function validateMinDomains(errors: FieldErrors, domains: number | undefined, action: string, path: string): void {
  if (domains === undefined) return;
  if (domains <= 0) errors.invalid(path, domains, 'must be greater than zero');
  if (action !== 'DoNotSchedule') errors.invalid(path, domains, `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`);
}
