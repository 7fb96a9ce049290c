import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { SERVICE } from '../kinds';
import { deployment, service } from '../samples';
import { portsOf } from '../services';
import { portNames } from './workloads';

/** A named port that no container has. */
export const targetPort: Rule = {
  id: 'WIRING008',
  name: 'targetPort that no container has',
  severity: 'error',
  cause: 'a named targetPort is looked up in each pod: a pod without it gets no endpoint for the port, and requests fail without an error in the objects',
  fix: 'name the port of the container, or write its number',
  source: 'kubernetes pkg/controller/endpointslice, FindPort',
  kinds: [SERVICE],
  check: (object, { bundle }) => portsOf(object).flatMap(({ path, targetPort: port }) => {
    if (typeof port !== 'string') return [];
    const without = bundle.workloadsOf(object).filter((workload) => !portNames(bundle.podTemplate(workload)).includes(port));
    return without.slice(0, 1).map((workload) => {
      const names = portNames(bundle.podTemplate(workload));
      return {
        path: `${path}.targetPort`, rule: `must be the name of a port of ${objectReference(workload)}, which has ${names.length === 0 ? 'none' : names.join(', ')}`, got: port,
      };
    });
  }),
  samples: {
    noncompliant: [deployment(), service({ ports: [{ name: 'http', port: 80, targetPort: 'web' }] })],
    compliant: [deployment(), service()],
  },
};
