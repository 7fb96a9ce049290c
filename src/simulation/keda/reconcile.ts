import { NOT_FALLING_BACK } from './fallback';
import { OperatorDraft } from './operator-draft';
import { ensureHpa } from './reconcile-hpa';
import type { ReconcileOptions } from './reconcile-hpa';
import { reconcilePause } from './reconcile-pause';
import type { ReconcilePass } from './reconcile-pause';
import { ScaledObjectHandle } from './scaled-object-handle';
import type { KedaState, StoredScaledObject } from './state';
import { conditionOf, INITIAL_CONDITIONS, withConditions } from './status';
import type { Condition } from './status';
import type { Surroundings } from './surroundings';

/** One reconciliation. */
export interface ReconcileStep {
  readonly state: KedaState;
  /** `spec.replicas` of the target afterwards. */
  readonly replicas: number;
  /** What KEDA has against the object; undefined if nothing. The operator tries again later. */
  readonly error: string | undefined;
}

/**
 * One reconciliation of a ScaledObject: pause, target, checks, HPA, and the start of the poll loop, whose first poll is due at once
 * (KEDA 2.20 `controllers/keda/scaledobject_controller.go`). The operator does it when the object is created, when its spec or one of
 * the annotations that it reads changes, and when it is deleted. Pure.
 */
export function reconcileScaledObject(state: KedaState, around: Surroundings, options: ReconcileOptions = {}): ReconcileStep {
  const draft = new OperatorDraft(state);
  const { object } = draft;
  if (object === undefined) return { state, replicas: around.replicas, error: undefined };
  if (object.deleting) return finalize(draft, object, around);
  const handle = new ScaledObjectHandle(object, object);
  const initialized = INITIAL_CONDITIONS.every(({ type }) => conditionOf(object.status, type) !== undefined);
  if (!initialized) handle.write({ ...object.status, conditions: INITIAL_CONDITIONS });
  const pass = reconcile(draft, handle, around, options);
  const { fallback } = handle.copy.definition;
  const changes = [...pass.error === undefined ? [READY] : failed(pass.error), ...fallback?.valid === true ? [] : [NOT_FALLING_BACK]];
  handle.write({ ...handle.copy.status, conditions: withConditions(pass.conditions, changes) });
  draft.object = handle.stored;
  return { state: draft.finish(), replicas: pass.replicas, error: pass.error };
}

const READY: Condition = {
  type: 'Ready', status: 'True', reason: 'ScaledObjectReady', message: 'ScaledObject is defined correctly and is ready for scaling',
};

function failed(error: string): readonly Condition[] {
  return [
    { type: 'Ready', status: 'False', reason: 'ScaledObjectCheckFailed', message: error },
    { type: 'Active', status: 'Unknown', reason: 'UnknownState', message: 'ScaledObject check failed' },
  ];
}

function reconcile(draft: OperatorDraft, handle: ScaledObjectHandle, around: Surroundings, options: ReconcileOptions): ReconcilePass {
  const { definition, generation } = handle.copy;
  const pause = reconcilePause(draft, handle, around);
  if (definition.overrides.paused) return pause;
  const end = (error?: string): ReconcilePass => ({ ...pause, error });
  if (definition.target.name === '') return end('ScaledObject.spec.scaleTargetRef.name is missing');
  storeTarget(handle, around);
  if (definition.fault.bounds !== undefined) return end(definition.fault.bounds);
  if (definition.fault.triggers !== undefined) return end(definition.fault.triggers);
  const { triggersTypes, authenticationsTypes } = definition;
  handle.write({ ...handle.copy.status, triggersTypes, authenticationsTypes });
  const ensured = ensureHpa(draft, handle, around, options);
  if (ensured.error !== undefined) return end(ensured.error);
  if (ensured.created || draft.startedGeneration !== generation) startLoop(draft, handle.copy, around);
  return end();
}

/** Notes the target in the status, once; and forgets the replicas of a pause that no annotation mentions any more. */
function storeTarget(handle: ScaledObjectHandle, { replicas }: Surroundings): void {
  const { definition: { target, overrides }, status } = handle.copy;
  const group = target.apiVersion.includes('/') ? target.apiVersion : `/${target.apiVersion}`;
  handle.writeChange({
    ...status,
    scaleTargetKind: `${group}.${target.kind}`,
    originalReplicaCount: status.originalReplicaCount ?? replicas,
    pausedReplicaCount: overrides.mentionsPause ? status.pausedReplicaCount : undefined,
  });
}

/**
 * Starts the loop. One that runs already ends, and throws away the scalers as it does; the new one builds them from its own copy,
 * before its first poll. (Upstream does all this at the same time; this is the order in which it is written.)
 */
function startLoop(draft: OperatorDraft, copy: StoredScaledObject, around: Surroundings): void {
  if (draft.loop !== undefined) draft.clearScalers();
  if (draft.scalers === undefined) draft.buildScalers(copy, copy, around);
  draft.loop = { pollingIntervalMillis: copy.definition.pollingIntervalMillis, nextPollMillis: around.nowMillis, copy };
  draft.startedGeneration = copy.generation;
}

/** Lets a deleted object go, and with it its HPA (KEDA 2.20 `controllers/keda/scaledobject_finalizer.go`). */
function finalize(draft: OperatorDraft, { definition, status }: StoredScaledObject, around: Surroundings): ReconcileStep {
  draft.stopLoop();
  draft.object = undefined;
  draft.hpa = undefined;
  const { scaleTargetKind, originalReplicaCount } = status;
  const restores = definition.restoresReplicas && scaleTargetKind !== '' && around.scaleError === undefined;
  return { state: draft.finish(), replicas: restores ? originalReplicaCount ?? around.replicas : around.replicas, error: undefined };
}
