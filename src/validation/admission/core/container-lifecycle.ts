import type { JsonObject } from '../../../kubernetes/json';
import { httpHeaderNameErrors } from '../../../kubernetes/names';
import { has, number, optionalIntOrText, optionalNumber, optionalStruct, structs, text, texts } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child } from '../field-path';
import { validatePortNumberOrName } from './ports';

/** The probes of a container. */
export const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

type ValidateHandler = (errors: FieldErrors, handler: JsonObject, path: string, gracePeriodSeconds: number) => void;

/** Handlers in upstream's order; only the first that is present is validated. */
const HANDLERS: readonly (readonly [name: string, validate: ValidateHandler])[] = [
  ['exec', (errors, exec, path) => { if (texts(exec, 'command').length === 0) errors.required(child(path, 'command')); }],
  ['httpGet', validateHttpGet],
  ['tcpSocket', (errors, socket, path) => validatePortNumberOrName(errors, optionalIntOrText(socket, 'port') ?? 0, child(path, 'port'))],
  ['grpc', (errors, grpc, path) => validatePortNumberOrName(errors, number(grpc, 'port'), child(path, 'port'))],
  ['sleep', validateSleep],
];

/** All probes of a container (validateProbe); zeros stand for their defaults. */
export function validateProbes(errors: FieldErrors, container: JsonObject, gracePeriodSeconds: number, path: string): void {
  for (const name of PROBES) {
    const probe = optionalStruct(container, name);
    if (probe !== undefined) validateProbe(errors, name, probe, gracePeriodSeconds, child(path, name));
  }
}

function validateProbe(errors: FieldErrors, name: typeof PROBES[number], probe: JsonObject, gracePeriodSeconds: number, path: string): void {
  validateHandler(errors, probe, gracePeriodSeconds, path);
  for (const field of ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold']) {
    errors.nonNegative(child(path, field), number(probe, field));
  }
  const grace = optionalNumber(probe, 'terminationGracePeriodSeconds');
  const gracePath = child(path, 'terminationGracePeriodSeconds');
  if (grace !== undefined && grace <= 0) errors.invalid(gracePath, grace, 'must be greater than 0');
  const successes = number(probe, 'successThreshold') || 1;
  if (name === 'readinessProbe') {
    if (grace !== undefined) errors.invalid(gracePath, grace, 'must not be set for readinessProbes');
  } else if (successes !== 1) {
    errors.invalid(child(path, 'successThreshold'), successes, 'must be 1');
  }
}

/**
 * The lifecycle of a container as the server keeps it: the stop signal is dropped (gate ContainerStopSignals is off by default),
 * and with it a lifecycle that has nothing else.
 */
export function lifecycleOf(container: JsonObject): JsonObject | undefined {
  const lifecycle = optionalStruct(container, 'lifecycle');
  return lifecycle !== undefined && has(lifecycle, 'stopSignal') && !has(lifecycle, 'postStart') && !has(lifecycle, 'preStop') ? undefined : lifecycle;
}

/** `lifecycle` (validateLifecycle). */
export function validateLifecycle(errors: FieldErrors, lifecycle: JsonObject | undefined, gracePeriodSeconds: number, path: string): void {
  for (const name of ['postStart', 'preStop']) {
    const handler = lifecycle === undefined ? undefined : optionalStruct(lifecycle, name);
    if (handler !== undefined) validateHandler(errors, handler, gracePeriodSeconds, child(path, name));
  }
}

function validateHandler(errors: FieldErrors, holder: JsonObject, gracePeriodSeconds: number, path: string): void {
  const present = HANDLERS.filter(([name]) => has(holder, name));
  present.forEach(([name, validate], position) => {
    if (position > 0) errors.forbidden(child(path, name), 'may not specify more than 1 handler type');
    else validate(errors, optionalStruct(holder, name) ?? {}, child(path, name), gracePeriodSeconds);
  });
  if (present.length === 0) errors.required(path, 'must specify a handler type');
}

/** The path is `/` by default and the scheme HTTP. */
function validateHttpGet(errors: FieldErrors, http: JsonObject, path: string): void {
  validatePortNumberOrName(errors, optionalIntOrText(http, 'port') ?? 0, child(path, 'port'));
  errors.oneOf(child(path, 'scheme'), text(http, 'scheme') || 'HTTP', ['HTTP', 'HTTPS']);
  for (const header of structs(http, 'httpHeaders')) {
    const name = text(header, 'name');
    errors.invalidFor(child(path, 'httpHeaders'), name, httpHeaderNameErrors(name));
  }
}

function validateSleep(errors: FieldErrors, sleep: JsonObject, path: string, gracePeriodSeconds: number): void {
  const seconds = number(sleep, 'seconds');
  if (seconds < 0 || seconds > gracePeriodSeconds) {
    errors.invalid(path, seconds, `must be non-negative and less than terminationGracePeriodSeconds (${gracePeriodSeconds})`);
  }
}
