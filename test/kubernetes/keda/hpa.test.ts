import type { JsonObject } from '../../../src/kubernetes/json';
import { isPaused, pausedReplicas } from '../../../src/kubernetes/keda/annotations';
import { usesScalingModifiers } from '../../../src/kubernetes/keda/formula';
import { kedaHpa } from '../../../src/kubernetes/keda/hpa';
import type { KedaHpa } from '../../../src/kubernetes/keda/hpa';
import { replicaBoundsProblem } from '../../../src/kubernetes/keda/replica-bounds';
import { fallbackProblem, scalingModifiersOf, scalingModifiersProblem, triggersOf, triggersProblem } from '../../../src/kubernetes/keda/scaled-object-checks';
import { buildScaler } from '../../../src/kubernetes/keda/scalers/build';
import { NO_POD_IDENTITY } from '../../../src/kubernetes/keda/scalers/scaler';
import type { ScalerResult } from '../../../src/kubernetes/keda/scalers/scaler';
import { vectorRows } from '../../vectors';

interface Row {
  readonly id: string;
  readonly object: { readonly name: string; readonly labels?: JsonObject; readonly annotations?: JsonObject; readonly spec: JsonObject };
  readonly checks: Readonly<Record<'fallback' | 'replicaBounds' | 'scalingModifiers' | 'triggers', string>>;
  readonly error: string;
  readonly hpa: { readonly name: string; readonly labels: JsonObject; readonly annotations: JsonObject | null; readonly spec: JsonObject } | null;
  readonly status: {
    readonly externalMetricNames: string[] | null;
    readonly resourceMetricNames: string[] | null;
    readonly compositeScalerName: string;
  };
}

const rows = vectorRows<Row>('keda/hpa.jsonl');

function scaledObjectOf({ object: { name, labels, annotations, spec } }: Row): JsonObject {
  const metadata = { name, namespace: 'default', ...(labels && { labels }), ...(annotations && { annotations }) };
  return { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata, spec };
}

function scalersOf(scaledObject: JsonObject): readonly ScalerResult[] {
  return triggersOf(scaledObject).map((trigger, triggerIndex) => {
    const result = buildScaler({
      triggerIndex,
      triggerType: trigger.type,
      metricType: trigger.metricType,
      // BROKER stands for the address of a broker that answers.
      metadata: Object.fromEntries(Object.entries(trigger.metadata).map(([key, value]) => [key, value.replace('BROKER', 'broker:9092')])),
      authParams: {},
      env: {},
      podIdentity: NO_POD_IDENTITY,
      namespace: 'default',
      asMetricSource: usesScalingModifiers(scalingModifiersOf(scaledObject)),
    });
    if (result === undefined) throw new Error(`the trigger type ${trigger.type} is not followed`);
    return result;
  });
}

/** Whether the operator makes an HPA of it, and which one. */
function reconcile(scaledObject: JsonObject): KedaHpa | 'error' | 'paused' {
  const { scaleTargetRef } = scaledObject.spec as { readonly scaleTargetRef: { readonly name: string; readonly kind?: string } };
  if (typeof pausedReplicas(scaledObject) === 'object' || scaleTargetRef.name === '') return 'error';
  if (isPaused(scaledObject)) return 'paused';
  if (replicaBoundsProblem(scaledObject.spec as JsonObject) ?? triggersProblem(triggersOf(scaledObject))) return 'error';
  if (scalingModifiersOf(scaledObject).formula !== '' && scalingModifiersProblem(scaledObject) !== undefined) return 'error';
  const scalers = scalersOf(scaledObject);
  if (scalers.some(({ problems }) => problems.length > 0)) return 'error';
  const hpa = kedaHpa({
    scaledObject, metrics: scalers.flatMap(({ metrics }) => metrics), version: 'main',
    target: { apiVersion: 'apps/v1', kind: scaleTargetRef.kind ?? 'Deployment' },
  });
  return 'hpa' in hpa ? hpa : 'error';
}

describe('the HPA of a ScaledObject', () => {
  test.each(rows.map((row) => [row.id, row] as const))('%s is what the operator makes', (_, row) => {
    const result = reconcile(scaledObjectOf(row));
    if (row.error !== '') return expect(result).toBe('error');
    if (row.hpa === null) return expect(result).toBe('paused');
    const { hpa, externalMetricNames, resourceMetricNames, compositeScalerName } = result as KedaHpa;
    const metadata = hpa.metadata as { readonly name: string; readonly labels: JsonObject; readonly annotations?: JsonObject };
    expect({ name: metadata.name, labels: metadata.labels, annotations: metadata.annotations ?? null, spec: hpa.spec }).toEqual(row.hpa);
    expect({ externalMetricNames, resourceMetricNames, compositeScalerName }).toEqual({
      externalMetricNames: row.status.externalMetricNames ?? [],
      resourceMetricNames: row.status.resourceMetricNames ?? [],
      compositeScalerName: row.status.compositeScalerName,
    });
  });

  test.each(rows.map((row) => [row.id, row] as const))('%s passes the checks that it passes upstream', (_, row) => {
    const object = scaledObjectOf(row);
    expect({
      fallback: fallbackProblem(object) === undefined,
      replicaBounds: replicaBoundsProblem(row.object.spec) === undefined,
      scalingModifiers: scalingModifiersProblem(object) === undefined,
      triggers: triggersProblem(triggersOf(object)) === undefined,
    }).toEqual({
      fallback: row.checks.fallback === '',
      replicaBounds: row.checks.replicaBounds === '',
      scalingModifiers: (row.checks.scalingModifiers ?? '') === '',
      triggers: row.checks.triggers === '',
    });
  });
});
