import type { JsonObject } from './json';

// What the API server fills into an `autoscaling/v2` HorizontalPodAutoscaler. Upstream: pkg/apis/autoscaling/v2/defaults.go.

/** The metric of a HorizontalPodAutoscaler without any: 80 % of the CPU that the pods request. */
export const DEFAULT_HPA_METRIC: JsonObject = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
};

/** What `behavior.scaleUp` leaves out, once there is a `behavior`. */
export const DEFAULT_SCALE_UP: JsonObject = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, { type: 'Percent', value: 100, periodSeconds: 15 }],
};

/** What `behavior.scaleDown` leaves out. The window stays open: the controller fills in its own flag at every sync. */
export const DEFAULT_SCALE_DOWN: JsonObject = {
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
};
