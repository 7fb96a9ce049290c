import type { JsonObject } from '../../../kubernetes/json';
import { has, number, structs, text, textMap, texts } from '../decoded-fields';

const TOPOLOGY_HINTS = 'service.kubernetes.io/topology-aware-hints';
/** The node ports that clusters give unless told otherwise. */
const USUAL_NODE_PORTS = [30000, 32767] as const;

/**
 * What the server prints about a Service that it accepts (pkg/api/service/warnings.go, less the notes on how addresses are
 * spelt); `spec` has its defaults and what was allocated.
 */
export function serviceWarnings(spec: JsonObject, metadata: JsonObject): readonly string[] {
  const type = text(spec, 'type');
  const headless = type === 'ClusterIP' && text(spec, 'clusterIP') === 'None';
  const externalIps = texts(spec, 'externalIPs').length > 0;
  const warnings: readonly (readonly [boolean, string])[] = [
    [has(textMap(metadata, 'annotations'), TOPOLOGY_HINTS), `annotation ${TOPOLOGY_HINTS} is deprecated, please use service.kubernetes.io/topology-mode instead`],
    [headless && text(spec, 'loadBalancerIP') !== '', 'spec.loadBalancerIP is ignored for headless services'],
    [headless && externalIps, 'spec.externalIPs is ignored for headless services'],
    [headless && text(spec, 'sessionAffinity') !== 'None', 'spec.SessionAffinity is ignored for headless services'],
    [externalIps && !headless && type !== 'ExternalName', 'spec.externalIPs is deprecated and may no longer be implemented in some clusters'],
    [externalIps && type === 'ExternalName', 'spec.externalIPs is ignored when spec.type is "ExternalName"'],
    [type !== 'ExternalName' && text(spec, 'externalName') !== '', 'spec.externalName is ignored when spec.type is not "ExternalName"'],
    [text(spec, 'trafficDistribution') === 'PreferClose', 'spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"'],
  ];
  return warnings.filter(([applies]) => applies).map(([, warning]) => warning);
}

/** Node ports, as written, outside of the usual range: a dry run takes them, a create is refused where the range is the usual one. */
export function nodePortWarnings(written: JsonObject): readonly string[] {
  const [first, last] = USUAL_NODE_PORTS;
  return structs(written, 'ports').flatMap((port, position) => {
    const nodePort = number(port, 'nodePort');
    if (nodePort === 0 || (nodePort >= first && nodePort <= last)) return [];
    return [`spec.ports[${position}].nodePort: ${nodePort} is outside of ${first}-${last}, the range of clusters unless told otherwise; there a create is refused`];
  });
}
