import { canonical, conditionText, firstDifference, START_MILLIS } from './keda-format';
import type { HpaRow } from './keda-row';
import type { JsonObject } from '../../src/kubernetes/json';
import { replicaBoundsProblem } from '../../src/kubernetes/keda/replica-bounds';
import { fallbackProblem, scalingModifiersProblem, triggersOf, triggersProblem } from '../../src/kubernetes/keda/scaled-object-checks';
import { createScaledObject } from '../../src/simulation/keda/lifecycle';
import { prepareScaledObject } from '../../src/simulation/keda/prepare';
import { reconcileScaledObject } from '../../src/simulation/keda/reconcile';
import type { ScaledObjectStatus } from '../../src/simulation/keda/status';

const CHECKS = ['fallback', 'replicaBounds', 'scalingModifiers', 'triggers'] as const;
const REPLICAS = 3;

/** Replays the one reconciliation of a vector; the first difference, if there is one. */
export function replayHpaOf({ object, checks, error, hpa, status }: HpaRow): string | undefined {
  // BROKER stands for the address of a broker that can be reached.
  const manifest = manifestOf({ ...object, spec: JSON.parse(JSON.stringify(object.spec).replaceAll('BROKER', 'broker:9092')) as JsonObject });
  const found = checksOf(manifest);
  for (const name of CHECKS) {
    if ((found[name] !== undefined) !== ((checks[name] ?? '') !== '')) return `check ${name}: expected ${canonical(checks[name])}, got ${canonical(found[name])}`;
  }
  const step = reconcileScaledObject(
    createScaledObject(prepareScaledObject(manifest), START_MILLIS),
    { nowMillis: START_MILLIS, replicas: REPLICAS, readyPods: REPLICAS, answers: [] },
    { version: 'main' },
  );
  if ((step.error !== undefined) !== (error !== '')) return `error: expected ${canonical(error)}, got ${canonical(step.error)}`;
  const after = step.state.object?.status;
  if (after === undefined) return 'there is no object';
  return firstDifference(['hpa', 'status'], [hpa, status], [hpaJson(step.state.hpa), statusJson(after)]);
}

function manifestOf({ name, labels, annotations, spec }: HpaRow['object']): JsonObject {
  return { metadata: { name, namespace: 'default', ...(labels && { labels }), ...(annotations && { annotations }) }, spec };
}

function checksOf(manifest: JsonObject): Readonly<Record<(typeof CHECKS)[number], unknown>> {
  return {
    fallback: fallbackProblem(manifest),
    replicaBounds: replicaBoundsProblem(manifest.spec as JsonObject),
    scalingModifiers: scalingModifiersProblem(manifest),
    triggers: triggersProblem(triggersOf(manifest)),
  };
}

function hpaJson(hpa: JsonObject | undefined): JsonObject | null {
  if (hpa === undefined) return null;
  const { name, labels, annotations } = hpa.metadata as JsonObject;
  return { name, labels, annotations: annotations ?? null, spec: hpa.spec };
}

function statusJson(status: ScaledObjectStatus): JsonObject {
  const listed = (names: readonly string[]): readonly string[] | null => (names.length === 0 ? null : names);
  return {
    hpaName: status.hpaName,
    externalMetricNames: listed(status.externalMetricNames),
    resourceMetricNames: listed(status.resourceMetricNames),
    compositeScalerName: status.compositeScalerName,
    scaleTargetKind: status.scaleTargetKind,
    originalReplicaCount: status.originalReplicaCount ?? null,
    triggersTypes: status.triggersTypes,
    ready: conditionText(status, 'Ready'),
    paused: conditionText(status, 'Paused'),
  };
}
