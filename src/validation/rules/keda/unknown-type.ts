import { triggerTypeSince } from '../../../kubernetes/keda/history';
import { each } from '../../each';
import { misspeltText } from '../../misspelt';
import { atLeast } from '../../profile';
import type { Rule } from '../../rule';
import { PROMETHEUS_TRIGGER, prometheusObject, scaledObject } from '../samples';
import { KEDA, triggersOf, WITH_TRIGGERS } from './trigger';
import { isNewerType, TRIGGER_TYPES, triggerType } from '../../../kubernetes/keda/trigger-parameters';

/** A type that KEDA does not have. */
export const unknownType: Rule = {
  id: 'KEDA001',
  name: 'trigger type that KEDA does not have',
  severity: 'error',
  cause: 'neither the API server nor the webhook looks at the type; KEDA then reports "no scaler found for type" and does not scale at all',
  fix: 'use a type of the list of scalers in the documentation of KEDA',
  source: `${KEDA} pkg/scaling/scalers_builder.go`,
  fixable: true,
  kinds: WITH_TRIGGERS,
  check: each(triggersOf, ({ type, path }, { profile }) => {
    const since = triggerTypeSince(type);
    if (since !== undefined && !isNewerType(type) && !atLeast(profile.keda, since)) {
      const rule = `must be a trigger type of KEDA ${profile.keda}, which does not have this one before ${since}`;
      return [{ path: `${path}.type`, rule, got: type, fix: `use another, or state KEDA ${since} or later in the profile` }];
    }
    if (type === '' || triggerType(type) !== undefined || since !== undefined || isNewerType(type)) return [];
    return [{ path: `${path}.type`, rule: 'must be a trigger type of KEDA', got: type, ...misspeltText(`${path}.type`, type, TRIGGER_TYPES) }];
  }),
  samples: {
    noncompliant: [scaledObject([{ type: 'promethues', metadata: PROMETHEUS_TRIGGER }])],
    compliant: [prometheusObject()],
  },
};
