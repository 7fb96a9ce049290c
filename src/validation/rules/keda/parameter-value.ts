import { nearest } from '../../../kubernetes/nearest';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { scaledObject } from '../samples';
import { isTemplated } from '../templated';
import { KEDA, metadataPath, metadataText, triggersOf, WITH_TRIGGERS } from './trigger';
import { triggerType } from '../../../kubernetes/keda/trigger-parameters';

/** A value out of a closed set. */
export const parameterValue: Rule = {
  id: 'KEDA005',
  name: 'trigger parameter with an unknown value',
  severity: 'error',
  cause: 'KEDA compares letter by letter, fails to build the scaler and makes no HorizontalPodAutoscaler',
  fix: 'use one of the values that the parameter knows',
  source: `${KEDA} pkg/scalers/scalersconfig/typed_config.go (tag enum)`,
  kinds: WITH_TRIGGERS,
  check: each(triggersOf, (trigger) => Object.keys(trigger.metadata).flatMap((key) => {
    const values = triggerType(trigger.type)?.byName.get(key)?.values;
    const text = metadataText(trigger, key);
    if (values === undefined || text === undefined || isTemplated(text)) return [];
    const wrong = text.split(',').map((item) => item.trim()).filter((item) => !values.includes(item));
    return wrong.map((item) => {
      const meant = nearest(item, values);
      return {
        path: metadataPath(trigger, key),
        rule: `must be one of ${values.join(', ')}`,
        got: item,
        ...(meant !== undefined && { fix: `write ${meant}` }),
      };
    });
  })),
  samples: {
    noncompliant: [scaledObject([kafka('Latest')])],
    compliant: [scaledObject([kafka('latest')])],
  },
};

function kafka(offsetResetPolicy: string) {
  return { type: 'apache-kafka', metadata: { bootstrapServers: 'kafka.shop.svc:9092', consumerGroup: 'billing', topic: 'orders', offsetResetPolicy } };
}
