import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { KEDA, metadataPath, metadataText, triggersOf, WITH_TRIGGERS, type Trigger } from './trigger';
import { triggerType, type TriggerParameter } from '../../../kubernetes/keda/trigger-parameters';

/** Types of which the published schema lists alternatives as if each were required. */
const WITH_ALTERNATIVES = new Set(['ibmmq']);

/** A parameter without which KEDA does not build the scaler. */
export const requiredParameter: Rule = {
  id: 'KEDA004',
  name: 'required trigger parameter missing',
  severity: 'error',
  cause: 'KEDA accepts the object, then fails to build the scaler with "missing required parameter" and makes no HorizontalPodAutoscaler',
  fix: 'give the parameter; an empty text counts as missing',
  source: `${KEDA} pkg/scalers/scalersconfig/typed_config.go`,
  kinds: WITH_TRIGGERS,
  check: each(triggersOf, (trigger) => {
    if (WITH_ALTERNATIVES.has(trigger.type)) return [];
    return (triggerType(trigger.type)?.parameters ?? [])
      .filter((parameter) => isRequired(parameter) && sources(parameter).every((key) => isMissing(trigger, key)))
      .map((parameter) => ({ path: metadataPath(trigger, parameter.name), rule: `is required by the ${trigger.type} trigger` }));
  }),
  samples: {
    noncompliant: [prometheusObject({ threshold: '' })],
    compliant: [prometheusObject()],
  },
};

/** A number where a text belongs is there: the API server refuses it as what it is. */
function isMissing(trigger: Trigger, key: string): boolean {
  return metadataText(trigger, key) === undefined && (trigger.metadata[key] === undefined || typeof trigger.metadata[key] === 'string');
}

/** Parameters that a TriggerAuthentication may bring are left to KEDA021. */
function isRequired({ optional, default: initial, deprecated, from }: TriggerParameter): boolean {
  return optional !== true && initial === undefined && deprecated === undefined && from.includes('m') && !from.includes('a');
}

function sources({ name, from }: TriggerParameter): readonly string[] {
  return from.includes('e') ? [name, `${name}FromEnv`] : [name];
}
