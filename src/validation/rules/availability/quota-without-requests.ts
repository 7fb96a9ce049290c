import { namespaceOf } from '../../../kubernetes/object-ref';
import { show } from '../../../kubernetes/problem';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { sample } from '../samples';
import { isFilledIn, quotaLines, silentContainers } from './quota';
import { withContainer } from './samples';

/** Pods that a quota refuses, since it cannot count them. */
export const quotaWithoutRequests: Rule = {
  id: 'AVAIL013',
  name: 'pods that the quota refuses',
  severity: 'error',
  cause: 'a quota of a resource wants every container to say how much it takes of it: otherwise each pod is refused ("must specify"), and only an event of the ReplicaSet tells',
  fix: 'give the container the request or limit, or the namespace a LimitRange with defaults',
  source: 'kubernetes pkg/quota/v1/evaluator/core/pods.go Constraints',
  kinds: ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout.argoproj.io'],
  check: (workload, { bundle }) => {
    const lines = quotaLines(namespaceOf(workload), bundle);
    const template = lines.length === 0 ? undefined : bundle.podTemplate(workload);
    if (template === undefined) return [];
    return lines.filter((line) => !isFilledIn(line, workload, bundle)).flatMap((line) => silentContainers(line, template).map(({ name }) => ({
      path: 'spec.template.spec.containers', sub: `${String(name)}.${line.name}`, rule: `must say ${line.name.replace(/^(cpu|memory)$/, 'requests.$1')} of container ${show(name)}, which ${objectReference(line.quota)} counts`,
    })));
  },
  samples: {
    noncompliant: [quota(), withContainer({ resources: { requests: { cpu: '100m' } } })],
    compliant: [quota(), withContainer({ resources: { requests: { cpu: '100m', memory: '64Mi' } } })],
  },
};

function quota() {
  return sample('v1', 'ResourceQuota', { spec: { hard: { 'requests.cpu': '10', 'requests.memory': '10Gi' } } });
}
