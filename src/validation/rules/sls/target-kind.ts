import { ownField } from '../../../kubernetes/json';
import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { SLS_METRICS, slsMetrics, type SlsMetric } from './sls-metric';

/** A rate is shared by the pods, a latency is not. */
export const targetKind: Rule = {
  id: 'SLS012',
  name: 'rate not averaged, or latency averaged',
  severity: 'warning',
  cause: 'the number is for the whole route: as a Value a rate grows with the load whatever the replicas, and a latency divided by the pods means nothing',
  fix: 'use averageValue for requests and bytes per second, value for a latency',
  source: 'kubernetes pkg/controller/podautoscaler/replica_calculator.go GetExternalPerPodMetricReplicas, GetExternalMetricReplicas',
  kinds: [HPA],
  blindTo: anyName,
  check: each(slsMetrics, (metric) => {
    const [used, meant] = targetFields(metric);
    return used === undefined || meant === undefined || used === meant ? [] : [{
      path: `${metric.path}.target.${used}`,
      rule: `should be '${meant}', since ${metric.name} is ${meant === 'value' ? 'a latency' : 'a rate of the whole route'}`,
      got: metric.target[used],
    }];
  }),
  samples: {
    noncompliant: [slsHpa(SLS_LABELS, {}, { type: 'Value', value: '10' })],
    compliant: [slsHpa(SLS_LABELS)],
  },
};

/** The field of the target that is set, and the one that the metric wants. */
function targetFields({ name, target }: SlsMetric): readonly (('value' | 'averageValue') | undefined)[] {
  const fields = (['averageValue', 'value'] as const).filter((field) => target[field] !== undefined);
  const unit = ownField(SLS_METRICS, name);
  return [fields[0], unit === undefined ? undefined : unit === 'latency' ? 'value' : 'averageValue'];
}
