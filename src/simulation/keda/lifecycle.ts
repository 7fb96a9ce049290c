import type { PreparedScaledObject } from './prepare';
import { NEW_MEMORY } from './state';
import type { KedaState } from './state';
import { NEW_STATUS, sameValue } from './status';

const SECOND = 1000;

/** A ScaledObject that has just been created; the operator has yet to reconcile it. */
export function createScaledObject(definition: PreparedScaledObject, nowMillis: number): KedaState {
  const createdAtMillis = Math.floor(nowMillis / SECOND) * SECOND;
  return { object: { definition, generation: 1, createdAtMillis, deleting: false, status: NEW_STATUS }, hpa: undefined, operator: NEW_MEMORY };
}

/**
 * Puts another definition in the place of that of a ScaledObject; the operator has yet to reconcile it.
 *
 * @param generation of the object afterwards. Default: one more if the spec differs, as the API server counts
 */
export function changeScaledObject(state: KedaState, definition: PreparedScaledObject, generation?: number): KedaState {
  const { object } = state;
  if (object === undefined) return state;
  const same = sameValue(object.definition.manifest.spec, definition.manifest.spec);
  return { ...state, object: { ...object, definition, generation: generation ?? object.generation + (same ? 0 : 1) } };
}

/** Marks a ScaledObject for deletion; it goes with the next reconciliation. */
export function deleteScaledObject(state: KedaState): KedaState {
  const { object } = state;
  return object === undefined ? state : { ...state, object: { ...object, deleting: true, generation: object.generation + 1 } };
}

/** The state after a restart of the operator, or a change of its leader: it has yet to reconcile the object again. */
export function restartOperator(state: KedaState): KedaState {
  return { ...state, operator: NEW_MEMORY };
}
