import type { OperatorDraft } from './operator-draft';
import type { ScaledObjectHandle } from './scaled-object-handle';
import { conditionOf, withConditions } from './status';
import type { Condition } from './status';
import type { Surroundings } from './surroundings';

/** How far a reconciliation came. */
export interface ReconcilePass {
  /** The conditions as the reconciler carries them along; it writes them last. */
  readonly conditions: readonly Condition[];
  readonly replicas: number;
  readonly error: string | undefined;
}

const PAUSED: Condition = { type: 'Paused', status: 'True', reason: 'ScaledObjectPaused', message: 'ScaledObject is paused' };
const UNPAUSED: Condition = { type: 'Paused', status: 'False', reason: 'ScaledObjectUnpaused', message: 'pause annotation removed for ScaledObject' };

/**
 * What the annotations that pause make of an object: a paused one has neither loop nor HPA, and the replicas that it asks for; one
 * that is paused in one direction only says so (KEDA 2.20 `scaledobject_controller.go`, reconcileScaledObject and handlePause).
 */
export function reconcilePause(draft: OperatorDraft, handle: ScaledObjectHandle, around: Surroundings): ReconcilePass {
  const { definition: { overrides }, status } = handle.copy;
  const wasPaused = conditionOf(status, 'Paused')?.status === 'True';
  const pass: ReconcilePass = { conditions: status.conditions, replicas: around.replicas, error: undefined };
  if (overrides.paused) return pause(draft, handle, around, withConditions(status.conditions, wasPaused ? [] : [PAUSED]));
  if (overrides.scaleInPaused || overrides.scaleOutPaused) return { ...pass, conditions: withConditions(status.conditions, [PAUSED]) };
  if (!wasPaused) return pass;
  if (status.pausedReplicaCount !== undefined) handle.write({ ...status, pausedReplicaCount: undefined });
  return { ...pass, conditions: withConditions(status.conditions, [UNPAUSED]) };
}

function pause(draft: OperatorDraft, handle: ScaledObjectHandle, around: Surroundings, conditions: readonly Condition[]): ReconcilePass {
  const { replicas, scaleError } = around;
  const { overrides: { pausedReplicas }, target } = handle.copy.definition;
  handle.writeChange({ ...handle.copy.status, conditions });
  draft.stopLoop();
  draft.hpa = undefined;
  if (typeof pausedReplicas === 'object') return { conditions, replicas, error: `failed to parse paused replica count: ${pausedReplicas.error}` };
  if (pausedReplicas !== undefined && target.name === '') {
    return { conditions, replicas, error: 'failed to get scale for target resource: ScaledObject.spec.scaleTargetRef.name is missing' };
  }
  if (pausedReplicas !== undefined && pausedReplicas !== replicas && scaleError !== undefined) {
    return { conditions, replicas, error: `failed to scale target to paused replica count: ${scaleError}` };
  }
  handle.writeChange({ ...handle.copy.status, pausedReplicaCount: pausedReplicas });
  return { conditions: withConditions(conditions, [PAUSED]), replicas: pausedReplicas ?? replicas, error: undefined };
}
