import { parseGoFloat } from '../go-number';
import { asObject, asString, isObject } from '../json';
import type { Json, JsonObject } from '../json';
import type { Problem } from '../problem';
import { formatMilli } from '../quantity';
import { annotationHolds, annotationOf, KEDA_ANNOTATIONS, SCALED_OBJECT_LABEL } from './annotations';
import { floatToInt } from './expr/arithmetic';
import { usesScalingModifiers } from './formula';
import { externalMetric } from './metric-spec';
import type { MetricSpec } from './metric-spec';
import { hpaMaxReplicas, hpaMinReplicas } from './replica-bounds';
import { scalingModifiersOf } from './scaled-object-checks';

/** The metric that stands for a formula. */
export const COMPOSITE_METRIC_NAME = 'composite-metric';

const LONGEST_LABEL = 63;

/** What the HPA of a ScaledObject is made of. */
export interface KedaHpaInput {
  readonly scaledObject: JsonObject;
  /** What the triggers put into the HPA, in the order of the triggers. */
  readonly metrics: readonly MetricSpec[];
  /** The kind of the target as KEDA resolved it. */
  readonly target: { readonly apiVersion: string; readonly kind: string };
  /** The version of KEDA, for a label. Default: 2.20.2. */
  readonly version?: string;
}

/** The HPA that KEDA makes of a ScaledObject, and what it notes in the status of the ScaledObject. */
export interface KedaHpa {
  readonly hpa: JsonObject;
  readonly externalMetricNames: readonly string[];
  readonly resourceMetricNames: readonly string[];
  /** Empty where no formula stands for the external metrics. */
  readonly compositeScalerName: string;
}

/** The name of the HPA that KEDA makes of a ScaledObject. */
export function kedaHpaName(scaledObject: JsonObject): string {
  const configured = asString(asObject(asObject(asObject(scaledObject.spec).advanced).horizontalPodAutoscalerConfig).name) ?? '';
  return configured === '' ? `keda-hpa-${asString(asObject(scaledObject.metadata).name) ?? ''}` : configured;
}

/**
 * The HorizontalPodAutoscaler (autoscaling/v2) that KEDA makes of a ScaledObject, before the API server fills in its defaults
 * (KEDA 2.20 `controllers/keda/hpa.go`); a problem where KEDA makes none.
 */
export function kedaHpa({ scaledObject, metrics, target, version = '2.20.2' }: KedaHpaInput): KedaHpa | Problem {
  const spec = asObject(scaledObject.spec);
  const name = asString(asObject(scaledObject.metadata).name) ?? '';
  const externalMetricNames = metrics.flatMap(externalName);
  const twice = externalMetricNames.find((metric, index) => externalMetricNames.indexOf(metric) !== index);
  if (twice !== undefined) return { path: 'spec.triggers', rule: `must not give two metrics of the name ${twice}` };
  const composite = compositeMetric(scaledObject);
  const sorted = [...metrics].sort((a, b) => (a.type < b.type ? -1 : Number(a.type > b.type)));
  const final = composite === undefined ? sorted : [...sorted.filter((metric) => metric.type === 'Resource'), composite];
  const behavior = behaviorOf(scaledObject);
  const namespace = asString(asObject(scaledObject.metadata).namespace);
  const { annotations } = asObject(scaledObject.metadata);
  const hpa: JsonObject = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: {
      name: kedaHpaName(scaledObject),
      ...(namespace !== undefined && { namespace }),
      labels: labelsOf(scaledObject, version),
      ...(isObject(annotations) && { annotations }),
    },
    spec: {
      scaleTargetRef: { apiVersion: target.apiVersion, kind: target.kind, name: asString(asObject(spec.scaleTargetRef).name) ?? '' },
      minReplicas: hpaMinReplicas(spec),
      maxReplicas: hpaMaxReplicas(spec),
      metrics: final.map((metric) => withSelector(metric, name)),
      ...(behavior !== undefined && { behavior }),
    },
  };
  const resourceMetricNames = metrics.flatMap((metric) => asString(asObject(metric.resource).name) ?? []);
  return { hpa, externalMetricNames, resourceMetricNames, compositeScalerName: composite === undefined ? '' : COMPOSITE_METRIC_NAME };
}

