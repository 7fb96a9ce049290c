import { namespaceOf } from '../../../kubernetes/object-ref';
import { formatMilli } from '../../../kubernetes/quantity';
import { scalerOf } from '../../../kubernetes/scaler';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { targetTemplate } from '../hpa/pod-resources';
import { HPA, SCALED_OBJECT } from '../kinds';
import { deployment, hpa, sample } from '../samples';
import { highest } from './minimum';
import { podCount, quotaLines } from './quota';

/** A maximum that the namespace has no room for. */
export const beyondQuota: Rule = {
  id: 'AVAIL012',
  name: 'maximum beyond the quota',
  severity: 'warning',
  cause: 'the pods beyond the quota are refused when they are needed most; the autoscaler goes on to ask for them and reports nothing',
  fix: 'raise the quota, or lower the maximum or the requests',
  source: 'kubernetes documentation, resource quotas; Popeye POP-602 (of a living cluster)',
  kinds: [HPA, SCALED_OBJECT],
  check: (object, { bundle }) => {
    const lines = quotaLines(namespaceOf(object), bundle);
    if (lines.length === 0) return [];
    const scaler = scalerOf(object);
    const max = scaler === undefined ? undefined : highest(scaler);
    const template = targetTemplate(object, bundle);
    if (max === undefined || template === undefined) return [];
    return lines.flatMap((line) => {
      const each = podCount(line, template);
      const wanted = each === undefined ? 0 : each * max;
      return wanted <= Number(line.hard.milli()) ? [] : [{
        path: object.kind === 'ScaledObject' ? 'spec.maxReplicaCount' : 'spec.maxReplicas',
        sub: line.name,
        rule: `should fit into ${objectReference(line.quota)}: ${max} pods need ${line.name} ${formatMilli(BigInt(wanted))}, and it allows ${line.hard.canonical()}`,
      }];
    });
  },
  samples: {
    noncompliant: [deployment(), quota('800m'), hpa()],
    compliant: [deployment(), quota('1'), hpa()],
  },
};

function quota(cpu: string) {
  return sample('v1', 'ResourceQuota', { spec: { hard: { 'requests.cpu': cpu } } });
}
