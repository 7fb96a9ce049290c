import { quantityOf } from '../../../kubernetes/quantity';
import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { hpa } from '../samples';
import { metricsOf } from './metrics';

const MEBIBYTE = 1_048_576n;

/** Bytes where megabytes were meant. */
export const memoryUnit: Rule = {
  id: 'HPA016',
  name: 'memory target without a unit',
  severity: 'warning',
  cause: 'a quantity without a suffix counts bytes: every pod is far above such a target, and the workload stays at its maximum',
  fix: 'write a suffix, such as 500Mi',
  source: 'tkestack/tke#1377; kubernetes resource.Quantity',
  kinds: [HPA],
  blindTo: anyName,
  check: each(metricsOf, ({ name, type, path, target }) => {
    if (name !== 'memory' || !type.endsWith('Resource')) return [];
    const bytes = quantityOf(target.averageValue)?.value();
    return bytes === undefined || bytes >= MEBIBYTE ? [] : [{ path: `${path}.target.averageValue`, rule: 'should be at least 1Mi', got: target.averageValue }];
  }),
  samples: {
    noncompliant: [hpa({ metrics: [memory('500')] })],
    compliant: [hpa({ metrics: [memory('500Mi')] })],
  },
};

function memory(averageValue: string) {
  return { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue } } };
}
