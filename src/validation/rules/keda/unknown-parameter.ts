import { parameterSince } from '../../../kubernetes/keda/history';
import { each } from '../../each';
import { misspeltKey } from '../../misspelt';
import { atLeast } from '../../profile';
import type { Detection, Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { KEDA, metadataPath, triggersOf, WITH_TRIGGERS, type Trigger } from './trigger';
import { isFreeForm, isNewerKey, mayHold, triggerType } from '../../../kubernetes/keda/trigger-parameters';

/** Left to KEDA007: it was known once, and does no harm. */
const METRIC_NAME = 'metricName';

/** A key that KEDA ignores. */
export const unknownParameter: Rule = {
  id: 'KEDA002',
  name: 'trigger parameter that KEDA ignores',
  severity: 'error',
  cause: 'KEDA ignores keys that the scaler does not know, so a misspelt one silently leaves the default',
  fix: 'write a parameter of this trigger type, or leave it out',
  source: `${KEDA} pkg/scalers/scalersconfig/typed_config.go, schema/generated/scalers-schema.json`,
  fixable: true,
  kinds: WITH_TRIGGERS,
  check: each(triggersOf, (trigger, { profile }) => [...laterKeys(trigger, profile.keda), ...ignoredKeys(trigger)]),
  samples: {
    noncompliant: [prometheusObject({ ignoreNullValue: 'false' })],
    compliant: [prometheusObject()],
  },
};

/** Keys that are read by a later version of KEDA only. */
function laterKeys(trigger: Trigger, version: string): readonly Detection[] {
  return Object.keys(trigger.metadata).flatMap((key): readonly Detection[] => {
    const since = parameterSince(trigger.type, key);
    return since === undefined || atLeast(version, since) || isNewerKey(trigger.type, key) ? [] : [{
      path: metadataPath(trigger, key),
      about: 'key',
      rule: `is no parameter of the ${trigger.type} trigger before KEDA ${since}, and is ignored`,
      fix: `leave it out, or state KEDA ${since} or later in the profile`,
    }];
  });
}

function ignoredKeys(trigger: Trigger): readonly Detection[] {
  const type = triggerType(trigger.type);
  if (type === undefined || isFreeForm(trigger.type)) return [];
  const isKnown = (key: string): boolean => mayHold(type, key) || isNewerKey(trigger.type, key) || parameterSince(trigger.type, key) !== undefined;
  return Object.keys(trigger.metadata).filter((key) => key !== METRIC_NAME && !isKnown(key)).map((key) => {
    const path = metadataPath(trigger, key);
    if (type.byName.get(key)?.from.includes('a') === true) {
      return {
        path,
        about: 'key',
        rule: `is read only from a TriggerAuthentication, and ignored in the metadata of a ${trigger.type} trigger`,
        fix: `give it as the parameter '${key}' of a TriggerAuthentication`,
      };
    }
    const rule = `is no parameter of the ${trigger.type} trigger and is ignored`;
    return { path, rule, ...misspeltKey(path, key, trigger.metadata, type.metadataKeys) };
  });
}
