import type { JsonObject } from '../../../kubernetes/json';
import { dnsLabelErrors, pathSegmentNameErrors } from '../../../kubernetes/names';
import { quantityOf } from '../../../kubernetes/quantity';
import { has, optionalNumber, optionalStruct, struct, structs, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { TARGET_API_VERSION, validateObjectReference } from './object-reference';
import { validateContainerResourceName } from './resource-names';

/** The metrics of an HPA's spec, decoded. */
export function metricsOf(spec: JsonObject): readonly JsonObject[] {
  return structs(spec, 'metrics');
}

const SOURCE_TYPES = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'];
const SOURCE_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['Object', 'object'], ['Pods', 'pods'], ['Resource', 'resource'], ['External', 'external'], ['ContainerResource', 'containerResource'],
]);

type ValidateSource = (errors: FieldErrors, source: JsonObject, path: string, minor: number) => void;

/** The sources in upstream's order; only the contents of the first that is present are validated. */
const SOURCES: readonly (readonly [name: string, validate: ValidateSource])[] = [
  ['object', validateObjectSource],
  ['external', validateExternalSource],
  ['pods', validatePodsSource],
  ['resource', validateResourceSource],
  ['containerResource', validateContainerResourceSource],
];

/** `spec.metrics` (validateMetrics); `minReplicas` of 0 needs a metric that there can be without pods. */
export function validateMetrics(
  errors: FieldErrors, metrics: readonly JsonObject[], path: string, minReplicas: number | undefined, minor: number,
): void {
  metrics.forEach((metric, position) => validateMetric(errors, metric, index(path, position), minor));
  if (minReplicas === 0 && !metrics.some((metric) => ['Object', 'External'].includes(text(metric, 'type')))) {
    errors.forbidden(path, 'must specify at least one Object or External metric to support scaling to zero replicas');
  }
}

function validateMetric(errors: FieldErrors, metric: JsonObject, path: string, minor: number): void {
  const type = text(metric, 'type');
  if (type === '') errors.required(child(path, 'type'), 'must specify a metric source type');
  errors.oneOf(child(path, 'type'), type, SOURCE_TYPES);
  const present = SOURCES.filter(([name]) => has(metric, name));
  const first = present[0];
  if (first !== undefined) first[1](errors, struct(metric, first[0]), child(path, first[0]), minor);
  const expected = SOURCE_OF_TYPE.get(type);
  if (expected === undefined) errors.notSupported(child(path, 'type'), type, SOURCE_TYPES);
  else if (!has(metric, expected)) errors.required(child(path, expected), 'must populate information for the given metric source');
  if (present.length === 1) return;
  for (const [name] of present) {
    if (name !== expected) errors.forbidden(child(path, name), 'must populate the given metric source only');
  }
}

function validateObjectSource(errors: FieldErrors, source: JsonObject, path: string, minor: number): void {
  validateObjectReference(errors, struct(source, 'describedObject'), child(path, 'describedObject'), minor >= TARGET_API_VERSION ? 'optional' : 'unchecked');
  validateIdentifier(errors, source, path);
  const target = validateTarget(errors, source, path);
  if (!has(target, 'value') && !has(target, 'averageValue')) {
    errors.required(child(path, 'target.averageValue'), 'must set either a target value or averageValue');
  }
}

function validateExternalSource(errors: FieldErrors, source: JsonObject, path: string): void {
  validateIdentifier(errors, source, path);
  const target = validateTarget(errors, source, path);
  const value = has(target, 'value');
  const average = has(target, 'averageValue');
  if (!value && !average) errors.required(child(path, 'target.averageValue'), 'must set either a target value for metric or a per-pod target');
  if (value && average) errors.forbidden(child(path, 'target.value'), 'may not set both a target value for metric and a per-pod target');
}

function validatePodsSource(errors: FieldErrors, source: JsonObject, path: string): void {
  validateIdentifier(errors, source, path);
  const target = validateTarget(errors, source, path);
  if (!has(target, 'averageValue')) errors.required(child(path, 'target.averageValue'), 'must specify a positive target averageValue');
}

function validateResourceSource(errors: FieldErrors, source: JsonObject, path: string): void {
  if (text(source, 'name') === '') errors.required(child(path, 'name'), 'must specify a resource name');
  validateResourceTarget(errors, source, path);
}

function validateContainerResourceSource(errors: FieldErrors, source: JsonObject, path: string): void {
  const name = text(source, 'name');
  if (name === '') errors.required(child(path, 'name'), 'must specify a resource name');
  else validateContainerResourceName(errors, name, child(path, 'name'));
  const container = text(source, 'container');
  if (container === '') errors.required(child(path, 'container'), 'must specify a container');
  else errors.invalidFor(child(path, 'container'), container, dnsLabelErrors(container));
  validateResourceTarget(errors, source, path);
}

function validateResourceTarget(errors: FieldErrors, source: JsonObject, path: string): void {
  const target = validateTarget(errors, source, path);
  const utilization = has(target, 'averageUtilization');
  const average = has(target, 'averageValue');
  if (!utilization && !average) {
    errors.required(child(path, 'target.averageUtilization'), 'must set either a target raw value or a target utilization');
  }
  if (utilization && average) errors.forbidden(child(path, 'target.averageValue'), 'may not set both a target raw value and a target utilization');
}

/** The target of any source; its type is not compared with the field that is set. Returns the target. */
function validateTarget(errors: FieldErrors, source: JsonObject, sourcePath: string): JsonObject {
  const target = struct(source, 'target');
  const path = child(sourcePath, 'target');
  const type = text(target, 'type');
  if (type === '') errors.required(child(path, 'type'), 'must specify a metric target type');
  if (!['Utilization', 'Value', 'AverageValue'].includes(type)) {
    errors.invalid(child(path, 'type'), type, 'must be either Utilization, Value, or AverageValue');
  }
  for (const name of ['value', 'averageValue']) {
    const quantity = quantityOf(target[name]);
    if (quantity !== undefined && quantity.sign !== 1) errors.invalid(child(path, name), quantity.canonical(), 'must be positive');
  }
  const utilization = optionalNumber(target, 'averageUtilization');
  if (utilization !== undefined && utilization < 1) errors.invalid(child(path, 'averageUtilization'), utilization, 'must be greater than 0');
  return target;
}

function validateIdentifier(errors: FieldErrors, source: JsonObject, path: string): void {
  const metric = optionalStruct(source, 'metric') ?? {};
  const name = text(metric, 'name');
  if (name === '') errors.required(child(path, 'metric.name'), 'must specify a metric name');
  else errors.invalidFor(child(path, 'metric.name'), name, pathSegmentNameErrors(name));
}
