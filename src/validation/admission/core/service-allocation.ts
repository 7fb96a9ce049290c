import type { JsonObject } from '../../../kubernetes/json';
import { flag, number, optionalText, structs, text, textMap, texts } from '../decoded-fields';
import { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { hostsOf, parseIp, parseIpRange } from './ip-addresses';
import { familyOf, validateClusterIps } from './service-cluster-ips';
import { needsHealthCheckPort } from './service-defaults';
import { NodePorts } from './service-node-ports';

/** The addresses that a cluster gives to Services unless told otherwise (kubeadm). */
export const DEFAULT_SERVICE_CIDR = '10.96.0.0/12';

/** What a cluster has to give to Services. */
export interface ServicePool {
  /** The range of cluster IPs, of one family. */
  readonly serviceCidr: string;
  /** The first and last node port; undefined: any, as in a server-side dry run. */
  readonly nodePortRange: readonly [number, number] | undefined;
}

/** The spec of a Service once cluster IPs and node ports are given; with errors it is as far as it came. */
export interface Allocation {
  readonly spec: JsonObject;
  readonly errors: FieldErrors;
}

/**
 * Gives a Service with its defaults its IP families, cluster IPs and node ports, all of which happens before validation
 * (Kubernetes 1.36 pkg/registry/core/service/storage/alloc.go) on a cluster of one IP family that has no other Services. What
 * is given by chance on a cluster is given as a dry run does.
 */
export function allocate(spec: JsonObject, pool: ServicePool): Allocation {
  const steps = [initIpFamilies, allocateClusterIps, allocateNodePorts];
  const errors = new FieldErrors();
  let current = spec;
  for (const step of steps) {
    current = step(errors, current, pool);
    if (!errors.empty) break;
  }
  return { spec: current, errors };
}

function initIpFamilies(errors: FieldErrors, spec: JsonObject, pool: ServicePool): JsonObject {
  if (text(spec, 'type') === 'ExternalName') return spec;
  const unselected = text(spec, 'clusterIP') === 'None' && Object.keys(textMap(spec, 'selector')).length === 0;
  const policy = optionalText(spec, 'ipFamilyPolicy') ?? (unselected ? 'RequireDualStack' : 'SingleStack');
  const withPolicy = { ...spec, ipFamilyPolicy: policy };
  validateClusterIps(errors, withPolicy, 'spec');
  if (!errors.empty) return withPolicy;
  const configured = familyOf(pool.serviceCidr.split('/')[0] ?? '');
  const families = familiesOfIps(errors, withPolicy, configured);
  if (!errors.empty) return withPolicy;
  if (unselected) return { ...withPolicy, ipFamilies: bothFamilies(families.length === 0 ? [configured] : families, policy) };
  if (policy === 'RequireDualStack') errors.invalid('spec.ipFamilyPolicy', policy, 'this cluster is not configured for dual-stack services');
  families.forEach((family, position) => {
    if (family !== configured) errors.invalid(index('spec.ipFamilies', position), family, 'not configured on this cluster');
  });
  return { ...withPolicy, ipFamilies: families.length === 0 ? [configured] : families };
}

/** The families that are asked for, and those of the cluster IPs beyond them. */
function familiesOfIps(errors: FieldErrors, spec: JsonObject, configured: string): readonly string[] {
  const ips = texts(spec, 'clusterIPs');
  const families = [...texts(spec, 'ipFamilies')];
  const policy = text(spec, 'ipFamilyPolicy');
  if (policy === 'SingleStack') {
    for (const [list, what] of [[ips, 'cluster IPs'], [families, 'IP families']] as const) {
      if (list.length !== 2) continue;
      errors.invalid('spec.ipFamilyPolicy', policy, `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`);
    }
  }
  for (const [position, ip] of ips.entries()) {
    if (ip === 'None') break;
    if (position < families.length) continue;
    const family = familyOf(ip);
    if (family === configured) families.push(family);
    else errors.invalid(index('spec.clusterIPs', position), ips, `${family} is not configured on this cluster`);
  }
  return families;
}

function bothFamilies(families: readonly string[], policy: string): readonly string[] {
  if (families.length > 1 || policy === 'SingleStack') return families;
  return [...families, families[0] === 'IPv4' ? 'IPv6' : 'IPv4'];
}

function allocateClusterIps(errors: FieldErrors, spec: JsonObject, pool: ServicePool): JsonObject {
  const wanted = texts(spec, 'clusterIPs');
  const range = parseIpRange(pool.serviceCidr);
  if (text(spec, 'type') === 'ExternalName' || wanted[0] === 'None' || range === undefined) return spec;
  const [first, last] = hostsOf(range);
  const given = texts(spec, 'ipFamilies').map((_, position) => wanted[position] ?? '');
  for (const ip of given) {
    const address = ip === '' ? undefined : parseIp(ip);
    if (address === undefined || (address.value >= first && address.value <= last)) continue;
    const reason = `the provided IP (${ip}) is not in the valid range. The range of valid IPs is ${pool.serviceCidr}`;
    errors.invalid('spec.clusterIPs', wanted, `failed to allocate IP ${ip}: ${reason}`);
  }
  // A dry run gives the address of the network itself.
  const network = pool.serviceCidr.split('/')[0] ?? '';
  const clusterIPs = [...given.map((ip) => ip || network), ...wanted.slice(given.length)];
  return { ...spec, clusterIPs, clusterIP: clusterIPs[0] ?? '' };
}

function allocateNodePorts(errors: FieldErrors, spec: JsonObject, pool: ServicePool): JsonObject {
  const ports = new NodePorts(pool.nodePortRange);
  const type = text(spec, 'type');
  const given = type === 'NodePort' || (type === 'LoadBalancer' && flag(spec, 'allocateLoadBalancerNodePorts'));
  const withPorts = given || type === 'LoadBalancer' ? { ...spec, ports: allocatePorts(errors, structs(spec, 'ports'), ports, given ? 'all' : 'requested') } : spec;
  if (!errors.empty || !needsHealthCheckPort(withPorts)) return withPorts;
  const wanted = number(withPorts, 'healthCheckNodePort');
  if (wanted === 0) return { ...withPorts, healthCheckNodePort: ports.next() };
  const reason = ports.take(wanted);
  if (reason !== undefined) {
    errors.add([{ type: 'InternalError', field: '', detail: `failed to allocate requested HealthCheck NodePort ${wanted}: ${reason}` }]);
  }
  return withPorts;
}

/** Ports of one number share a node port: the first that one of them asks for. */
function allocatePorts(errors: FieldErrors, list: readonly JsonObject[], ports: NodePorts, which: 'all' | 'requested'): readonly JsonObject[] {
  const shared = new Map<number, number>();
  return list.map((port, position) => {
    const own = number(port, 'nodePort');
    const portNumber = number(port, 'port');
    if (!errors.empty || (own === 0 && which === 'requested')) return port;
    const known = shared.get(portNumber);
    if (known !== undefined && (own === known || own === 0)) return { ...port, nodePort: known };
    const wanted = known === undefined ? list.map((other) => (number(other, 'port') === portNumber ? number(other, 'nodePort') : 0)).find((other) => other !== 0) : own;
    if (wanted === undefined) {
      const next = ports.next();
      shared.set(portNumber, next);
      return { ...port, nodePort: next };
    }
    const reason = ports.take(wanted);
    if (reason !== undefined) errors.invalid(child(index('spec.ports', position), 'nodePort'), wanted, reason);
    if (known === undefined) shared.set(portNumber, wanted);
    return { ...port, nodePort: wanted };
  });
}
