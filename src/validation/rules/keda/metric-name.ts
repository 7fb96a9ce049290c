import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { metadataPath, triggersOf, WITH_TRIGGERS } from './trigger';
import { mayHold, triggerType } from '../../../kubernetes/keda/trigger-parameters';

/** The parameter `metricName` of old manifests. */
export const ignoredMetricName: Rule = {
  id: 'KEDA007',
  name: 'metricName without effect',
  severity: 'warning',
  cause: 'KEDA names metrics by itself since 2.12 and ignores metricName; whoever looks for the metric by that name finds none',
  fix: 'leave it out',
  source: 'KEDA 2.12 changelog, kedacore/keda#4899',
  fixable: true,
  kinds: WITH_TRIGGERS,
  check: each(triggersOf, (trigger) => {
    const type = triggerType(trigger.type);
    if (type === undefined || trigger.metadata.metricName === undefined || mayHold(type, 'metricName')) return [];
    const path = metadataPath(trigger, 'metricName');
    return [{ path, about: 'key', rule: `has no effect on a ${trigger.type} trigger since KEDA 2.12`, edits: [{ op: 'remove', path }] }];
  }),
  samples: {
    noncompliant: [prometheusObject({ metricName: 'http_requests' })],
    compliant: [prometheusObject()],
  },
};
