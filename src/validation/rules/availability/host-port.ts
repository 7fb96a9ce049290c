import { asList, asNumber, asObject } from '../../../kubernetes/json';
import { refOf } from '../../../kubernetes/object-ref';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { hpa } from '../samples';
import { withContainer } from './samples';

/** One pod a node at most. */
export const hostPort: Rule = {
  id: 'AVAIL014',
  name: 'port of the node under an autoscaler',
  severity: 'warning',
  cause: 'each node has a port once: beyond one pod a node the pods that the autoscaler adds stay Pending',
  fix: "leave 'hostPort' out and use a Service",
  source: 'kubernetes pkg/scheduler/framework/plugins/nodeports; kube-linter host-network',
  kinds: ['Deployment', 'StatefulSet', 'Rollout.argoproj.io'],
  check: (workload, { bundle }) => {
    const [scaler] = bundle.scalersOf(refOf(workload));
    if (scaler === undefined) return [];
    const { containers, hostNetwork } = asObject(asObject(bundle.podTemplate(workload)).spec);
    return asList(containers).flatMap((one, position) => asList(asObject(one).ports).flatMap((port, index) => {
      const { hostPort: own, containerPort } = asObject(port);
      const taken = asNumber(own) ?? (hostNetwork === true ? asNumber(containerPort) : undefined);
      return taken === undefined || taken === 0 ? [] : [{
        path: `spec.template.spec.containers[${position}].ports[${index}]`, rule: `should not take a port of the node while ${objectReference(scaler.manifest)} adds pods`, got: taken,
      }];
    }));
  },
  samples: {
    noncompliant: [hpa(), withContainer({ ports: [{ name: 'http', containerPort: 8080, hostPort: 8080 }] })],
    compliant: [hpa(), withContainer({ ports: [{ name: 'http', containerPort: 8080 }] })],
  },
};
