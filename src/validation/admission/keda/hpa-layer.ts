import type { ClusterView } from './cluster';
import type { ScalerLayer } from './scaler-layer';
import { apiVersionOf, isProblem, targetOf } from './target-reference';
import { errorOf } from './verdict';
import type { KedaError } from './verdict';
import type { JsonObject } from '../../../kubernetes/json';
import { usesScalingModifiers } from '../../../kubernetes/keda/formula';
import { kedaHpa } from '../../../kubernetes/keda/hpa';
import { scalingModifiersOf } from '../../../kubernetes/keda/scaled-object-checks';
import { validateHorizontalPodAutoscaler } from '../core/hpa';
import type { CoreProfile } from '../core/profile';

const METRIC = /^spec\.metrics\[(\d+)\]/;

/** What the API server has against the HPA that KEDA makes of a ScaledObject; paths are those of the HPA. */
export function hpaErrors(
  scaledObject: JsonObject, { metrics, metricTriggers }: ScalerLayer, cluster: ClusterView, profile: CoreProfile,
): readonly KedaError[] {
  const target = targetOf(scaledObject, cluster);
  if (isProblem(target)) return [errorOf('hpa', target)];
  const made = kedaHpa({ scaledObject, metrics, target: { apiVersion: apiVersionOf(target), kind: target.kind } });
  if ('rule' in made) return [errorOf('hpa', made)];
  const triggers = triggersInOrder(scaledObject, { metrics, metricTriggers });
  return validateHorizontalPodAutoscaler(made.hpa, profile).map((error): KedaError => {
    const trigger = triggers[Number(METRIC.exec(error.field)?.[1] ?? -1)];
    return { layer: 'hpa', ...error, ...(trigger !== undefined && { trigger }) };
  });
}

/** The trigger of each metric of the HPA, which KEDA sorts by type; a formula stands for all external ones, and for no trigger. */
function triggersInOrder(scaledObject: JsonObject, { metrics, metricTriggers }: Pick<ScalerLayer, 'metrics' | 'metricTriggers'>): readonly number[] {
  const places = metrics.map(({ type }, position) => ({ type, trigger: metricTriggers[position] ?? 0 }));
  const kept = usesScalingModifiers(scalingModifiersOf(scaledObject)) ? places.filter(({ type }) => type === 'Resource') : places;
  return [...kept].sort((a, b) => (a.type < b.type ? -1 : Number(a.type > b.type))).map(({ trigger }) => trigger);
}
