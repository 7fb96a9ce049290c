import { withContainer } from './samples';
import { asList, asObject, asString, type JsonObject } from '../../../kubernetes/json';
import { nearest } from '../../../kubernetes/nearest';
import { anyName } from '../../alike';
import type { Detection, Rule } from '../../rule';

const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;

/** A probe of a port that the container does not name. */
export const probePort: Rule = {
  id: 'AVAIL010',
  name: 'probe of a port without that name',
  severity: 'error',
  cause: 'the API server does not look, and the probe fails every time: the pod never gets ready, or is restarted for ever',
  fix: 'write the name of a port of the same container, or its number',
  source: 'kubernetes pkg/kubelet/prober, resolveContainerPort; kosko valid-probe-port',
  kinds: ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout.argoproj.io'],
  blindTo: anyName,
  check: (workload, { bundle }) => {
    const { containers, initContainers } = asObject(asObject(bundle.podTemplate(workload)).spec);
    return [
      ...asList(containers).flatMap((one, position) => unknownPorts(asObject(one), `spec.template.spec.containers[${position}]`)),
      ...asList(initContainers).flatMap((one, position) => unknownPorts(asObject(one), `spec.template.spec.initContainers[${position}]`)),
    ];
  },
  samples: {
    noncompliant: [withContainer({ readinessProbe: { httpGet: { path: '/ready', port: 'web' } } })],
    compliant: [withContainer({ readinessProbe: { httpGet: { path: '/ready', port: 'http' } } })],
  },
};

function unknownPorts(container: JsonObject, path: string): readonly Detection[] {
  const names = asList(container.ports).flatMap((port) => asString(asObject(port).name) ?? []);
  return PROBES.flatMap((probe) => (['httpGet', 'tcpSocket'] as const).flatMap((handler) => {
    const port = asString(asObject(asObject(container[probe])[handler]).port);
    // A text of digits is taken for a number.
    if (port === undefined || names.includes(port) || /^\d+$/.test(port)) return [];
    const meant = nearest(port, names);
    return [{
      path: `${path}.${probe}.${handler}.port`,
      rule: `must be the name of a port of its container: ${names.length === 0 ? 'none' : names.join(', ')}`,
      got: port,
      ...(meant !== undefined && { fix: `write ${meant}` }),
    }];
  }));
}
