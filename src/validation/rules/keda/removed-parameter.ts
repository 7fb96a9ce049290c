import { asObject, asString, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { each } from '../../each';
import { atLeast } from '../../profile';
import type { Detection, Rule } from '../../rule';
import { scaledObject } from '../samples';
import { KEDA, metadataPath, triggersOf, WITH_TRIGGERS, type Trigger } from './trigger';
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
  fixable: true,
  kinds: WITH_TRIGGERS,
  check: each(triggersOf, (trigger, { profile }) => Object.keys(trigger.metadata).flatMap((key) => {
    // A parameter may be removed from the metadata only, and stand a second time with its other sources.
    const words = triggerType(trigger.type)?.parameters.find(({ name, deprecated }) => name === key && deprecated !== undefined)?.deprecated ?? '';
    const version = REMOVED.exec(words)?.[1];
    if (version === undefined || !atLeast(profile.keda, version)) return [];
    const advice = ADVICE.exec(words)?.[1];
    const path = metadataPath(trigger, key);
    return [{
      path,
      about: 'key',
      rule: `was removed from the ${trigger.type} trigger in KEDA ${version}, which refuses it`,
      ...(advice !== undefined && { fix: `${advice.charAt(0).toLowerCase()}${advice.slice(1)}` }),
      ...movedType(trigger, key, path),
    }];
  })),
  samples: {
    noncompliant: [cpuObject({ metadata: { type: 'Utilization', value: '70' } })],
    compliant: [cpuObject({ metricType: 'Utilization', metadata: { value: '70' } })],
  },
};

/** The type of cpu and memory moves out of the metadata as it is; what takes the place of others depends on their meaning. */
function movedType({ path, type, metricType, metadata }: Trigger, key: string, from: string): Pick<Detection, 'edits'> {
  const value = asString(metadata[key]);
  if (key !== 'type' || !RESOURCES.has(type) || metricType !== undefined || value === undefined || Object.keys(metadata).length < 2) return {};
  return { edits: [{ op: 'remove', path: from }, { op: 'add', path, name: 'metricType', value }] };
}

const RESOURCES: ReadonlySet<string> = new Set(['cpu', 'memory']);

/** Without a fallback, which KEDA refuses where cpu and memory are all there is. */
function cpuObject(trigger: JsonObject): Manifest {
  const { spec, ...rest } = scaledObject([{ type: 'cpu', ...trigger }]);
  const { fallback: _, ...kept } = asObject(spec);
  return { ...rest, spec: kept };
}
