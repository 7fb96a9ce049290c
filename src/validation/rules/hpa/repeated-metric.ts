import { asObject } from '../../../kubernetes/json';
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
  kinds: [HPA],
  check: (object, { read }) => {
    const metrics = read(object, metricsOf);
    if (metrics.length < 2) return [];
    const identities = metrics.map(identity);
    return metrics.flatMap(({ path }, position) => {
      const first = identities.indexOf(identities[position] ?? '');
      return first === position ? [] : [{ path, rule: `should not read the same as '${metrics[first]?.path ?? ''}'` }];
    });
  },
  samples: {
    noncompliant: [hpa({ metrics: [cpu(70), cpu(80)] })],
    compliant: [hpa({ metrics: [cpu(70)] })],
  },
};

function identity({ type, name, source }: HpaMetric): string {
  return JSON.stringify([type, name, source.container, source.describedObject, asObject(source.metric).selector]);
}

function cpu(averageUtilization: number) {
  return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } };
}
