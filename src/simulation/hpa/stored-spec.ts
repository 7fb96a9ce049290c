import { DEFAULT_HPA_METRIC, DEFAULT_SCALE_DOWN, DEFAULT_SCALE_UP } from '../../kubernetes/hpa-defaults';
import { asList, asObject, isObject } from '../../kubernetes/json';
import type { Json, JsonObject } from '../../kubernetes/json';
import { quantityOf } from '../../kubernetes/quantity';

/**
 * The spec of an `autoscaling/v2` HorizontalPodAutoscaler as the API server stores it: defaults filled in
 * (pkg/apis/autoscaling/v2/defaults.go), quantities in canonical form. Applying it again changes nothing.
 */
export function storedHpaSpec(spec: JsonObject): JsonObject {
  const { behavior, metrics, ...rest } = withoutNulls(spec);
  const given = asList(metrics);
  return {
    ...rest,
    minReplicas: rest.minReplicas ?? 1,
    metrics: given.length === 0 ? [DEFAULT_HPA_METRIC] : given.map(storedMetric),
    ...(isObject(behavior) && { behavior: storedBehavior(behavior) }),
  };
}

function storedBehavior(behavior: JsonObject): JsonObject {
  return {
    ...behavior,
    scaleUp: storedRules(DEFAULT_SCALE_UP, asObject(behavior.scaleUp)),
    scaleDown: storedRules(DEFAULT_SCALE_DOWN, asObject(behavior.scaleDown)),
  };
}

function storedRules(defaults: JsonObject, given: JsonObject): JsonObject {
  return canonicalQuantities({ ...defaults, ...withoutNulls(given) }, ['tolerance']);
}

/** A metric with the quantities of whichever sources it has. */
function storedMetric(metric: Json): Json {
  if (!isObject(metric)) return metric;
  return Object.fromEntries(Object.entries(metric).map(([field, source]) => {
    if (!isObject(source) || !isObject(source.target)) return [field, source];
    return [field, { ...source, target: canonicalQuantities(source.target, ['value', 'averageValue']) }];
  }));
}

function canonicalQuantities(object: JsonObject, fields: readonly string[]): JsonObject {
  const canonical = fields.map((field) => [field, quantityOf(object[field])?.canonical()] as const);
  return { ...object, ...Object.fromEntries(canonical.filter(([, text]) => text !== undefined)) };
}

function withoutNulls(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined));
}
