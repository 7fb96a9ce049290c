import type { JsonObject } from '../../../kubernetes/json';
import {
  dnsSubdomainErrors, pathSegmentNameErrors, portNameErrors, portNumberErrors, wildcardSubdomainErrors,
} from '../../../kubernetes/names';
import { has, number, optionalStruct, optionalText, struct, structs, text, textMap, texts } from '../decoded-fields';
import { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { SUBDOMAIN_NAME, validateCoreObjectMeta } from '../object-meta';
import type { Judgement } from './admission';
import { parseIp } from './ip-addresses';
import { serviceNameErrors } from './service-name';

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';
const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix'];
const FORBIDDEN_IN_PATH = ['//', '/./', '/../', '%2f', '%2F'];
const FORBIDDEN_AT_END = ['/..', '/.'];

/** Validates a decoded networking.k8s.io/v1 Ingress (Kubernetes 1.36 pkg/apis/networking/validation, ValidateIngressCreate). */
export function judgeIngress(ingress: JsonObject, minor: number): Judgement {
  const errors = new FieldErrors();
  const metadata = struct(ingress, 'metadata');
  const spec = struct(ingress, 'spec');
  validateCoreObjectMeta(errors, metadata, SUBDOMAIN_NAME, 'metadata');
  validateSpec(errors, spec, minor, 'spec');
  const annotation = textMap(metadata, 'annotations')[CLASS_ANNOTATION];
  const className = optionalText(spec, 'ingressClassName');
  if (annotation !== undefined && className !== undefined && annotation !== className) {
    errors.invalid(`annotations.${CLASS_ANNOTATION}`, annotation, 'must match `ingressClassName` when both are specified');
  }
  const warnings = annotation !== undefined && className === undefined
    ? [`annotation "${CLASS_ANNOTATION}" is deprecated, please use 'spec.ingressClassName' instead`]
    : [];
  return { stage: 'validate', errors: errors.list, warnings: () => warnings };
}

function validateSpec(errors: FieldErrors, spec: JsonObject, minor: number, path: string): void {
  const rules = structs(spec, 'rules');
  const backend = optionalStruct(spec, 'defaultBackend');
  if (rules.length === 0 && backend === undefined) {
    errors.invalid(path, spec.rules ?? null, 'either `defaultBackend` or `rules` must be specified');
  }
  if (backend !== undefined) validateBackend(errors, backend, minor, child(path, 'defaultBackend'));
  rules.forEach((rule, position) => validateRule(errors, rule, minor, index(child(path, 'rules'), position)));
  structs(spec, 'tls').forEach((tls, position) => validateTls(errors, tls, index(child(path, 'tls'), position)));
  const className = optionalText(spec, 'ingressClassName');
  if (className !== undefined) errors.invalidFor(child(path, 'ingressClassName'), className, dnsSubdomainErrors(className));
}

function validateTls(errors: FieldErrors, tls: JsonObject, path: string): void {
  texts(tls, 'hosts').forEach((host, position) => errors.invalidFor(index(child(path, 'hosts'), position), host, hostErrors(host)));
  const secret = text(tls, 'secretName');
  if (secret !== '') errors.invalidFor(child(path, 'secretName'), secret, dnsSubdomainErrors(secret));
}

function hostErrors(host: string): readonly string[] {
  return host.includes('*') ? wildcardSubdomainErrors(host) : dnsSubdomainErrors(host);
}

function validateRule(errors: FieldErrors, rule: JsonObject, minor: number, path: string): void {
  const host = text(rule, 'host');
  if (host !== '') {
    if (parseIp(host) !== undefined) errors.invalid(child(path, 'host'), host, 'must be a DNS name, not an IP address');
    errors.invalidFor(child(path, 'host'), host, hostErrors(host));
  }
  const http = optionalStruct(rule, 'http');
  if (http === undefined) return;
  const paths = structs(http, 'paths');
  const pathsPath = child(path, 'http.paths');
  if (paths.length === 0) errors.required(pathsPath);
  paths.forEach((entry, position) => validatePath(errors, entry, minor, index(pathsPath, position)));
}

function validatePath(errors: FieldErrors, entry: JsonObject, minor: number, path: string): void {
  const type = optionalText(entry, 'pathType');
  if (type === undefined) return errors.required(child(path, 'pathType'), 'pathType must be specified');
  errors.oneOf(child(path, 'pathType'), type, PATH_TYPES);
  const value = text(entry, 'path');
  const fixed = type === 'Exact' || type === 'Prefix';
  if ((fixed || (type === 'ImplementationSpecific' && value !== '')) && !value.startsWith('/')) {
    errors.invalid(child(path, 'path'), value, 'must be an absolute path');
  }
  if (fixed) {
    FORBIDDEN_IN_PATH.filter((part) => value.includes(part)).forEach((part) => errors.invalid(child(path, 'path'), value, `must not contain '${part}'`));
    FORBIDDEN_AT_END.filter((end) => value.endsWith(end)).forEach((end) => errors.invalid(child(path, 'path'), value, `cannot end with '${end}'`));
  }
  return validateBackend(errors, struct(entry, 'backend'), minor, child(path, 'backend'));
}

function validateBackend(errors: FieldErrors, backend: JsonObject, minor: number, path: string): void {
  const resource = optionalStruct(backend, 'resource');
  const service = optionalStruct(backend, 'service');
  if (resource !== undefined && service !== undefined) errors.invalid(path, '', 'cannot set both resource and service backends');
  else if (resource !== undefined) validateResource(errors, resource, child(path, 'resource'));
  else if (service !== undefined) validateServiceBackend(errors, service, minor, path);
  else errors.invalid(path, '', 'resource or service backend is required');
}

function validateResource(errors: FieldErrors, resource: JsonObject, path: string): void {
  const group = optionalText(resource, 'apiGroup');
  if (group !== undefined) errors.invalidFor(child(path, 'apiGroup'), group, dnsSubdomainErrors(group));
  for (const name of ['kind', 'name']) {
    const value = text(resource, name);
    if (value === '') errors.required(child(path, name));
    else errors.invalidFor(child(path, name), value, pathSegmentNameErrors(value));
  }
}

function validateServiceBackend(errors: FieldErrors, service: JsonObject, minor: number, path: string): void {
  const name = text(service, 'name');
  if (name === '') errors.required(child(path, 'service.name'));
  else errors.invalidFor(child(path, 'service.name'), name, serviceNameErrors(name, minor));
  const port = has(service, 'port') ? struct(service, 'port') : {};
  const portName = text(port, 'name');
  const portNumber = number(port, 'number');
  if (portName !== '' && portNumber !== 0) errors.invalid(path, '', 'cannot set both port name & port number');
  else if (portName !== '') errors.invalidFor(child(path, 'service.port.name'), portName, portNameErrors(portName));
  else if (portNumber !== 0) errors.invalidFor(child(path, 'service.port.number'), portNumber, portNumberErrors(portNumber));
  else errors.required(path, 'port name or number is required');
}
