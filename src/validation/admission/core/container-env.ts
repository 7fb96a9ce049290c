import type { JsonObject } from '../../../kubernetes/json';
import {
  configMapKeyErrors, dnsLabelErrors, dnsSubdomainErrors, envVarNameErrors, qualifiedNameErrors,
} from '../../../kubernetes/names';
import { quantityOf } from '../../../kubernetes/quantity';
import { optionalStruct, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { maskTrailingDash } from '../object-meta';
import { validateNoBacksteps } from './paths';

const ENV_FIELDS: ReadonlySet<string> = new Set([
  'metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName',
  'status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs',
]);
/** Fields of a pod that the server knows for downward API at all. */
const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  ...ENV_FIELDS, 'metadata.annotations', 'metadata.labels', 'spec.restartPolicy', 'spec.schedulerName', 'status.phase', 'spec.host',
]);
const RESOURCE_FIELDS: readonly string[] = [
  'limits.cpu', 'limits.ephemeral-storage', 'limits.memory', 'requests.cpu', 'requests.ephemeral-storage', 'requests.memory',
];
const HUGE_PAGE_FIELDS = /^(requests|limits)\.hugepages-/;
const CPU_DIVISORS: ReadonlySet<string> = new Set(['1m', '1']);
const BYTE_DIVISORS: ReadonlySet<string> = new Set(['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei']);

/** `env` (ValidateEnv). */
export function validateEnv(errors: FieldErrors, variables: readonly JsonObject[], path: string): void {
  variables.forEach((variable, position) => {
    const variablePath = index(path, position);
    const name = text(variable, 'name');
    if (name === '') errors.required(child(variablePath, 'name'));
    else errors.invalidFor(child(variablePath, 'name'), name, envVarNameErrors(name));
    const source = optionalStruct(variable, 'valueFrom');
    if (source !== undefined) validateValueFrom(errors, source, text(variable, 'value'), child(variablePath, 'valueFrom'));
  });
}

type ValidateSource = (errors: FieldErrors, source: JsonObject, path: string) => void;

const SOURCES: readonly (readonly [name: string, validate: ValidateSource])[] = [
  ['fieldRef', (errors, source, path) => validateFieldRef(errors, source, path, ENV_FIELDS)],
  ['resourceFieldRef', (errors, source, path) => validateResourceFieldRef(errors, source, path, 'env')],
  ['configMapKeyRef', validateKeySelector],
  ['secretKeyRef', validateKeySelector],
  ['fileKeyRef', validateFileKeySelector],
];

