import type { FieldError } from '../field-error';
import type { LaterField } from '../later-fields';

/**
 * What refuses an object: `decode`, a value of the wrong type; `schema`, the API server with the CustomResourceDefinition;
 * `webhook`, Knative's validating webhook; `config`, the parser of a Knative ConfigMap.
 */
export type KnativeLayer = 'decode' | 'schema' | 'webhook' | 'config';

/** An error of a Knative admission port. */
export interface KnativeError extends FieldError {
  readonly layer: KnativeLayer;
  /**
   * The path as upstream words it, where that is not the path of the field: some of its paths lack an index or a part,
   * some have text in them, and some errors have none, which is an empty text here.
   */
  readonly upstreamField?: string;
}

/** The verdict on a Knative object: whether a cluster with Knative Serving 1.23 would accept it on create. */
export interface KnativeAdmission {
  readonly admitted: boolean;
  /** The first layer that refuses the object. Left out if it is admitted. */
  readonly layer?: KnativeLayer;
  /** All errors of all layers that judge the object, those of earlier layers in front. */
  readonly errors: readonly KnativeError[];
  /** Paths of fields that the server does not know. They are dropped, not rejected, unless the client asks for strict field validation. */
  readonly unknownFields: readonly string[];
  /** Those of them that a later release knows. Left out if there are none. */
  readonly laterFields?: readonly LaterField[];
}

/** A verdict from all errors. */
export function verdictOf(
  errors: readonly KnativeError[], unknownFields: readonly string[], laterFields: readonly LaterField[] = [],
): KnativeAdmission {
  const [first] = errors;
  return {
    admitted: first === undefined,
    ...(first !== undefined && { layer: first.layer }),
    errors,
    unknownFields,
    ...(laterFields.length > 0 && { laterFields }),
  };
}
