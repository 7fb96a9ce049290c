import type { JsonObject } from '../../../kubernetes/json';
import { optionalNumber, optionalStruct, number, struct, text, without } from '../decoded-fields';
import type { FieldError } from '../field-error';
import { FieldErrors } from '../field-errors';
import { child } from '../field-path';
import { SUBDOMAIN_NAME, validateCoreObjectMeta } from '../object-meta';
import { decodeCore } from './decode';
import { validateBehavior } from './hpa-behavior';
import { defaultHpaV2 } from './hpa-defaults';
import { metricsOf, validateMetrics } from './hpa-metrics';
import { convertHpaV1, withoutRoundTripAnnotations } from './hpa-v1';
import { TARGET_API_VERSION, validateObjectReference } from './object-reference';
import { minorVersion } from './profile';
import type { CoreProfile } from './profile';

/** Since this minor version `minReplicas: 0` is allowed by default (gate HPAScaleToZero). */
const SCALE_TO_ZERO = 37;
/** Since this minor version a missing `maxReplicas` is told apart from a negative one. */
const MAX_REPLICAS_REQUIRED = 36;
/** In these minor versions a tolerance is known but dropped (gate HPAConfigurableTolerance). */
const TOLERANCE_DROPPED_UNTIL = 35;
/** Before this minor version a ContainerResource metric is dropped (gate HPAContainerMetrics). */
const CONTAINER_METRICS = 27;

/**
 * The errors that the API server would report for a HorizontalPodAutoscaler on create, in its order; none if it accepts it.
 * `manifest` is an object of autoscaling/v2 (or, by its `apiVersion`, v1) as it was written or generated: it is decoded and
 * gets its defaults first. Source: Kubernetes 1.36 pkg/apis/autoscaling/validation, and that of 1.23 to 1.35 where it differs.
 */
export function validateHorizontalPodAutoscaler(manifest: JsonObject, profile: CoreProfile): readonly FieldError[] {
  const minor = minorVersion(profile);
  const { value, errors } = decodeCore(manifest, hpaStruct(manifest), minor);
  return errors.length > 0 ? errors : validateHpa(value, minor);
}

/** The Go type of an HPA's version. */
function hpaStruct(manifest: JsonObject): string {
  return manifest.apiVersion === 'autoscaling/v1' ? 'v1.HorizontalPodAutoscaler' : 'v2.HorizontalPodAutoscaler';
}

/** The errors of a decoded HorizontalPodAutoscaler. */
export function validateHpa(decoded: JsonObject, minor: number): readonly FieldError[] {
  const hpa = decoded.apiVersion === 'autoscaling/v1' ? convertHpaV1(decoded, minor) : defaultHpaV2(decoded);
  const errors = new FieldErrors();
  validateCoreObjectMeta(errors, withoutRoundTripAnnotations(struct(hpa, 'metadata')), SUBDOMAIN_NAME, 'metadata');
  validateSpec(errors, withoutDisabledFields(struct(hpa, 'spec'), minor), minor);
  return errors.list;
}

function validateSpec(errors: FieldErrors, spec: JsonObject, minor: number): void {
  const path = 'spec';
  const lowest = minor >= SCALE_TO_ZERO ? 0 : 1;
  const min = optionalNumber(spec, 'minReplicas');
  const max = number(spec, 'maxReplicas');
  if (min !== undefined && min < lowest) errors.invalid(child(path, 'minReplicas'), min, `must be greater than or equal to ${lowest}`);
  validateMaxReplicas(errors, max, minor);
  if (min !== undefined && max < min) errors.invalid(child(path, 'maxReplicas'), max, 'must be greater than or equal to `minReplicas`');
  const target = struct(spec, 'scaleTargetRef');
  const group = text(target, 'kind') === 'ReplicationController' ? 'optional' : 'required';
  validateObjectReference(errors, target, child(path, 'scaleTargetRef'), minor >= TARGET_API_VERSION ? group : 'unchecked');
  validateMetrics(errors, metricsOf(spec), child(path, 'metrics'), min, minor);
  validateBehavior(errors, optionalStruct(spec, 'behavior'), child(path, 'behavior'));
}

function validateMaxReplicas(errors: FieldErrors, max: number, minor: number): void {
  if (minor < MAX_REPLICAS_REQUIRED) {
    if (max < 1) errors.invalid('spec.maxReplicas', max, 'must be greater than 0');
  } else if (max === 0) {
    errors.required('spec.maxReplicas', 'must be set and greater than 0');
  } else if (max < 0) {
    errors.invalid('spec.maxReplicas', max, 'must be greater than or equal to 1');
  }
}

/** The spec without what the server drops because its feature gate is off by default. */
function withoutDisabledFields(spec: JsonObject, minor: number): JsonObject {
  const behavior = optionalStruct(spec, 'behavior');
  return {
    ...spec,
    ...(minor < CONTAINER_METRICS && { metrics: metricsOf(spec).map((metric) => without(metric, 'containerResource')) }),
    ...(minor < TOLERANCE_DROPPED_UNTIL && behavior !== undefined && {
      behavior: Object.fromEntries(Object.entries(behavior).map(([direction, rules]) => [direction, without(rules as JsonObject, 'tolerance')])),
    }),
  };
}
