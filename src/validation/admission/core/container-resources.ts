import type { JsonObject } from '../../../kubernetes/json';
import { dnsLabelErrors } from '../../../kubernetes/names';
import { quantityOf } from '../../../kubernetes/quantity';
import type { Quantity } from '../../../kubernetes/quantity';
import { struct, structs, text } from '../decoded-fields';
import { notFound } from '../field-error';
import type { FieldErrors } from '../field-errors';
import { child, index, key } from '../field-path';
import { roundedUpToMilli } from './resource-amounts';
import { isHugePages, isIntegerResource, isOvercommitAllowed, isWholeHugePages } from './resource-names';

/** Checks the name of a resource. */
export type ValidateName = (errors: FieldErrors, name: string, path: string) => void;

/** Quantities by the name of the resource, rounded up to thousandths as the server does. */
export type ResourceAmounts = ReadonlyMap<string, Quantity>;

/** `requests` or `limits` of resources. */
export function amountsOf(resources: JsonObject, name: 'requests' | 'limits'): ResourceAmounts {
  return new Map(Object.entries(struct(resources, name)).flatMap(([resource, value]) => {
    const amount = quantityOf(value);
    return amount === undefined ? [] : [[resource, roundedUpToMilli(amount)] as const];
  }));
}

/** Requests, limits and claims (validateResourceRequirements). */
export function validateResources(
  errors: FieldErrors, resources: JsonObject, path: string, validateName: ValidateName, claimNames: ReadonlySet<string>,
): void {
  const limits = amountsOf(resources, 'limits');
  const requests = amountsOf(resources, 'requests');
  for (const [name, amount] of limits) validateAmount(errors, name, amount, key(child(path, 'limits'), name), validateName);
  for (const [name, amount] of requests) {
    validateAmount(errors, name, amount, key(child(path, 'requests'), name), validateName);
    validateAgainstLimit(errors, name, amount, limits.get(name), path);
  }
  const names = [...limits.keys(), ...requests.keys()];
  if (names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory')) errors.forbidden(path, 'HugePages require cpu or memory');
  validateClaims(errors, structs(resources, 'claims'), claimNames, child(path, 'claims'));
}

function validateAmount(errors: FieldErrors, name: string, amount: Quantity, path: string, validateName: ValidateName): void {
  validateName(errors, name, path);
  if (amount.sign < 0) errors.invalid(path, amount.canonical(), 'must be greater than or equal to 0');
  if (isIntegerResource(name) && amount.milli() % 1000n !== 0n) errors.invalid(path, amount.canonical(), 'must be an integer');
  if (isHugePages(name) && !isWholeHugePages(name, amount)) {
    errors.invalid(path, amount.canonical(), `${amount.canonical()} is not positive integer multiple of ${name}`);
  }
}

function validateAgainstLimit(errors: FieldErrors, name: string, amount: Quantity, limit: Quantity | undefined, path: string): void {
  const overcommit = isOvercommitAllowed(name);
  if (limit === undefined) {
    if (!overcommit) errors.required(child(path, 'limits'), 'Limit must be set for non overcommitable resources');
    return;
  }
  const order = amount.compare(limit);
  if (order !== 0 && !overcommit) {
    errors.invalid(child(path, 'requests'), amount.canonical(), `must be equal to ${name} limit of ${limit.canonical()}`);
  } else if (order > 0) {
    errors.invalid(child(path, 'requests'), amount.canonical(), `must be less than or equal to ${name} limit of ${limit.canonical()}`);
  }
}

/** Claims of a container, each of which must be one of the pod's. */
function validateClaims(errors: FieldErrors, claims: readonly JsonObject[], claimNames: ReadonlySet<string>, path: string): void {
  const used = new Set<string>();
  claims.forEach((claim, position) => {
    const claimPath = index(path, position);
    const name = text(claim, 'name');
    if (name === '') return errors.required(claimPath);
    if (used.has(name)) {
      errors.duplicate(claimPath, name);
    } else {
      const request = text(claim, 'request');
      if (request !== '') errors.invalidFor(child(claimPath, 'request'), request, dnsLabelErrors(request));
      const use = request === '' ? name : `${name}/${request}`;
      if (used.has(use)) errors.duplicate(claimPath, use);
      else if (request === '' && [...used].some((other) => other.startsWith(`${name}/`))) errors.duplicate(claimPath, name);
      used.add(use);
    }
    if (claimNames.has(name)) return;
    const known = claimNames.size === 0 ? ' which is empty' : `: ${[...claimNames].sort().join(', ')}`;
    errors.add([{ ...notFound(claimPath, name), detail: `must be one of the names in pod.spec.resourceClaims${known}` }]);
  });
}
