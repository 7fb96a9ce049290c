import type { JsonObject } from '../../../kubernetes/json';
import { has, number, optionalNumber, optionalStruct, struct, structs, text } from '../decoded-fields';
import { child, index, key } from '../field-path';
import { amountsOf } from './container-resources';
import { containersOf } from './pod-context';

/**
 * What the server prints about a pod that it accepts but that will not do what was meant (pkg/api/pod/warnings.go, less the
 * notes on deprecated volumes, annotations and labels).
 */
export function podWarnings(spec: JsonObject, path: string): readonly string[] {
  const containers = containersOf(spec, path);
  const grace = optionalNumber(spec, 'terminationGracePeriodSeconds');
  return [
    ...selectorWarnings(spec, path),
    ...repeatedWarnings(structs(spec, 'hostAliases'), 'ip', child(path, 'hostAliases')),
    ...repeatedWarnings(structs(spec, 'imagePullSecrets'), 'name', child(path, 'imagePullSecrets')),
    ...containers.flatMap(([container, at]) => [...fractionWarnings(container, at), ...envWarnings(container, at)]),
    ...portWarnings(containers),
    ...portNameWarnings(containers),
    ...grace !== undefined && grace < 0
      ? [`${child(path, 'terminationGracePeriodSeconds')}: must be >= 0; negative values are invalid and will be treated as 1`]
      : [],
    ...affinityWarnings(spec, path),
  ];
}

const nullSelector = (path: string): string => `${child(path, 'labelSelector')}: a null labelSelector results in matching no pod`;

function selectorWarnings(spec: JsonObject, path: string): readonly string[] {
  return structs(spec, 'topologySpreadConstraints').flatMap((constraint, position) =>
    (has(constraint, 'labelSelector') ? [] : [nullSelector(index(child(path, 'topologySpreadConstraints'), position))]));
}

function affinityWarnings(spec: JsonObject, path: string): readonly string[] {
  return ['podAffinity', 'podAntiAffinity'].flatMap((name) => {
    const affinity = struct(struct(spec, 'affinity'), name);
    const at = child(path, `affinity.${name}`);
    const required = 'requiredDuringSchedulingIgnoredDuringExecution';
    const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
    return [
      ...structs(affinity, required).flatMap((term, position) => (has(term, 'labelSelector') ? [] : [nullSelector(index(child(at, required), position))])),
      ...structs(affinity, preferred).flatMap((term, position) => (has(struct(term, 'podAffinityTerm'), 'labelSelector')
        ? []
        : [nullSelector(child(index(child(at, preferred), position), 'podAffinityTerm'))])),
    ];
  });
}

function repeatedWarnings(list: readonly JsonObject[], field: string, path: string): readonly string[] {
  const values = list.map((entry) => text(entry, field));
  return values.flatMap((value, position) => {
    const at = child(index(path, position), field);
    const repeated = values.indexOf(value) < position ? [`${at}: duplicate ${field} ${JSON.stringify(value)}`] : [];
    return field === 'name' && value === '' ? [...repeated, `${at}: invalid empty name ""`] : repeated;
  });
}

/** Memory in thousandths of bytes: `500m` where `500Mi` was meant. */
function fractionWarnings(container: JsonObject, path: string): readonly string[] {
  const resources = struct(container, 'resources');
  return ['memory', 'ephemeral-storage'].flatMap((name) => (['limits', 'requests'] as const).flatMap((list) => {
    const amount = amountsOf(resources, list).get(name);
    if (amount === undefined || amount.milli() % 1000n === 0n) return [];
    return [`${key(child(path, `resources.${list}`), name)}: fractional byte value ${JSON.stringify(amount.canonical())} is invalid, must be an integer`];
  }));
}

function envWarnings(container: JsonObject, path: string): readonly string[] {
  const seen = new Set<string>();
  return structs(container, 'env').flatMap((variable, position) => {
    const name = text(variable, 'name');
    const value = text(variable, 'value');
    const reference = `$(${name})`;
    const hides = seen.has(name) && (optionalStruct(variable, 'valueFrom') !== undefined || value === reference || !value.includes(reference));
    seen.add(name);
    return hides ? [`${index(child(path, 'env'), position)}: hides previous definition of ${JSON.stringify(name)}, which may be dropped when using apply`] : [];
  });
}

interface UsedPort {
  readonly path: string;
  readonly use: string;
  readonly name: string;
  readonly hostPort: number;
  readonly hostIP: string;
}

function portsOf(containers: readonly (readonly [JsonObject, string])[]): readonly UsedPort[] {
  return containers.flatMap(([container, path]) => structs(container, 'ports').map((port, position) => ({
    path: index(child(path, 'ports'), position),
    use: `${number(port, 'containerPort')}/${text(port, 'protocol') || 'TCP'}`,
    name: text(port, 'name'),
    hostPort: number(port, 'hostPort'),
    hostIP: text(port, 'hostIP'),
  })));
}

function portWarnings(containers: readonly (readonly [JsonObject, string])[]): readonly string[] {
  const ports = portsOf(containers);
  return ports.flatMap((port, position) => ports.slice(0, position).filter((other) => other.use === port.use).flatMap((other) => {
    const how = meeting(port, other);
    return how === undefined ? [] : [`${port.path}: ${how} port definition with ${other.path}`];
  }));
}

function meeting(port: UsedPort, other: UsedPort): string | undefined {
  if (port.hostIP === other.hostIP && port.hostPort === other.hostPort) return 'duplicate';
  if (port.hostPort === 0 || other.hostPort === 0) return 'overlapping';
  return port.hostPort === other.hostPort && (port.hostIP === '') !== (other.hostIP === '') ? 'dangerously ambiguous' : undefined;
}

function portNameWarnings(containers: readonly (readonly [JsonObject, string])[]): readonly string[] {
  const first = new Map<string, string>();
  return portsOf(containers).flatMap(({ name, path }) => {
    const other = first.get(name);
    if (name === '') return [];
    if (other === undefined) {
      first.set(name, path);
      return [];
    }
    return [`${path}: duplicate port name ${JSON.stringify(name)} with ${other}, services and probes that select ports by name will use ${other}`];
  });
}
