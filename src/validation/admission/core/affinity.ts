import type { JsonObject } from '../../../kubernetes/json';
import { dnsLabelErrors, qualifiedNameErrors } from '../../../kubernetes/names';
import { number, optionalStruct, struct, structs, text, texts } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { validateLabelSelector } from '../label-errors';
import { validateMatchLabelKeys } from './match-label-keys';
import { validateNodeSelector, validateNodeSelectorTerm } from './node-selectors';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const WEIGHT_MAX = 100;

/** `affinity` (validateAffinity). */
export function validateAffinity(errors: FieldErrors, affinity: JsonObject, path: string): void {
  const nodes = optionalStruct(affinity, 'nodeAffinity');
  if (nodes !== undefined) validateNodeAffinity(errors, nodes, child(path, 'nodeAffinity'));
  for (const name of ['podAffinity', 'podAntiAffinity']) {
    const pods = optionalStruct(affinity, name);
    if (pods !== undefined) validatePodTerms(errors, pods, child(path, name));
  }
}

function validateNodeAffinity(errors: FieldErrors, affinity: JsonObject, path: string): void {
  const required = optionalStruct(affinity, REQUIRED);
  if (required !== undefined) validateNodeSelector(errors, required, child(path, REQUIRED));
  structs(affinity, PREFERRED).forEach((term, position) => {
    const at = index(child(path, PREFERRED), position);
    validateWeight(errors, term, at);
    validateNodeSelectorTerm(errors, struct(term, 'preference'), 'preferred', child(at, 'preference'));
  });
}

function validateWeight(errors: FieldErrors, term: JsonObject, path: string): void {
  const weight = number(term, 'weight');
  if (weight <= 0 || weight > WEIGHT_MAX) errors.invalid(child(path, 'weight'), weight, `must be in the range 1-${WEIGHT_MAX}`);
}

function validatePodTerms(errors: FieldErrors, affinity: JsonObject, path: string): void {
  structs(affinity, REQUIRED).forEach((term, position) => validatePodTerm(errors, term, index(child(path, REQUIRED), position)));
  structs(affinity, PREFERRED).forEach((term, position) => {
    const at = index(child(path, PREFERRED), position);
    validateWeight(errors, term, at);
    validatePodTerm(errors, struct(term, 'podAffinityTerm'), child(at, 'podAffinityTerm'));
  });
}

/** A term of pod affinity (validatePodAffinityTerm); upstream writes `namespace` for its `namespaces`. */
function validatePodTerm(errors: FieldErrors, term: JsonObject, path: string): void {
  const selector = optionalStruct(term, 'labelSelector');
  validateLabelSelector(errors, selector, child(path, 'labelSelector'));
  validateLabelSelector(errors, optionalStruct(term, 'namespaceSelector'), child(path, 'namespaceSelector'));
  for (const namespace of texts(term, 'namespaces')) errors.invalidFor(child(path, 'namespace'), namespace, dnsLabelErrors(namespace));
  validateMatchLabelKeys(errors, texts(term, 'matchLabelKeys'), texts(term, 'mismatchLabelKeys'), selector, path);
  const topologyKey = text(term, 'topologyKey');
  if (topologyKey === '') errors.required(child(path, 'topologyKey'), 'can not be empty');
  errors.invalidFor(child(path, 'topologyKey'), topologyKey, qualifiedNameErrors(topologyKey));
}
