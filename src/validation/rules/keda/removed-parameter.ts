import { asObject, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { each } from '../../each';
import { atLeast } from '../../profile';
import type { Rule } from '../../rule';
import { scaledObject } from '../samples';
import { KEDA, metadataPath, triggersOf, WITH_TRIGGERS } from './trigger';
import { triggerType } from '../../../kubernetes/keda/trigger-parameters';

/** Upstream's words, such as `The 'type' setting is DEPRECATED and is removed in v2.18 - Use 'metricType' instead.` */
const REMOVED = /removed in v(\d+\.\d+)/;
const ADVICE = /- (Use .*?|Remove .*?)\.?$/;

/** A parameter that KEDA refuses since a version. */
export const removedParameter: Rule = {
  id: 'KEDA003',
  name: 'trigger parameter that was removed',
  severity: 'error',
  cause: 'KEDA refuses to build the scaler as soon as a removed parameter is there',
  fix: 'leave it out',
  source: `${KEDA} pkg/scalers/scalersconfig/typed_config.go (tag deprecated)`,
  kinds: WITH_TRIGGERS,
  check: each(triggersOf, (trigger, { profile }) => Object.keys(trigger.metadata).flatMap((key) => {
    // A parameter may be removed from the metadata only, and stand a second time with its other sources.
    const words = triggerType(trigger.type)?.parameters.find(({ name, deprecated }) => name === key && deprecated !== undefined)?.deprecated ?? '';
    const version = REMOVED.exec(words)?.[1];
    if (version === undefined || !atLeast(profile.keda, version)) return [];
    const advice = ADVICE.exec(words)?.[1];
    return [{
      path: metadataPath(trigger, key),
      rule: `was removed from the ${trigger.type} trigger in KEDA ${version}, which refuses it`,
      ...(advice !== undefined && { fix: `${advice.charAt(0).toLowerCase()}${advice.slice(1)}` }),
    }];
  })),
  samples: {
    noncompliant: [cpuObject({ metadata: { type: 'Utilization', value: '70' } })],
    compliant: [cpuObject({ metricType: 'Utilization', metadata: { value: '70' } })],
  },
};

/** Without a fallback, which KEDA refuses where cpu and memory are all there is. */
function cpuObject(trigger: JsonObject): Manifest {
  const { spec, ...rest } = scaledObject([{ type: 'cpu', ...trigger }]);
  const { fallback: _, ...kept } = asObject(spec);
  return { ...rest, spec: kept };
}
