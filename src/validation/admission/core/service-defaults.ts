import type { JsonObject } from '../../../kubernetes/json';
import { number, optionalIntOrText, optionalNumber, struct, structs, text, texts } from '../decoded-fields';

const AFFINITY_TIMEOUT_SECONDS = 10800;

/** The spec of a decoded v1 Service with its defaults (pkg/apis/core/v1/defaults.go), and with `clusterIPs` taken from `clusterIP`. */
export function defaultServiceSpec(spec: JsonObject): JsonObject {
  const type = text(spec, 'type') || 'ClusterIP';
  const clusterIP = text(spec, 'clusterIP');
  const balanced = type === 'LoadBalancer';
  return {
    ...(type !== 'ExternalName' && isServiceType(type) && { internalTrafficPolicy: 'Cluster' }),
    ...(balanced && { allocateLoadBalancerNodePorts: true }),
    ...spec,
    ...defaultAffinity(spec),
    type,
    ports: structs(spec, 'ports').map(defaultPort),
    ...(isExternallyAccessible({ ...spec, type }) && text(spec, 'externalTrafficPolicy') === '' && { externalTrafficPolicy: 'Cluster' }),
    ...(clusterIP !== '' && texts(spec, 'clusterIPs').length === 0 && { clusterIPs: [clusterIP] }),
  };
}

function isServiceType(type: string): boolean {
  return ['ClusterIP', 'NodePort', 'LoadBalancer'].includes(type);
}

/** Session affinity and its timeout; a timeout without affinity is dropped, one that is incomplete replaced. */
function defaultAffinity(spec: JsonObject): JsonObject {
  const sessionAffinity = text(spec, 'sessionAffinity') || 'None';
  if (sessionAffinity === 'None') return { sessionAffinity, sessionAffinityConfig: undefined };
  if (sessionAffinity !== 'ClientIP') return { sessionAffinity };
  const timeout = optionalNumber(struct(struct(spec, 'sessionAffinityConfig'), 'clientIP'), 'timeoutSeconds');
  return { sessionAffinity, sessionAffinityConfig: { clientIP: { timeoutSeconds: timeout ?? AFFINITY_TIMEOUT_SECONDS } } };
}

function defaultPort(port: JsonObject): JsonObject {
  const target = optionalIntOrText(port, 'targetPort');
  return {
    ...port,
    protocol: text(port, 'protocol') || 'TCP',
    targetPort: target === undefined || target === 0 || target === '' ? number(port, 'port') : target,
  };
}

/** Whether traffic from outside the cluster can reach a Service with its defaults: by its type or by external IPs. */
export function isExternallyAccessible(spec: JsonObject): boolean {
  const type = text(spec, 'type');
  return type === 'LoadBalancer' || type === 'NodePort' || (type === 'ClusterIP' && texts(spec, 'externalIPs').length > 0);
}

/** Whether a load balancer probes a node port to find the nodes with pods. */
export function needsHealthCheckPort(spec: JsonObject): boolean {
  return text(spec, 'type') === 'LoadBalancer' && text(spec, 'externalTrafficPolicy') === 'Local';
}

/** Whether a Service has no cluster IP by intent. */
export function isHeadless(spec: JsonObject): boolean {
  const ips = texts(spec, 'clusterIPs');
  return ips.length === 1 && ips[0] === 'None';
}
