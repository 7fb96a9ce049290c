import type { JsonObject } from '../../kubernetes/json';
import { annotationHolds, annotationOf, isPaused, KEDA_ANNOTATIONS, pausedReplicas } from '../../kubernetes/keda/annotations';

/** What the annotations of a ScaledObject ask of KEDA. */
export interface Overrides {
  /** Neither poll nor HPA. */
  readonly paused: boolean;
  /** The replicas to keep while paused; an error if they are no int32. */
  readonly pausedReplicas: number | { readonly error: string } | undefined;
  /** Whether one of the two annotations that pause is there, whatever it says. */
  readonly mentionsPause: boolean;
  readonly scaleInPaused: boolean;
  readonly scaleOutPaused: boolean;
  readonly forceActivation: boolean;
}

/** Reads the annotations of a ScaledObject (KEDA 2.20 `apis/keda/v1alpha1/scaledobject_types.go`). */
export function readOverrides(scaledObject: JsonObject): Overrides {
  return {
    paused: isPaused(scaledObject),
    pausedReplicas: pausedReplicas(scaledObject),
    mentionsPause: [KEDA_ANNOTATIONS.paused, KEDA_ANNOTATIONS.pausedReplicas].some((name) => annotationOf(scaledObject, name) !== undefined),
    scaleInPaused: annotationHolds(scaledObject, KEDA_ANNOTATIONS.pausedScaleIn),
    scaleOutPaused: annotationHolds(scaledObject, KEDA_ANNOTATIONS.pausedScaleOut),
    forceActivation: annotationHolds(scaledObject, KEDA_ANNOTATIONS.forceActivation),
  };
}
