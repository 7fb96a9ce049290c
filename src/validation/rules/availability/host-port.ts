import { asList, asNumber, asObject } from '../../../kubernetes/json';
import { refOf } from '../../../kubernetes/object-ref';
import { anyName } from '../../alike';
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
  blindTo: anyName,
  check: (workload, { bundle }) => {
    const { containers, hostNetwork } = asObject(asObject(bundle.podTemplate(workload)).spec);
    const taken = asList(containers).flatMap((one, position) => asList(asObject(one).ports).flatMap((port, index) => {
      const { hostPort: own, containerPort } = asObject(port);
      const number = asNumber(own) ?? (hostNetwork === true ? asNumber(containerPort) : undefined);
      return number === undefined || number === 0 ? [] : [{ path: `spec.template.spec.containers[${position}].ports[${index}]`, number }];
    }));
    const [scaler] = taken.length === 0 ? [] : bundle.scalersOf(refOf(workload));
    return scaler === undefined ? [] : taken.map(({ path, number }) => ({
      path, rule: `should not take a port of the node while ${objectReference(scaler.manifest)} adds pods`, got: number,
    }));
  },
  samples: {
    noncompliant: [hpa(), withContainer({ ports: [{ name: 'http', containerPort: 8080, hostPort: 8080 }] })],
    compliant: [hpa(), withContainer({ ports: [{ name: 'http', containerPort: 8080 }] })],
  },
};
