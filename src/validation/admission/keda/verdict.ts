import type { Problem } from '../../../kubernetes/problem';
import type { FieldError } from '../field-error';
import type { LaterField } from '../later-fields';

/**
 * What refuses an object: `schema`, the API server with the CustomResourceDefinition; `webhook`, KEDA's validating webhook; `scaler`,
 * KEDA's operator on each trigger; `hpa`, the API server when the operator creates the HPA.
 */
export type KedaLayer = 'schema' | 'webhook' | 'scaler' | 'hpa';

/** An error of the KEDA admission port. Errors of layer `hpa` have paths of the HPA that KEDA would make. */
export interface KedaError extends FieldError {
  readonly layer: KedaLayer;
  /** The place of the trigger that is refused; left out where all are, or none is. */
  readonly trigger?: number;
  /** The parameter of the trigger that is at fault, as its metadata would name it. */
  readonly parameter?: string;
  /** The object that is missing in the cluster, such as `Deployment default/web`, where that is why. */
  readonly missing?: string;
}

/** The verdict on an object of KEDA. */
export interface KedaAdmission {
  /** Whether the object can be stored: neither the schema nor the webhook refuses it. */
  readonly admitted: boolean;
  /** Whether KEDA can work with it as well: it resolves the target, builds all scalers and creates the HPA. */
  readonly usable: boolean;
  /** The first layer that refuses the object. Left out if it is usable. */
  readonly layer?: KedaLayer;
  /**
   * The layers that could be asked. `webhook` and `scaler` are asked about objects that earlier layers refuse too, as far as
   * they can be decoded; `hpa` only about ScaledObjects that all others accept.
   */
  readonly judged: readonly KedaLayer[];
  /** All errors of all layers, those of earlier layers in front. */
  readonly errors: readonly KedaError[];
  /** Paths of fields that the server does not know. They are dropped, not rejected, unless the client asks for strict field validation. */
  readonly unknownFields: readonly string[];
  /** Those of them that a later version of KEDA knows. Left out if there are none. */
  readonly laterFields?: readonly LaterField[];
  /** What the webhook warns of if it admits the object. */
  readonly warnings: readonly string[];
  /** The triggers of types whose parameters this port does not know how KEDA reads. They count as usable. */
  readonly unjudgedTriggers: readonly number[];
}

/** A problem as an error of a layer. */
export function errorOf(layer: KedaLayer, problem: Problem, about: Pick<KedaError, 'trigger' | 'parameter' | 'missing'> = {}): KedaError {
  const { path: field, rule, got, fix } = problem;
  const detail = fix === undefined ? rule : `${rule}; ${fix}`;
  return { layer, type: 'FieldValueInvalid', field, detail, ...(isJson(got) && { value: got }), ...about };
}

function isJson(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
