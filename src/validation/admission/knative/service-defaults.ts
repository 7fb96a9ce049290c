import type { JsonObject } from '../../../kubernetes/json';
import { has, number, optionalNumber, optionalStruct, struct, structs, text } from '../decoded-fields';
import type { KnativeClusterConfig } from './cluster-config';
import { expandNameTemplate, nameContainers } from './container-names';
import { isWritableVolume } from './volume-mounts';

/**
 * A decoded Service with the defaults of Knative's mutating webhook (knative/serving v0.50 `service_defaults.go`,
 * `revision_defaults.go`, `route_defaults.go`) as far as validation looks at them: not the resources, the security context and the
 * remaining timeouts.
 */
export function applyServiceDefaults(service: JsonObject, config: KnativeClusterConfig): JsonObject {
  const spec = struct(service, 'spec');
  const template = struct(spec, 'template');
  const revision = applyRevisionDefaults(struct(template, 'spec'), struct(service, 'metadata'), config);
  return { ...service, spec: { ...spec, template: { ...template, spec: revision }, traffic: applyTrafficDefaults(structs(spec, 'traffic')) } };
}

function applyRevisionDefaults(spec: JsonObject, metadata: JsonObject, { defaults }: KnativeClusterConfig): JsonObject {
  const containers = structs(spec, 'containers');
  const initContainers = structs(spec, 'initContainers');
  const taken = new Set([...containers, ...initContainers].map((container) => text(container, 'name')));
  const timeout = number(spec, 'timeoutSeconds');
  const named = nameContainers(containers, taken, expandNameTemplate(defaults.containerNameTemplate, metadata));
  const writable = new Set(structs(spec, 'volumes').filter(isWritableVolume).map((volume) => text(volume, 'name')));
  return {
    ...spec,
    timeoutSeconds: timeout === 0 ? defaults.revisionTimeoutSeconds : timeout,
    containerConcurrency: optionalNumber(spec, 'containerConcurrency') ?? defaults.containerConcurrency,
    ...(has(spec, 'containers') && { containers: named.map((container) => applyContainerDefaults(container, containers.length === 1, writable)) }),
    ...(has(spec, 'initContainers') && {
      initContainers: nameContainers(initContainers, taken, expandNameTemplate(defaults.initContainerNameTemplate, metadata)),
    }),
  };
}

function applyContainerDefaults(container: JsonObject, alone: boolean, writable: ReadonlySet<string>): JsonObject {
  const serving = alone || structs(container, 'ports').length > 0;
  const probe = optionalStruct(container, 'readinessProbe');
  const readinessProbe = serving ? withHandler(probe ?? {}) : probe;
  return {
    ...container,
    ...(readinessProbe !== undefined && { readinessProbe: applyProbeDefaults(readinessProbe) }),
    ...(has(container, 'volumeMounts') && {
      volumeMounts: structs(container, 'volumeMounts').map((mount) => (writable.has(text(mount, 'name')) ? mount : { ...mount, readOnly: true })),
    }),
  };
}

/** A readiness probe without handler connects to the serving port. */
function withHandler(probe: JsonObject): JsonObject {
  const handled = ['tcpSocket', 'httpGet', 'exec', 'grpc'].some((handler) => has(probe, handler));
  return handled ? probe : { ...probe, tcpSocket: {} };
}

function applyProbeDefaults(probe: JsonObject): JsonObject {
  const initial = number(probe, 'periodSeconds') === 0 ? { successThreshold: 1 } : { successThreshold: 1, failureThreshold: 3, timeoutSeconds: 1 };
  const missing = Object.entries(initial).filter(([name]) => number(probe, name) === 0);
  return { ...probe, ...Object.fromEntries(missing) };
}

/** Without targets the latest revision gets everything. */
function applyTrafficDefaults(targets: readonly JsonObject[]): JsonObject[] {
  if (targets.length === 0) return [{ percent: 100, latestRevision: true }];
  return targets.map((target) => ({ percent: 0, latestRevision: text(target, 'revisionName') === '', ...target }));
}