function externalName(metric: MetricSpec): readonly string[] {
  return metric.type === 'External' ? [asString(asObject(asObject(metric.external).metric).name) ?? ''] : [];
}

/** The metrics adapter finds the ScaledObject of an external metric by this label. */
function withSelector(metric: MetricSpec, scaledObject: string): JsonObject {
  if (metric.type !== 'External') return metric;
  const external = asObject(metric.external);
  const selector = { matchLabels: { [SCALED_OBJECT_LABEL]: scaledObject } };
  return { ...metric, external: { ...external, metric: { ...asObject(external.metric), selector } } };
}

function compositeMetric(scaledObject: JsonObject): MetricSpec | undefined {
  const modifiers = scalingModifiersOf(scaledObject);
  if (!usesScalingModifiers(modifiers)) return undefined;
  const { value } = parseGoFloat(modifiers.target ?? '');
  if (!(value > 0)) return undefined;
  const metricType = modifiers.metricType === undefined || modifiers.metricType === '' ? 'AverageValue' : modifiers.metricType;
  return externalMetric(COMPOSITE_METRIC_NAME, metricType, formatMilli(floatToInt(value * 1000)));
}

/** The behavior as the ScaledObject has it, with the directions that annotations pause disabled. */
function behaviorOf(scaledObject: JsonObject): JsonObject | undefined {
  const configured = asObject(asObject(asObject(scaledObject.spec).advanced).horizontalPodAutoscalerConfig).behavior;
  const paused = {
    scaleDown: annotationHolds(scaledObject, KEDA_ANNOTATIONS.pausedScaleIn),
    scaleUp: annotationHolds(scaledObject, KEDA_ANNOTATIONS.pausedScaleOut),
  };
  if (!isObject(configured) && !paused.scaleDown && !paused.scaleUp) return undefined;
  const behavior: Record<string, Json> = {};
  for (const direction of ['scaleUp', 'scaleDown'] as const) {
    const rules = asObject(configured)[direction];
    if (isObject(rules)) behavior[direction] = asWritten(rules);
    if (paused[direction]) behavior[direction] = { ...asObject(behavior[direction]), selectPolicy: 'Disabled' };
  }
  return behavior;
}

/** Rules as Go writes them: nulls and an empty list of policies vanish. */
function asWritten(rules: JsonObject): JsonObject {
  const kept = Object.entries(rules).filter(([name, value]) => value !== null && !(name === 'policies' && Array.isArray(value) && value.length === 0));
  return Object.fromEntries(kept);
}

function labelsOf(scaledObject: JsonObject, version: string): JsonObject {
  const { name, labels } = asObject(scaledObject.metadata);
  const excluded = new Set(annotationOf(scaledObject, KEDA_ANNOTATIONS.hpaExcludedLabels)?.split(','));
  // The operator puts its own label on the ScaledObject, whatever was there.
  const own = Object.entries({ ...asObject(labels), [SCALED_OBJECT_LABEL]: name });
  return {
    'app.kubernetes.io/name': labelValue(kedaHpaName(scaledObject)),
    'app.kubernetes.io/version': version,
    'app.kubernetes.io/part-of': name,
    'app.kubernetes.io/managed-by': 'keda-operator',
    ...Object.fromEntries(own.filter(([key]) => !excluded.has(key))),
  };
}

/** A name as a label: cut to 63 characters, and then without what is neither letter nor digit at its end. */
function labelValue(name: string): string {
  return name.length > LONGEST_LABEL ? name.slice(0, LONGEST_LABEL).replace(/[^\p{L}\p{N}]+$/u, '') : name;
}
