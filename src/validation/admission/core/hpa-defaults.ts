import type { JsonObject } from '../../../kubernetes/json';
import { optionalStruct, struct, structs } from '../decoded-fields';

const DEFAULT_CPU_METRIC: JsonObject = {
  type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
};
const DEFAULT_SCALE_UP: JsonObject = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, { type: 'Percent', value: 100, periodSeconds: 15 }],
};
const DEFAULT_SCALE_DOWN: JsonObject = {
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
};

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
  return metrics.length === 0 ? [DEFAULT_CPU_METRIC] : metrics;
}
