import type { Configuration, Parameter } from './parameter';
import { valueOf } from './parameter';
import { asList, asObject } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/json';
import type { Manifest } from '../../kubernetes/manifest';
import { namespaceOf } from '../../kubernetes/object-ref';
import { scalerOf } from '../../kubernetes/scaler';

/** A parameter with the values to try. */
export interface Candidate extends Parameter {
  readonly values: readonly number[];
}

const FACTORS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8];
const SMALL_COUNTS = [1, 2, 3, 5, 8, 12, 20];
const WINDOWS = [0, 60, 120, 300, 600];

/** What is worth trying of the scalers of a configuration: targets, bounds and the window for scaling down. */
export function defaultCandidates(configuration: Configuration): readonly Candidate[] {
  return configuration.manifests.flatMap((manifest) => candidatesOf(manifest, configuration));
}

function candidatesOf(manifest: Manifest, configuration: Configuration): readonly Candidate[] {
  const of = `${namespaceOf(manifest)}/${manifest.metadata.name}`;
  const scaled = (path: string, fallback: number): Candidate => {
    const current = valueOf(configuration, { path, of }) ?? fallback;
    return { path, of, values: distinct([current, ...FACTORS.map((factor) => Math.max(1, Math.round(current * factor)))]) };
  };
  const listed = (path: string, values: readonly number[], fallback: number): Candidate => (
    { path, of, values: distinct([valueOf(configuration, { path, of }) ?? fallback, ...values]) });
  const spec = asObject(manifest.spec);
  switch (manifest.kind) {
    case 'HorizontalPodAutoscaler':
      return [
        ...targetPaths(spec).map((path) => scaled(path, 1)),
        scaled('spec.maxReplicas', 1),
        listed('spec.minReplicas', SMALL_COUNTS, 1),
        listed('spec.behavior.scaleDown.stabilizationWindowSeconds', WINDOWS, 300),
      ];
    case 'ScaledObject':
      return [
        ...thresholdPaths(spec).map((path) => scaled(path, 1)),
        scaled('spec.maxReplicaCount', 100),
        // Nobody is advised to scale to zero who does not do it: many a signal dies with the last pod.
        listed('spec.minReplicaCount', SMALL_COUNTS, 0),
      ];
    case 'ScaledJob':
      return [...thresholdPaths(spec).map((path) => scaled(path, 1)), scaled('spec.maxReplicaCount', 100), listed('spec.pollingInterval', [5, 10, 15, 30], 30)];
    case 'Service':
      return scalerOf(manifest)?.type === 'knative' ? knativeCandidates(asObject(asObject(asObject(spec.template).metadata).annotations), scaled, listed) : [];
    default:
      return [];
  }
}

const KNATIVE = 'autoscaling.knative.dev/';

/** Of a Knative Service: the target if it is set, since the default depends on the metric, and the bounds. */
function knativeCandidates(
  annotations: JsonObject, scaled: (path: string, fallback: number) => Candidate,
  listed: (path: string, values: readonly number[], fallback: number) => Candidate,
): readonly Candidate[] {
  const path = (name: string): string => `spec.template.metadata.annotations[${KNATIVE}${name}]`;
  return [
    ...['target', 'max-scale'].filter((name) => annotations[`${KNATIVE}${name}`] !== undefined).map((name) => scaled(path(name), 1)),
    listed(path('min-scale'), SMALL_COUNTS, 0),
  ];
}

function targetPaths(spec: JsonObject): readonly string[] {
  return asList(spec.metrics).flatMap((metric, index) => Object.entries(asObject(metric)).flatMap(([source, value]) => {
    const target = asObject(asObject(value).target);
    return ['averageValue', 'averageUtilization', 'value'].filter((name) => target[name] !== undefined)
      .map((name) => `spec.metrics[${index}].${source}.target.${name}`);
  }));
}

const THRESHOLDS = ['threshold', 'value', 'queueLength', 'lagThreshold', 'listLength', 'targetQueueSize', 'pendingEntriesCount', 'lagCount', 'msgBacklogThreshold'];

function thresholdPaths(spec: JsonObject): readonly string[] {
  return asList(spec.triggers).flatMap((trigger, index) => {
    const { metadata } = asObject(trigger);
    return THRESHOLDS.filter((name) => asObject(metadata)[name] !== undefined).slice(0, 1).map((name) => `spec.triggers[${index}].metadata.${name}`);
  });
}

function distinct(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
