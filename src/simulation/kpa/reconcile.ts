import { reconcileStatus } from './active-condition';
import { UNKNOWN_SCALE } from './decider';
import type { Decision } from './decider';
import type { PodAutoscalerStatus } from './pod-autoscaler-status';
import type { RevisionState, ServerlessServiceState, ServingMode } from './revision-state';
import { judgeScale } from './scaler';
import { floatToInt32 } from '../int64';

/** The fewest activators in the path of a revision. */
const MIN_ACTIVATORS = 2;

/** What one reconciliation of a PodAutoscaler reads, besides the revision itself. */
export interface ReconcileInput {
  readonly nowMillis: number;
  readonly decision: Decision;
  /** Ready pods of the revision. */
  readonly readyPods: number;
  readonly service: ServerlessServiceState;
  /** Whether an activator answers at the revision's Service: it does while activators back it. */
  readonly activatorAnswers: boolean;
}

/** What one reconciliation of a PodAutoscaler brings about. */
export interface Reconciliation {
  readonly status: PodAutoscalerStatus;
  /** The replicas to give the Deployment; undefined if they are left alone. */
  readonly replicas: number | undefined;
  /** `spec.mode` of the ServerlessService. */
  readonly mode: ServingMode;
  /** `spec.numActivators` of the ServerlessService. */
  readonly activators: number;
  /** In how many milliseconds to reconcile again; undefined if nothing but a change asks for it. */
  readonly requeueAfterMillis: number | undefined;
  /** Whether the activators are to be asked until they are in the path; that done, or given up, reconcile again. */
  readonly awaitsActivator: boolean;
}

/** The first reconciliation of a PodAutoscaler, which only creates its ServerlessService: activators in the path, as few as can be. */
export function reconcileFirst(revision: RevisionState, nowMillis: number): Pick<Reconciliation, 'status' | 'mode' | 'activators'> {
  return { status: reconcileStatus(revision, UNKNOWN_SCALE, 0, nowMillis), mode: 'Proxy', activators: MIN_ACTIVATORS };
}

/**
 * One reconciliation of a PodAutoscaler of the KPA class (knative/serving v0.50 `pkg/reconciler/autoscaling/kpa/kpa.go`).
 * Pure: looks at nothing but its arguments and changes none of them.
 */
export function reconcile(revision: RevisionState, input: ReconcileInput): Reconciliation {
  const { decision, readyPods, nowMillis } = input;
  const { want, applies, requeueAfterMillis, awaitsActivator = false } = judgeScale(revision, decision.desired, input);
  // Upstream counts the pods after it has written the scale, by when those that are too many are gone.
  const ready = applies ? Math.min(readyPods, want) : readyPods;
  const withService = { ...revision, status: { ...revision.status, hasService: true } };
  return {
    status: reconcileStatus(withService, want, ready, nowMillis),
    replicas: applies ? want : undefined,
    mode: want > 0 && decision.excessBurstCapacity >= 0 ? 'Serve' : 'Proxy',
    activators: activatorsFor(revision, ready),
    requeueAfterMillis,
    awaitsActivator,
  };
}

/** How many activators are put in the path: enough for what the pods can take and the burst on top. */
function activatorsFor({ settings }: RevisionState, readyPods: number): number {
  const { total, targetBurstCapacity, activatorCapacity } = settings;
  if (targetBurstCapacity === 0) return MIN_ACTIVATORS;
  const capacity = readyPods * total + (targetBurstCapacity > 0 ? targetBurstCapacity : 0);
  return floatToInt32(Math.max(MIN_ACTIVATORS, Math.ceil(capacity / activatorCapacity)));
}
