import type { JsonObject } from '../../../kubernetes/json';
import { number, structs, text } from '../decoded-fields';
import { disallowSet, isNotZero } from './allowed-fields';
import type { ContainerRole } from './environment';
import { atWorded, broken, missing, outside } from './webhook-error';
import type { WebhookError } from './webhook-error';

/** The ports of Knative's own containers: 8012 and 8013 take requests, 8022 admin, 9090 and 9091 metrics, 8008 profiling. */
const RESERVED: ReadonlySet<number> = new Set([8012, 8013, 8022, 9090, 9091, 8008]);

/** The one port that takes requests. */
export interface ServingPort {
  /** `http` where the container names none. */
  readonly name: string;
}

/** The serving port among all containers (`validateContainersPorts`): that of the last one with ports. */
export function servingPort(containers: readonly JsonObject[]): ServingPort {
  const ports = containers.map((container) => structs(container, 'ports')[0]).filter((port) => port !== undefined);
  const name = text(ports.at(-1) ?? {}, 'name');
  return { name: name === '' ? 'http' : name };
}

/** How many ports all containers have together; one serves. Paths are below the pod's spec. */
export function validatePortCount(containers: readonly JsonObject[]): WebhookError[] {
  const count = containers.reduce((total, container) => total + structs(container, 'ports').length, 0);
  if (count === 0 && containers.length > 1) return [{ ...missing('containers[*].ports'), detail: 'exactly one of several containers must name the port that takes requests' }];
  return count > 1 ? [broken('containers[*].ports', count, 'only one port is allowed across all containers')] : [];
}

/** The ports of a container. Knative words them without an index. */
export function validatePorts(container: JsonObject, role: ContainerRole): WebhookError[] {
  const ports = structs(container, 'ports');
  if (role === 'init') return ports.flatMap((port, position) => atWorded(`ports[${position}]`, 'ports', validatePort(port)));
  const [port] = ports;
  return port === undefined ? [] : atWorded('ports[0]', 'ports', [...validatePort(port), ...validateServing(port)]);
}

function validatePort(port: JsonObject): WebhookError[] {
  const containerPort = number(port, 'containerPort');
  return [
    ...disallowSet(port, ['hostIP', 'hostPort'], isNotZero),
    ...(RESERVED.has(containerPort) ? [broken('containerPort', containerPort, 'is a reserved port, please use a different value')] : []),
    ...outside('containerPort', containerPort, 0, 65535),
  ];
}

function validateServing(port: JsonObject): WebhookError[] {
  const protocol = text(port, 'protocol');
  const name = text(port, 'name');
  return [
    ...(protocol === '' || protocol === 'TCP' ? [] : [broken('protocol', protocol, "must be 'TCP'")]),
    ...(['', 'h2c', 'http1'].includes(name) ? [] : [{ ...broken('name', name, "must be empty, 'h2c' or 'http1'"), worded: '' }]),
  ];
}
