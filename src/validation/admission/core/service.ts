import type { JsonObject } from '../../../kubernetes/json';
import { dnsSubdomainErrors, qualifiedNameErrors } from '../../../kubernetes/names';
import { has, number, optionalText, struct, structs, text, textMap, texts } from '../decoded-fields';
import { FieldErrors } from '../field-errors';
import { child, index, key } from '../field-path';
import { validateLabels } from '../label-errors';
import { validateCoreObjectMeta } from '../object-meta';
import type { Judgement } from './admission';
import { endpointIpErrors, ipErrors, ipRangeErrors } from './ip-addresses';
import type { CoreProfile } from './profile';
import { allocate, DEFAULT_SERVICE_CIDR } from './service-allocation';
import { validateClusterIps } from './service-cluster-ips';
import { defaultServiceSpec, isExternallyAccessible, isHeadless, needsHealthCheckPort } from './service-defaults';
import { serviceNameErrors } from './service-name';
import { validateServicePorts } from './service-ports';
import { nodePortWarnings, serviceWarnings } from './service-warnings';

const SOURCE_RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges';
const TOPOLOGY_HINTS = 'service.kubernetes.io/topology-aware-hints';
const TOPOLOGY_MODE = 'service.kubernetes.io/topology-mode';
/** Longest session affinity, in seconds. */
const MAX_AFFINITY_SECONDS = 86400;

/** Allocates for and validates a decoded v1 Service (Kubernetes 1.36 pkg/registry/core/service, pkg/apis/core/validation). */
export function judgeService(service: JsonObject, minor: number, profile: CoreProfile): Judgement {
  const metadata = struct(service, 'metadata');
  const pool = { serviceCidr: profile.serviceCidr ?? DEFAULT_SERVICE_CIDR, nodePortRange: profile.nodePortRange };
  const written = struct(service, 'spec');
  const { spec, errors: allocation } = allocate(defaultServiceSpec(written), pool);
  if (!allocation.empty) return { stage: 'allocate', errors: allocation.list, warnings: () => [] };
  const errors = new FieldErrors();
  const name = (value: string): readonly string[] => serviceNameErrors(value, minor);
  validateCoreObjectMeta(errors, metadata, { name, scope: 'namespace' }, 'metadata');
  validateSpec(errors, spec, textMap(metadata, 'annotations'));
  const unchecked = profile.nodePortRange === undefined ? written : {};
  const warnings = (): readonly string[] => [...serviceWarnings(spec, metadata), ...nodePortWarnings(unchecked)];
  return { stage: 'validate', errors: errors.list, warnings };
}

