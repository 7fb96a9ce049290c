import { each } from '../../each';
import { misspeltText } from '../../misspelt';
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
  fixable: true,
  kinds: WITH_TRIGGERS,
  check: each(triggersOf, (trigger) => Object.keys(trigger.metadata).flatMap((key) => {
    const values = triggerType(trigger.type)?.byName.get(key)?.values;
    const text = metadataText(trigger, key);
    if (values === undefined || text === undefined || isTemplated(text)) return [];
    const items = text.split(',').map((item) => item.trim());
    const path = metadataPath(trigger, key);
    return items.filter((item) => !values.includes(item)).map((item) => {
      const { fix, edits } = misspeltText(path, item, values);
      // Of several values one cannot be replaced by itself.
      return { path, rule: `must be one of ${values.join(', ')}`, got: item, ...(fix !== undefined && { fix }), ...(edits !== undefined && items.length === 1 && { edits }) };
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
