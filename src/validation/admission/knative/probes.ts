import type { JsonObject } from '../../../kubernetes/json';
import { number, optionalIntOrText, optionalStruct } from '../decoded-fields';
import { disallowSet, isNotZero, isPresent } from './allowed-fields';
import type { ServingPort } from './container-ports';
import { at, broken, disallowed, exactlyOne, outside, worded } from './webhook-error';
import type { WebhookError } from './webhook-error';

const INT32_MAX = 2 ** 31 - 1;
const HANDLERS = ['httpGet', 'tcpSocket', 'exec', 'grpc'] as const;

/** The probes of a container that may have them; without a serving port it is a sidecar's. */
export function validateProbes(container: JsonObject, port: ServingPort | undefined): WebhookError[] {
  return [
    ...at('livenessProbe', validateProbe(optionalStruct(container, 'livenessProbe'), port)),
    ...at('readinessProbe', validateReadinessProbe(optionalStruct(container, 'readinessProbe'), port)),
    ...at('startupProbe', validateProbe(optionalStruct(container, 'startupProbe'), port)),
  ];
}

/** The probes of a container that must have none, each field on its own (`validateSidecarContainer`). */
export function disallowProbes(container: JsonObject, condition: string): WebhookError[] {
  return ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((name) => {
    const probe = optionalStruct(container, name);
    if (probe === undefined) return [];
    const handled = HANDLERS.some((handler) => isPresent(probe, handler));
    return at(name, [
      ...(handled ? [disallowed('', condition)] : []),
      ...disallowSet(probe, ['failureThreshold', 'initialDelaySeconds', 'periodSeconds', 'successThreshold', 'timeoutSeconds'], isNotZero, condition),
    ]);
  });
}

function validateProbe(probe: JsonObject | undefined, port: ServingPort | undefined): WebhookError[] {
  if (probe === undefined) return [];
  const present = HANDLERS.filter((handler) => isPresent(probe, handler));
  // Knative wraps what it found so far in each further handler.
  const handlerErrors = present.reduce<WebhookError[]>((earlier, handler) => [
    ...worded(handler, earlier),
    ...(handler === 'httpGet' || handler === 'tcpSocket' ? validatePort(`${handler}.port`, optionalStruct(probe, handler) ?? {}, port) : []),
  ], []);
  const count = exactlyOne(['httpGet', 'tcpSocket', 'exec', 'grpc'], present).map((error) =>
    (present.length > 1 && error.field === 'grpc' ? { ...error, worded: 'gRPC' } : error));
  return [...handlerErrors, ...count];
}

function validatePort(field: string, handler: JsonObject, serving: ServingPort | undefined): WebhookError[] {
  const port = optionalIntOrText(handler, 'port') ?? 0;
  if (serving === undefined) return port === 0 || port === '' ? [broken(field, port, 'must be given')] : [];
  const foreign = typeof port === 'string' && port !== '' && port !== serving.name;
  return foreign ? [broken(field, port, `must be a number or the name of the container port, '${serving.name}'`)] : [];
}

/** A readiness probe, with defaults filled in. Period 0 stands for Knative's own aggressive probing. */
function validateReadinessProbe(probe: JsonObject | undefined, port: ServingPort | undefined): WebhookError[] {
  if (probe === undefined) return [];
  const read = (name: string): number => number(probe, name);
  const aggressive = read('periodSeconds') === 0;
  return [
    ...validateProbe(probe, port),
    ...outside('periodSeconds', read('periodSeconds'), 0, INT32_MAX),
    ...outside('initialDelaySeconds', read('initialDelaySeconds'), 0, INT32_MAX),
    ...outside('successThreshold', read('successThreshold'), 1, INT32_MAX),
    ...['failureThreshold', 'timeoutSeconds'].flatMap((name) => (aggressive
      ? disallowSet(probe, [name], isNotZero, "where 'periodSeconds' is 0")
      : outside(name, read(name), 1, INT32_MAX))),
  ];
}
