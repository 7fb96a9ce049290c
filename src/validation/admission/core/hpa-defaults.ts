import { DEFAULT_HPA_METRIC, DEFAULT_SCALE_DOWN, DEFAULT_SCALE_UP } from '../../../kubernetes/hpa-defaults';
import type { JsonObject } from '../../../kubernetes/json';
import { optionalStruct, struct, structs } from '../decoded-fields';

/**
 * An autoscaling/v2 HorizontalPodAutoscaler with its defaults (pkg/apis/autoscaling/v2/defaults.go): one replica at least, a CPU
 * target of 80 % where there is no metric, and, once there is a `behavior`, whatever its two directions leave out.
 */
export function defaultHpaV2(hpa: JsonObject): JsonObject {
  const spec = struct(hpa, 'spec');
  const behavior = optionalStruct(spec, 'behavior');
  return {
    ...hpa,
    spec: {
      minReplicas: 1,
      ...spec,
      metrics: defaultMetrics(spec),
      ...(behavior !== undefined && {
        behavior: {
          scaleUp: { ...DEFAULT_SCALE_UP, ...struct(behavior, 'scaleUp') },
          scaleDown: { ...DEFAULT_SCALE_DOWN, ...struct(behavior, 'scaleDown') },
        },
      }),
    },
  };
}

/** The metrics of a spec, or the CPU target of 80 % where there are none. */
export function defaultMetrics(spec: JsonObject): readonly JsonObject[] {
  const metrics = structs(spec, 'metrics');
  return metrics.length === 0 ? [DEFAULT_HPA_METRIC] : metrics;
}