function validateValueFrom(errors: FieldErrors, valueFrom: JsonObject, value: string, path: string): void {
  let sources = 0;
  for (const [name, validate] of SOURCES) {
    const source = optionalStruct(valueFrom, name);
    if (source === undefined) continue;
    sources += 1;
    validate(errors, source, child(path, name));
  }
  if (sources === 0) {
    errors.invalid(path, '', 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`');
  } else if (value !== '') {
    errors.invalid(path, '', 'may not be specified when `value` is not empty');
  } else if (sources > 1) {
    errors.invalid(path, '', 'may not have more than one field specified at a time');
  }
}

/** A field of the pod by its path (validateObjectFieldSelector); its `apiVersion` is v1 by default. */
export function validateFieldRef(errors: FieldErrors, ref: JsonObject, path: string, allowed: ReadonlySet<string>): void {
  const fieldPath = text(ref, 'fieldPath');
  const apiVersion = text(ref, 'apiVersion') || 'v1';
  if (fieldPath === '') return errors.required(child(path, 'fieldPath'));
  const subscript = /^(.+?)\['([^]*)'\]$/.exec(fieldPath);
  const [, base = '', inner = ''] = subscript ?? [];
  const labelled = base === 'metadata.annotations' || base === 'metadata.labels';
  const convertError = apiVersion === 'v1'
    ? labelError(fieldPath, subscript !== null, labelled)
    : `unsupported pod version: ${apiVersion}`;
  if (convertError !== undefined) {
    errors.invalid(child(path, 'fieldPath'), fieldPath, `error converting fieldPath: ${convertError}`);
  } else if (subscript !== null) {
    const name = base === 'metadata.annotations' ? inner.toLowerCase() : inner;
    errors.invalidFor(path, name, qualifiedNameErrors(name));
  } else {
    errors.oneOf(child(path, 'fieldPath'), fieldPath === 'spec.host' ? 'spec.nodeName' : fieldPath, [...allowed].sort());
  }
}

function labelError(fieldPath: string, subscripted: boolean, labelled: boolean): string | undefined {
  if (subscripted) return labelled ? undefined : `field label does not support subscript: ${fieldPath}`;
  return KNOWN_FIELDS.has(fieldPath) ? undefined : `field label not supported: ${fieldPath}`;
}

/** A resource of a container (validateContainerResourceFieldSelector); a volume must name the container. */
export function validateResourceFieldRef(errors: FieldErrors, ref: JsonObject, path: string, user: 'env' | 'volume'): void {
  const resource = text(ref, 'resource');
  if (user === 'volume' && text(ref, 'containerName') === '') errors.required(child(path, 'containerName'));
  else if (resource === '') errors.required(child(path, 'resource'));
  else if (!HUGE_PAGE_FIELDS.test(resource)) errors.oneOf(child(path, 'resource'), resource, RESOURCE_FIELDS);
  validateDivisor(errors, resource, ref, child(path, 'divisor'));
}

function validateDivisor(errors: FieldErrors, resource: string, ref: JsonObject, path: string): void {
  const divisor = quantityOf(ref.divisor);
  if (divisor === undefined || divisor.sign === 0) return;
  const what = HUGE_PAGE_FIELDS.test(resource) ? 'hugepages' : DIVIDED.get(resource.replace(/^(requests|limits)\./, ''));
  if (what === undefined || (what !== 'hugepages' && !RESOURCE_FIELDS.includes(resource))) return;
  const [allowed, list] = what === 'cpu' ? [CPU_DIVISORS, '1m and 1'] : [BYTE_DIVISORS, [...BYTE_DIVISORS].join(', ')];
  if (!allowed.has(divisor.canonical())) errors.invalid(path, resource, `only divisor's values ${list} are supported with the ${what} resource`);
}

/** Resources as upstream calls them when it refuses a divisor. */
const DIVIDED: ReadonlyMap<string, string> = new Map([['cpu', 'cpu'], ['memory', 'memory'], ['ephemeral-storage', 'local ephemeral storage']]);

function validateKeySelector(errors: FieldErrors, selector: JsonObject, path: string): void {
  const name = text(selector, 'name');
  errors.invalidFor(child(path, 'name'), name, dnsSubdomainErrors(name));
  const entry = text(selector, 'key');
  if (entry === '') errors.required(child(path, 'key'));
  else errors.invalidFor(child(path, 'key'), entry, configMapKeyErrors(entry));
}

function validateFileKeySelector(errors: FieldErrors, selector: JsonObject, path: string): void {
  const rules: readonly (readonly [string, (value: string, at: string) => void])[] = [
    ['key', (value, at) => errors.invalidFor(at, value, envVarNameErrors(value))],
    ['volumeName', (value, at) => errors.invalidFor(at, value, dnsLabelErrors(value))],
    ['path', (value, at) => validateNoBacksteps(errors, value, at)],
  ];
  for (const [name, validate] of rules) {
    const value = text(selector, name);
    if (value === '') errors.required(child(path, name));
    else validate(value, child(path, name));
  }
}

/**
 * `envFrom` (ValidateEnvFrom). What is wrong with the choice of a source is at the list; names are checked as if they were prefixes
 * of generated names, so that a dash at the end passes.
 */
export function validateEnvFrom(errors: FieldErrors, sources: readonly JsonObject[], path: string): void {
  sources.forEach((source, position) => {
    const sourcePath = index(path, position);
    const prefix = text(source, 'prefix');
    if (prefix !== '') errors.invalidFor(child(sourcePath, 'prefix'), prefix, envVarNameErrors(prefix));
    const given = ['configMapRef', 'secretRef'].filter((name) => optionalStruct(source, name) !== undefined);
    for (const name of given) {
      const object = text(optionalStruct(source, name) ?? {}, 'name');
      if (object === '') errors.required(child(sourcePath, `${name}.name`));
      else errors.invalidFor(child(sourcePath, `${name}.name`), object, dnsSubdomainErrors(maskTrailingDash(object)));
    }
    if (given.length === 0) errors.invalid(path, '', 'must specify one of: `configMapRef` or `secretRef`');
    if (given.length > 1) errors.invalid(path, '', 'may not have more than one field specified at a time');
  });
}