function validateSpec(errors: FieldErrors, spec: JsonObject, annotations: Readonly<Record<string, string>>): void {
  const hints = annotations[TOPOLOGY_HINTS];
  const mode = annotations[TOPOLOGY_MODE];
  if (hints !== undefined && mode !== undefined && hints !== mode) {
    errors.invalid(key('metadata.annotations', TOPOLOGY_MODE), mode, `must match annotations[${TOPOLOGY_HINTS}] when both are specified`);
  }
  const type = text(spec, 'type');
  const ports = structs(spec, 'ports');
  if (ports.length === 0 && !isHeadless(spec) && type !== 'ExternalName') errors.required('spec.ports');
  if (isHeadless(spec) && (type === 'LoadBalancer' || type === 'NodePort')) {
    errors.invalid('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${type} services`);
  }
  if (type === 'ExternalName') validateExternalName(errors, spec);
  validateServicePorts(errors, ports, 'spec.ports');
  validateLabels(errors, textMap(spec, 'selector'), 'spec.selector');
  validateAffinity(errors, spec);
  validateClusterIps(errors, spec, 'spec');
  texts(spec, 'externalIPs').forEach((ip, position) => {
    const details = ipErrors(ip);
    errors.invalidFor(index('spec.externalIPs', position), ip, details.length > 0 ? details : endpointIpErrors(ip));
  });
  errors.oneOf('spec.type', type, ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']);
  validatePortUses(errors, ports, type);
  validateSourceRanges(errors, spec, annotations);
  validateLoadBalancerFields(errors, spec);
  validateTrafficPolicies(errors, spec);
}

function validateExternalName(errors: FieldErrors, spec: JsonObject): void {
  if (texts(spec, 'clusterIPs').length > 0) errors.forbidden('spec.clusterIPs', 'may not be set for ExternalName services');
  if (texts(spec, 'ipFamilies').length > 0) errors.forbidden('spec.ipFamilies', 'may not be set for ExternalName services');
  if (has(spec, 'ipFamilyPolicy')) errors.forbidden('spec.ipFamilyPolicy', 'may not be set for ExternalName services');
  const name = text(spec, 'externalName').replace(/\.$/, '');
  if (name === '') errors.required('spec.externalName');
  else errors.invalidFor('spec.externalName', name, dnsSubdomainErrors(name));
}

function validateAffinity(errors: FieldErrors, spec: JsonObject): void {
  const affinity = text(spec, 'sessionAffinity');
  errors.oneOf('spec.sessionAffinity', affinity, ['ClientIP', 'None']);
  if (affinity !== 'ClientIP') return;
  const timeout = number(struct(struct(spec, 'sessionAffinityConfig'), 'clientIP'), 'timeoutSeconds');
  if (timeout <= 0 || timeout > MAX_AFFINITY_SECONDS) {
    errors.invalid('spec.sessionAffinityConfig.clientIP.timeoutSeconds', timeout, `must be greater than 0 and less than ${MAX_AFFINITY_SECONDS}`);
  }
}

/** Node ports that a ClusterIP Service must not have, and ports that are there twice. */
function validatePortUses(errors: FieldErrors, ports: readonly JsonObject[], type: string): void {
  if (type === 'ClusterIP') {
    ports.forEach((port, position) => {
      if (number(port, 'nodePort') !== 0) errors.forbidden(child(index('spec.ports', position), 'nodePort'), "may not be used when `type` is 'ClusterIP'");
    });
  }
  const nodePorts = new Set<string>();
  ports.forEach((port, position) => {
    const nodePort = number(port, 'nodePort');
    if (nodePort === 0) return;
    const use = `${text(port, 'protocol')} ${nodePort}`;
    if (nodePorts.has(use)) errors.duplicate(child(index('spec.ports', position), 'nodePort'), nodePort);
    nodePorts.add(use);
  });
  const uses = new Set<string>();
  ports.forEach((port, position) => {
    const Protocol = text(port, 'protocol');
    const Port = number(port, 'port');
    const use = `${Protocol} ${Port}`;
    if (uses.has(use)) errors.duplicate(index('spec.ports', position), { Name: '', Protocol, AppProtocol: null, Port, TargetPort: 0, NodePort: 0 });
    uses.add(use);
  });
}

/** Source ranges of a load balancer, from the field or else the annotation; upstream writes the field's path with a capital. */
function validateSourceRanges(errors: FieldErrors, spec: JsonObject, annotations: Readonly<Record<string, string>>): void {
  const ranges = texts(spec, 'loadBalancerSourceRanges');
  const annotation = annotations[SOURCE_RANGES];
  if (ranges.length === 0 && annotation === undefined) return;
  const path = ranges.length > 0 ? 'spec.LoadBalancerSourceRanges' : key('metadata.annotations', SOURCE_RANGES);
  if (text(spec, 'type') !== 'LoadBalancer') errors.forbidden(path, "may only be used when `type` is 'LoadBalancer'");
  ranges.forEach((range, position) => errors.invalidFor(index(path, position), range.trim(), ipRangeErrors(range.trim())));
  if (ranges.length > 0 || annotation?.trim() === '') return;
  annotation?.trim().split(',').forEach((range) => errors.invalidFor(path, range.trim(), ipRangeErrors(range.trim())));
}

function validateLoadBalancerFields(errors: FieldErrors, spec: JsonObject): void {
  const balanced = text(spec, 'type') === 'LoadBalancer';
  if (!balanced && has(spec, 'allocateLoadBalancerNodePorts')) {
    errors.forbidden('spec.allocateLoadBalancerNodePorts', "may only be used when `type` is 'LoadBalancer'");
  }
  const loadBalancerClass = optionalText(spec, 'loadBalancerClass');
  if (loadBalancerClass === undefined) return;
  if (balanced) errors.invalidFor('spec.loadBalancerClass', loadBalancerClass, qualifiedNameErrors(loadBalancerClass));
  else errors.forbidden('spec.loadBalancerClass', "may only be used when `type` is 'LoadBalancer'");
}

function validateTrafficPolicies(errors: FieldErrors, spec: JsonObject): void {
  const external = text(spec, 'externalTrafficPolicy');
  if (isExternallyAccessible(spec)) errors.oneOf('spec.externalTrafficPolicy', external, ['Cluster', 'Local']);
  else if (external !== '') errors.invalid('spec.externalTrafficPolicy', external, 'may only be set for externally-accessible services');
  const healthCheck = number(spec, 'healthCheckNodePort');
  if (!needsHealthCheckPort(spec)) {
    if (healthCheck !== 0) {
      errors.invalid('spec.healthCheckNodePort', healthCheck, "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
    }
  } else if (healthCheck < 1 || healthCheck > 65535) {
    errors.invalid('spec.healthCheckNodePort', healthCheck, 'must be between 1 and 65535, inclusive');
  }
  const internal = optionalText(spec, 'internalTrafficPolicy');
  if (internal !== undefined) errors.oneOf('spec.internalTrafficPolicy', internal, ['Cluster', 'Local']);
  const distribution = optionalText(spec, 'trafficDistribution');
  if (distribution !== undefined) errors.oneOf('spec.trafficDistribution', distribution, ['PreferClose', 'PreferSameZone', 'PreferSameNode']);
}
