import type { ClusterView } from './cluster';
import { apiVersionOf, isProblem, targetOf } from './target-reference';
import { errorOf } from './verdict';
import type { KedaError } from './verdict';
import type { JsonObject } from '../../../kubernetes/json';
import { kedaHpa } from '../../../kubernetes/keda/hpa';
import type { MetricSpec } from '../../../kubernetes/keda/metric-spec';
import { validateHorizontalPodAutoscaler } from '../core/hpa';
import type { CoreProfile } from '../core/profile';

/** What the API server has against the HPA that KEDA makes of a ScaledObject; paths are those of the HPA. */
export function hpaErrors(
  scaledObject: JsonObject, metrics: readonly MetricSpec[], cluster: ClusterView, profile: CoreProfile,
): readonly KedaError[] {
  const target = targetOf(scaledObject, cluster);
  if (isProblem(target)) return [errorOf('hpa', target)];
  const made = kedaHpa({ scaledObject, metrics, target: { apiVersion: apiVersionOf(target), kind: target.kind } });
  if ('rule' in made) return [errorOf('hpa', made)];
  return validateHorizontalPodAutoscaler(made.hpa, profile).map((error) => ({ layer: 'hpa', ...error }));
}
