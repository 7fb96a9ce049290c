import type { JsonObject } from '../../../kubernetes/json';
import { matchesSelector, parseLabelSelector } from '../../../kubernetes/label-selector';
import { labelValueErrors, qualifiedNameErrors } from '../../../kubernetes/names';
import { number, optionalIntOrText, optionalNumber, optionalStruct, struct, structs, text, textMap, texts } from '../decoded-fields';
import { FieldErrors } from '../field-errors';
import { child } from '../field-path';
import { validateLabelSelector } from '../label-errors';
import { SUBDOMAIN_NAME, validateCoreObjectMeta } from '../object-meta';
import type { Judgement } from './admission';
import { deploymentWarnings } from './deployment-warnings';
import { intOrPercentNumber, validateAtMost100Percent, validateIntOrPercent } from './int-or-percent';
import { validatePodTemplate, validateRunningPods } from './pod-template';

const ROLLBACK = 'deprecated.deployment.rollback.to';
const PROGRESS_DEADLINE_SECONDS = 600;
const DEFAULT_SURGE = '25%';
const DEFAULT_UNAVAILABLE = '25%';
const INT64 = { least: -(2n ** 63n), most: 2n ** 63n - 1n };

/** Validates a decoded apps/v1 Deployment (Kubernetes 1.36 pkg/apis/apps/validation). */
export function judgeDeployment(deployment: JsonObject, minor: number): Judgement {
  const metadata = struct(deployment, 'metadata');
  const revision = textMap(metadata, 'annotations')[ROLLBACK] ?? '';
  const parsed = parseRevision(revision);
  if (parsed === undefined) {
    const detail = `failed to parse annotation[${ROLLBACK}]=${revision} as int64`;
    const field = `metadata.annotations[${ROLLBACK}]`;
    return { stage: 'decode', errors: [{ type: 'FieldValueInvalid', field, detail, value: revision, decoderField: '' }], warnings: () => [] };
  }
  const errors = new FieldErrors();
  validateCoreObjectMeta(errors, metadata, SUBDOMAIN_NAME, 'metadata');
  validateSpec(errors, struct(deployment, 'spec'), minor, parsed);
  return { stage: 'validate', errors: errors.list, warnings: () => deploymentWarnings(deployment) };
}

/** The revision to roll back to, which an annotation of old clients gives; 0 if there is none, undefined if it is no number. */
function parseRevision(revision: string): bigint | undefined {
  if (revision === '') return 0n;
  if (!/^[+-]?[0-9]+$/.test(revision)) return undefined;
  const value = BigInt(revision.replace(/^\+/, ''));
  return value < INT64.least || value > INT64.most ? undefined : value;
}

function validateSpec(errors: FieldErrors, spec: JsonObject, minor: number, rollback: bigint): void {
  const path = 'spec';
  errors.nonNegative(child(path, 'replicas'), optionalNumber(spec, 'replicas'));
  const selector = optionalStruct(spec, 'selector');
  const template = struct(spec, 'template');
  const templatePath = child(path, 'template');
  if (selector === undefined) errors.required(child(path, 'selector'));
  else validateSelector(errors, selector, child(path, 'selector'));
  if (selector !== undefined && !isSelector(selector)) {
    errors.invalid(child(path, 'selector'), selector, 'invalid label selector');
  } else {
    validateMatch(errors, selector, struct(template, 'metadata'), templatePath);
    validatePodTemplate(errors, template, minor, templatePath);
    validateRunningPods(errors, template, templatePath);
  }
  validateStrategy(errors, struct(spec, 'strategy'), child(path, 'strategy'));
  const minReady = number(spec, 'minReadySeconds');
  errors.nonNegative(child(path, 'minReadySeconds'), minReady);
  errors.nonNegative(child(path, 'revisionHistoryLimit'), optionalNumber(spec, 'revisionHistoryLimit'));
  if (rollback < 0n) errors.invalid(child(path, 'rollback.version'), rollback.toString(), 'must be greater than or equal to 0');
  const deadline = optionalNumber(spec, 'progressDeadlineSeconds') ?? PROGRESS_DEADLINE_SECONDS;
  errors.nonNegative(child(path, 'progressDeadlineSeconds'), deadline);
  if (deadline <= minReady) errors.invalid(child(path, 'progressDeadlineSeconds'), deadline, 'must be greater than minReadySeconds');
}

function validateSelector(errors: FieldErrors, selector: JsonObject, path: string): void {
  validateLabelSelector(errors, selector, path);
  if (isEmpty(selector)) errors.invalid(path, selector, 'empty selector is invalid for deployment');
}

function isEmpty(selector: JsonObject): boolean {
  return Object.keys(textMap(selector, 'matchLabels')).length === 0 && structs(selector, 'matchExpressions').length === 0;
}

/** Whether upstream can make a selector of it (metav1.LabelSelectorAsSelector); if not, the template is not looked at. */
function isSelector(selector: JsonObject): boolean {
  const labels = Object.entries(textMap(selector, 'matchLabels'));
  const valid = (key: string, values: readonly string[]): boolean =>
    qualifiedNameErrors(key).length === 0 && values.every((value) => labelValueErrors(value).length === 0);
  return labels.every(([key, value]) => valid(key, [value])) && structs(selector, 'matchExpressions').every((expression) => {
    const values = texts(expression, 'values');
    const operator = text(expression, 'operator');
    const counted = operator === 'In' || operator === 'NotIn' ? values.length > 0 : values.length === 0;
    return ['In', 'NotIn', 'Exists', 'DoesNotExist'].includes(operator) && counted && valid(text(expression, 'key'), values);
  });
}

/** The selector must match the labels of the template; without one nothing matches, an empty one is not compared. */
function validateMatch(errors: FieldErrors, selector: JsonObject | undefined, metadata: JsonObject, path: string): void {
  const labels = textMap(metadata, 'labels');
  if (selector !== undefined && (isEmpty(selector) || matchesSelector(parseLabelSelector(selector), labels))) return;
  errors.invalid(child(path, 'metadata.labels'), metadata.labels ?? null, '`selector` does not match template `labels`');
}

function validateStrategy(errors: FieldErrors, strategy: JsonObject, path: string): void {
  const type = text(strategy, 'type') || 'RollingUpdate';
  const rolling = optionalStruct(strategy, 'rollingUpdate');
  if (type === 'Recreate') {
    if (rolling !== undefined) errors.forbidden(child(path, 'rollingUpdate'), "may not be specified when strategy `type` is 'Recreate'");
  } else if (type === 'RollingUpdate') {
    validateRollingUpdate(errors, rolling ?? {}, child(path, 'rollingUpdate'));
  } else {
    errors.notSupported(path, strategy, ['Recreate', 'RollingUpdate']);
  }
}

function validateRollingUpdate(errors: FieldErrors, rolling: JsonObject, path: string): void {
  const unavailable = optionalIntOrText(rolling, 'maxUnavailable') ?? DEFAULT_UNAVAILABLE;
  const surge = optionalIntOrText(rolling, 'maxSurge') ?? DEFAULT_SURGE;
  const unavailablePath = child(path, 'maxUnavailable');
  validateIntOrPercent(errors, unavailable, unavailablePath);
  validateIntOrPercent(errors, surge, child(path, 'maxSurge'));
  if (intOrPercentNumber(unavailable) === 0 && intOrPercentNumber(surge) === 0) {
    errors.invalid(unavailablePath, unavailable, 'may not be 0 when `maxSurge` is 0');
  }
  validateAtMost100Percent(errors, unavailable, unavailablePath);
}
