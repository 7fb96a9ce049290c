import { asObject, isObject, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';

/** Where an HPA or ScaledObject keeps its behavior. */
export interface FoundBehavior {
  readonly path: string;
  readonly scaleUp: JsonObject;
  readonly scaleDown: JsonObject;
}

/** The behavior of an HPA, or of the one that KEDA makes; none if it has none. */
export function behaviorsOf(object: Manifest): readonly FoundBehavior[] {
  const spec = asObject(object.spec);
  const keda = object.kind === 'ScaledObject';
  const behavior = keda ? asObject(asObject(spec.advanced).horizontalPodAutoscalerConfig).behavior : spec.behavior;
  if (!isObject(behavior)) return [];
  return [{
    path: keda ? 'spec.advanced.horizontalPodAutoscalerConfig.behavior' : 'spec.behavior',
    scaleUp: asObject(behavior.scaleUp),
    scaleDown: asObject(behavior.scaleDown),
  }];
}
