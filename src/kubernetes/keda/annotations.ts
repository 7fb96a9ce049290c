import { goParseMessage, parseGoBool, parseGoInt } from '../go-number';
import { asObject, asString } from '../json';
import type { JsonObject } from '../json';

/** The annotations that KEDA 2.20 reads on a ScaledObject. */
export const KEDA_ANNOTATIONS = {
  paused: 'autoscaling.keda.sh/paused',
  pausedReplicas: 'autoscaling.keda.sh/paused-replicas',
  pausedScaleIn: 'autoscaling.keda.sh/paused-scale-in',
  pausedScaleOut: 'autoscaling.keda.sh/paused-scale-out',
  forceActivation: 'autoscaling.keda.sh/force-activation',
  transferHpaOwnership: 'scaledobject.keda.sh/transfer-hpa-ownership',
  hpaExcludedLabels: 'scaledobject.keda.sh/hpa-excluded-labels',
  /** On a foreign HPA, not on the ScaledObject. */
  hpaOwnership: 'validations.keda.sh/hpa-ownership',
} as const;

/** The label by which KEDA finds the ScaledObject of a metric. */
export const SCALED_OBJECT_LABEL = 'scaledobject.keda.sh/name';

/** An annotation of an object; undefined if it has none of that name. */
export function annotationOf(object: JsonObject, name: string): string | undefined {
  return asString(asObject(asObject(object.metadata).annotations)[name]);
}

/** Whether an annotation says yes: whatever is no boolean does (KEDA 2.20 `scaledobject_types.go`, getBoolAnnotation). */
export function annotationHolds(object: JsonObject, name: string): boolean {
  const value = annotationOf(object, name);
  return value !== undefined && (parseGoBool(value) ?? true);
}

/** Whether a ScaledObject is paused: by a number of replicas, whatever `paused` says, or by `paused`. */
export function isPaused(object: JsonObject): boolean {
  return annotationOf(object, KEDA_ANNOTATIONS.pausedReplicas) !== undefined || annotationHolds(object, KEDA_ANNOTATIONS.paused);
}

/** The replicas that a paused ScaledObject keeps: undefined if none are named, an error if they are no int32. */
export function pausedReplicas(object: JsonObject): number | { readonly error: string } | undefined {
  const text = annotationOf(object, KEDA_ANNOTATIONS.pausedReplicas);
  if (text === undefined) return undefined;
  const { value, error } = parseGoInt(text, 32);
  return error === undefined ? Number(value) : { error: goParseMessage('ParseInt', text, error) };
}
