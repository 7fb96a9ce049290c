import { renderBehavior } from './behavior';
import { companionMetric } from './companion';
import { objectMetadata, type Metadata } from './metadata';
import type { Bounds, HpaScalerSpec } from './scaler';
import type { ScaleTargetRef } from './workload';
import type { PlannedObject } from '../kubernetes/planned-object';
import type { HpaMetric } from '../signals/signal';

/** The HorizontalPodAutoscaler that reads the signal itself. */
export function planHpa(scaler: HpaScalerSpec, metric: HpaMetric, target: ScaleTargetRef, bounds: Bounds, metadata: Metadata): PlannedObject {
  return {
    id: 'Autoscaler',
    draft: {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: objectMetadata(metadata, 'Autoscaler'),
      spec: {
        scaleTargetRef: target,
        minReplicas: bounds.minReplicas,
        maxReplicas: bounds.maxReplicas,
        metrics: [metric, ...(scaler.companions ?? []).map(companionMetric)],
        ...(scaler.behavior !== undefined && { behavior: renderBehavior(scaler.behavior) }),
      },
    },
  };
}
