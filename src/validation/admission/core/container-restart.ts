import type { JsonObject } from '../../../kubernetes/json';
import { optionalStruct, optionalText, structs, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';

const RULES_LIMIT = 20;
const EXIT_CODES_LIMIT = 255;

/** A container's own `restartPolicy` and its rules (validateContainerRestartPolicy). */
export function validateRestartPolicy(errors: FieldErrors, container: JsonObject, path: string): void {
  const policy = optionalText(container, 'restartPolicy');
  const rules = structs(container, 'restartPolicyRules');
  if (policy === undefined) {
    if (rules.length === 0) return;
    errors.required(child(path, 'restartPolicy'), 'must specify restartPolicy when restart rules are used');
  } else {
    errors.oneOf(child(path, 'restartPolicy'), policy, ['Always', 'Never', 'OnFailure']);
  }
  const rulesPath = child(path, 'restartPolicyRules');
  if (rules.length > RULES_LIMIT) errors.tooMany(rulesPath, rules.length, RULES_LIMIT);
  rules.forEach((rule, position) => validateRule(errors, rule, index(rulesPath, position)));
}

/** As `validateRestartPolicy`, but without a policy the rules are not looked at (validateInitContainerRestartPolicy). */
export function validateInitRestartPolicy(errors: FieldErrors, container: JsonObject, path: string): void {
  if (optionalText(container, 'restartPolicy') !== undefined) {
    validateRestartPolicy(errors, container, path);
  } else if (structs(container, 'restartPolicyRules').length > 0) {
    errors.required(child(path, 'restartPolicy'), 'must specify restartPolicy when restart rules are used');
  }
}

/** What older servers demand: only an init container may have a restart policy, and only one (validateContainers, validateInitContainerRestartPolicy). */
export function validateSidecarsAlone(errors: FieldErrors, spec: JsonObject, path: string): void {
  structs(spec, 'containers').forEach((container, position) => {
    if (optionalText(container, 'restartPolicy') === undefined) return;
    errors.forbidden(child(index(child(path, 'containers'), position), 'restartPolicy'), 'may not be set for non-init containers');
  });
  structs(spec, 'initContainers').forEach((container, position) => {
    const policy = optionalText(container, 'restartPolicy');
    if (policy !== undefined) errors.oneOf(child(index(child(path, 'initContainers'), position), 'restartPolicy'), policy, ['Always']);
  });
}

function validateRule(errors: FieldErrors, rule: JsonObject, path: string): void {
  errors.oneOf(child(path, 'action'), text(rule, 'action'), ['Restart', 'RestartAllContainers']);
  const exitCodes = optionalStruct(rule, 'exitCodes');
  if (exitCodes === undefined) {
    errors.required(child(path, 'exitCodes'), 'must be specified');
    return;
  }
  errors.oneOf(child(path, 'exitCodes.operator'), text(exitCodes, 'operator'), ['In', 'NotIn']);
  const count = (exitCodes.values as readonly number[] | undefined)?.length ?? 0;
  if (count > EXIT_CODES_LIMIT) errors.tooMany(child(path, 'exitCodes.values'), count, EXIT_CODES_LIMIT);
}

/** `resizePolicy` (validateResizePolicy); the pod's restart policy of `Never` allows no restart for a resize. */
export function validateResizePolicy(errors: FieldErrors, policies: readonly JsonObject[], podRestartPolicy: string, path: string): void {
  const resources = new Set<string>();
  policies.forEach((policy, position) => {
    const resource = text(policy, 'resourceName');
    const restart = text(policy, 'restartPolicy');
    if (resources.has(resource)) errors.duplicate(index(path, position), resource);
    resources.add(resource);
    if (resource === '') errors.required(path);
    else errors.oneOf(path, resource, ['cpu', 'memory']);
    if (restart === '') errors.required(path);
    else errors.oneOf(path, restart, ['NotRequired', 'RestartContainer']);
    if (podRestartPolicy === 'Never' && restart !== 'NotRequired') {
      errors.invalid(path, restart, "must be 'NotRequired' when pod `restartPolicy` is 'Never'");
    }
  });
}
