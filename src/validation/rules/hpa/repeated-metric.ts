import { asObject } from '../../../kubernetes/json';
import { anyName } from '../../alike';
import { valueAt } from '../../check/value-at';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { hpa } from '../samples';
import { CONTROLLER, metricsOf, type HpaMetric } from './metrics';

/** The same number twice. */
export const repeatedMetric: Rule = {
  id: 'HPA015',
  name: 'metric given twice',
  severity: 'warning',
  cause: 'the API server accepts it, and the larger wish of both wins: the target that is looser never counts',
  fix: 'keep the target that is meant',
  source: `${CONTROLLER}/horizontal.go computeReplicasForMetrics`,
  fixable: true,
  kinds: [HPA],
  blindTo: anyName,
  check: (object, { read }) => {
    const metrics = read(object, metricsOf);
    if (metrics.length < 2) return [];
    const identities = metrics.map(identity);
    return metrics.flatMap(({ path }, position) => {
      const first = identities.indexOf(identities[position] ?? '');
      if (first === position) return [];
      const [before, item] = [metrics[first]?.path ?? '', itemOf(path)];
      const same = JSON.stringify(valueAt(object, itemOf(before))) === JSON.stringify(valueAt(object, item));
      return [{ path, rule: `should not read the same as '${before}'`, ...(same && { edits: [{ op: 'remove', path: item }] }) }];
    });
  },
  samples: {
    noncompliant: [hpa({ metrics: [cpu(70), cpu(80)] })],
    compliant: [hpa({ metrics: [cpu(70)] })],
  },
};

/** Of `spec.metrics[0].resource` the path `spec.metrics[0]`. */
function itemOf(path: string): string {
  return path.slice(0, path.lastIndexOf('.'));
}

function identity({ type, name, source }: HpaMetric): string {
  return JSON.stringify([type, name, source.container, source.describedObject, asObject(source.metric).selector]);
}

function cpu(averageUtilization: number) {
  return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } };
}
