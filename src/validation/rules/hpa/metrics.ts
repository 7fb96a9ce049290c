import { asList, asObject, asString, ownField, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';

/** Upstream of the rules about the HorizontalPodAutoscaler. */
export const CONTROLLER = 'kubernetes pkg/controller/podautoscaler';

/** The field of a metric that each type fills. */
const FIELDS: Readonly<Record<string, string>> = {
  Resource: 'resource', ContainerResource: 'containerResource', Pods: 'pods', Object: 'object', External: 'external',
};

/** One entry of `spec.metrics`. */
export interface HpaMetric {
  readonly type: string;
  /** Path of what the type fills, such as `spec.metrics[0].resource`. */
  readonly path: string;
  readonly source: JsonObject;
  /** Name of the resource or metric. */
  readonly name: string;
  readonly target: JsonObject;
}

/** The metrics of an HPA whose type is known. */
export function metricsOf(hpa: Manifest): readonly HpaMetric[] {
  return asList(asObject(hpa.spec).metrics).flatMap((json, position) => {
    const metric = asObject(json);
    const type = asString(metric.type) ?? '';
    const field = ownField(FIELDS, type);
    if (field === undefined) return [];
    const source = asObject(metric[field]);
    return [{
      type,
      path: `spec.metrics[${position}].${field}`,
      source,
      name: asString(source.name) ?? asString(asObject(source.metric).name) ?? '',
      target: asObject(source.target),
    }];
  });
}
