import { isObject } from '../../../kubernetes/json';
import type { JsonObject } from '../../../kubernetes/json';
import { quantityOf } from '../../../kubernetes/quantity';
import { optionalNumber, optionalStruct, struct, text, textMap } from '../decoded-fields';
import { foldedField } from '../typed-decoding';
import { decodeCore } from './decode';
import { defaultMetrics } from './hpa-defaults';

const METRICS = 'autoscaling.alpha.kubernetes.io/metrics';
const BEHAVIOR = 'autoscaling.alpha.kubernetes.io/behavior';
/** Annotations in which autoscaling/v1 carries what it has no fields for; the server takes them off before it validates. */
const ROUND_TRIP: ReadonlySet<string> = new Set([
  METRICS, BEHAVIOR,
  'autoscaling.alpha.kubernetes.io/current-metrics', 'autoscaling.alpha.kubernetes.io/conditions',
  'autoscaling.alpha.kubernetes.io/scale-down-tolerance', 'autoscaling.alpha.kubernetes.io/scale-up-tolerance',
]);

/** Since this minor version a zero `targetValue` beside an `averageValue` is no target. */
const ZERO_OBJECT_TARGET_IGNORED = 36;

/**
 * An autoscaling/v1 HorizontalPodAutoscaler, decoded and with its defaults, as autoscaling/v2 (pkg/apis/autoscaling/v1/conversion.go).
 * Metrics and behavior come from annotations; an annotation that does not decode is ignored, and behavior gets no defaults.
 */
export function convertHpaV1(hpa: JsonObject, minor: number): JsonObject {
  const spec = struct(hpa, 'spec');
  const annotations = textMap(struct(hpa, 'metadata'), 'annotations');
  const cpu = optionalNumber(spec, 'targetCPUUtilizationPercentage');
  const metrics = [
    ...metricsIn(annotations[METRICS], minor),
    ...(cpu === undefined ? [] : [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpu } } }]),
  ];
  const behavior = behaviorIn(annotations[BEHAVIOR], minor);
  return {
    ...hpa,
    spec: {
      scaleTargetRef: struct(spec, 'scaleTargetRef'),
      minReplicas: optionalNumber(spec, 'minReplicas') ?? 1,
      ...(spec.maxReplicas !== undefined && { maxReplicas: spec.maxReplicas }),
      metrics: defaultMetrics({ metrics }),
      ...(behavior !== undefined && { behavior }),
    },
  };
}

/** Metadata without the annotations that only carry an HPA from one version of the API to another. */
export function withoutRoundTripAnnotations(meta: JsonObject): JsonObject {
  const annotations = Object.entries(textMap(meta, 'annotations'));
  const kept = annotations.filter(([key]) => !ROUND_TRIP.has(key));
  return kept.length === annotations.length ? meta : { ...meta, annotations: Object.fromEntries(kept) };
}

/** What an annotation decodes to, in Go's case-insensitive way; undefined if it does not. */
function decodeAnnotation(annotation: string | undefined, owner: string, field: string, minor: number): JsonObject | undefined {
  const value = annotation === undefined ? undefined : parseJson(annotation);
  if (value === undefined) return undefined;
  const { value: decoded, errors } = decodeCore({ [field]: value }, owner, minor, foldedField);
  return errors.length === 0 ? decoded : undefined;
}

function parseJson(value: string): JsonObject[string] {
  try {
    return JSON.parse(value) as JsonObject[string];
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function behaviorIn(annotation: string | undefined, minor: number): JsonObject | undefined {
  const decoded = decodeAnnotation(annotation, 'v2.HorizontalPodAutoscalerSpec', 'behavior', minor);
  const behavior = decoded === undefined ? undefined : optionalStruct(decoded, 'behavior');
  return behavior === undefined || Object.keys(behavior).length === 0 ? undefined : behavior;
}

function metricsIn(annotation: string | undefined, minor: number): readonly JsonObject[] {
  const list = annotation === undefined ? undefined : parseJson(annotation);
  if (!Array.isArray(list)) return [];
  const converted: JsonObject[] = [];
  for (const entry of list) {
    if (entry !== null && !isObject(entry)) return [];
    const { value, errors } = decodeCore(isObject(entry) ? entry : {}, 'v1.MetricSpec', minor, foldedField);
    if (errors.length > 0) return [];
    converted.push(convertMetric(value, minor));
  }
  return converted;
}

function convertMetric(metric: JsonObject, minor: number): JsonObject {
  const { object, pods, resource, containerResource, external, type } = metric;
  return {
    ...(type !== undefined && { type }),
    ...(isObject(object) && { object: convertObjectSource(object, minor) }),
    ...(isObject(pods) && {
      pods: { ...identifier(pods, 'selector'), target: { type: 'AverageValue', averageValue: pods.targetAverageValue ?? '0' } },
    }),
    ...(isObject(resource) && { resource: convertResourceSource(resource) }),
    ...(isObject(containerResource) && {
      containerResource: { ...convertResourceSource(containerResource), container: text(containerResource, 'container') },
    }),
    ...(isObject(external) && { external: convertExternalSource(external) }),
  };
}

function identifier(source: JsonObject, selector: string): JsonObject {
  return { metric: { name: text(source, 'metricName'), ...(isObject(source[selector]) && { selector: source[selector] }) } };
}

function convertObjectSource(source: JsonObject, minor: number): JsonObject {
  const value = source.targetValue ?? '0';
  const average = source.averageValue;
  const keepsValue = average === undefined || minor < ZERO_OBJECT_TARGET_IGNORED || quantityOf(value)?.sign !== 0;
  return {
    describedObject: struct(source, 'target'),
    ...identifier(source, 'selector'),
    target: {
      type: average === undefined ? 'Value' : 'AverageValue',
      ...(keepsValue && { value }),
      ...(average !== undefined && { averageValue: average }),
    },
  };
}

function convertResourceSource(source: JsonObject): JsonObject {
  const utilization = source.targetAverageUtilization;
  return {
    name: text(source, 'name'),
    target: {
      type: utilization === undefined ? 'AverageValue' : 'Utilization',
      ...(source.targetAverageValue !== undefined && { averageValue: source.targetAverageValue }),
      ...(utilization !== undefined && { averageUtilization: utilization }),
    },
  };
}

function convertExternalSource(source: JsonObject): JsonObject {
  const value = source.targetValue;
  return {
    ...identifier(source, 'metricSelector'),
    target: {
      type: value === undefined ? 'AverageValue' : 'Value',
      ...(value !== undefined && { value }),
      ...(source.targetAverageValue !== undefined && { averageValue: source.targetAverageValue }),
    },
  };
}
