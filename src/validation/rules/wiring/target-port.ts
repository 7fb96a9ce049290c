import { each } from '../../each';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { SERVICE } from '../kinds';
import { deployment, service } from '../samples';
import { portsOf } from '../services';
import { servedWorkloads } from './workloads';

/** A named port that no container has. */
export const targetPort: Rule = {
  id: 'WIRING008',
  name: 'targetPort that no container has',
  severity: 'error',
  cause: 'a named targetPort is looked up in each pod: a pod without it gets no endpoint for the port, and requests fail without an error in the objects',
  fix: 'name the port of the container, or write its number',
  source: 'kubernetes pkg/controller/endpointslice, FindPort',
  kinds: [SERVICE],
  check: each(portsOf, ({ path, targetPort: port }, { read }, object) => {
    const without = typeof port !== 'string' ? undefined : read(object, servedWorkloads).find(({ ports }) => !ports.includes(port));
    return without === undefined ? [] : [{
      path: `${path}.targetPort`,
      rule: `must be the name of a port of ${objectReference(without.workload)}, which has ${without.ports.length === 0 ? 'none' : without.ports.join(', ')}`,
      got: port,
    }];
  }),
  samples: {
    noncompliant: [deployment(), service({ ports: [{ name: 'http', port: 80, targetPort: 'web' }] })],
    compliant: [deployment(), service()],
  },
};
