import { UNKNOWN_SCALE } from './decider';
import { minScaleOf } from './revision-state';
import type { RevisionState, ServerlessServiceState } from './revision-state';

const SECOND = 1000;

/** Seconds on top of the progress deadline until pods that do not get ready are given up. */
const ACTIVATION_TIMEOUT_BUFFER = 30;
/** Until a look at a PodAutoscaler that has just become inactive while the activators were in the path already. */
const DEACTIVATION_MILLIS = 3 * SECOND;

/** What becomes of the number of pods in one reconciliation. */
export interface ScaleVerdict {
  /** The number of pods wanted; -1 for not known. */
  readonly want: number;
  /** Whether it is written to the Deployment. */
  readonly applies: boolean;
  /** In how many milliseconds to reconcile again. */
  readonly requeueAfterMillis?: number;
  /** Set if the activators are not in the path yet: they are to be asked until they are. */
  readonly awaitsActivator?: true;
}

/** What scaling to zero depends on besides the revision. */
export interface ScaleSurroundings {
  readonly nowMillis: number;
  readonly service: ServerlessServiceState;
  /** Whether an activator answers at the revision's Service. */
  readonly activatorAnswers: boolean;
}

/**
 * Bounds the number of pods that the decider asks for, and takes the last one away with due care (knative/serving v0.50
 * `pkg/reconciler/autoscaling/kpa/scaler.go`).
 */
export function judgeScale(revision: RevisionState, desired: number, surroundings: ScaleSurroundings): ScaleVerdict {
  const { status: { active } } = revision;
  if (desired < 0 && active.status !== 'Unknown') return { want: desired, applies: false };
  const bounded = bound(revision, desired);
  return bounded === 0 ? judgeZero(revision, surroundings) : { want: bounded, applies: true };
}

/** Between min-scale and max-scale, of which the minimum wins; at least the initial scale until that was reached. */
function bound(revision: RevisionState, desired: number): number {
  const { settings: { initialScale, maxScale }, reachability, status, rules } = revision;
  const skipsInitialScale = reachability === 'Unreachable' && rules.skipsInitialScaleUnreachable;
  const initializes = initialScale > 1 && !status.initialized && !skipsInitialScale;
  const least = initializes ? Math.max(initialScale, minScaleOf(revision)) : minScaleOf(revision);
  if (desired < least) return least;
  return maxScale !== 0 && desired > maxScale ? maxScale : desired;
}

function judgeZero(revision: RevisionState, surroundings: ScaleSurroundings): ScaleVerdict {
  const { settings, status: { active } } = revision;
  if (!settings.enableScaleToZero) return { want: 1, applies: true };
  const { nowMillis, service } = surroundings;
  const inStatusMillis = nowMillis - active.changedAtMillis;
  if (active.status === 'Unknown') {
    const timeoutMillis = ((settings.progressDeadline ?? revision.progressDeadline) + ACTIVATION_TIMEOUT_BUFFER) * SECOND;
    if (inStatusMillis > timeoutMillis) return { want: 0, applies: true };
    return { want: UNKNOWN_SCALE, applies: false, requeueAfterMillis: timeoutMillis };
  }
  if (active.status === 'True') {
    const leftMillis = settings.stableWindow * SECOND - inStatusMillis;
    if (leftMillis > 0) return { want: 1, applies: true, requeueAfterMillis: leftMillis };
    return { want: 0, applies: false, ...(service.mode === 'Proxy' && { requeueAfterMillis: DEACTIVATION_MILLIS }) };
  }
  return judgeLastPod(revision, surroundings, inStatusMillis);
}

/** The last pod of an inactive revision goes when the activators have been in the path for the grace period, and after its retention. */
function judgeLastPod(revision: RevisionState, { nowMillis, service, activatorAnswers }: ScaleSurroundings, inactiveMillis: number): ScaleVerdict {
  const { settings, reachability, status: { hasService }, rules } = revision;
  if (settings.targetBurstCapacity !== -1 && !(hasService && activatorAnswers)) return { want: 0, applies: false, awaitsActivator: true };
  const retained = reachability !== 'Unreachable' || !rules.skipsRetentionUnreachable;
  const retentionMillis = retained ? settings.scaleToZeroPodRetentionPeriod * SECOND : 0;
  const graceMillis = settings.scaleToZeroGracePeriod * SECOND;
  if (inactiveMillis >= Math.max(graceMillis, retentionMillis)) return { want: 0, applies: true };
  if (inactiveMillis < retentionMillis) return { want: 0, applies: false, requeueAfterMillis: retentionMillis - inactiveMillis };
  const proxiedMillis = service.proxiedSinceMillis === undefined ? 0 : nowMillis - service.proxiedSinceMillis;
  const leftMillis = graceMillis - proxiedMillis;
  return leftMillis > 0 ? { want: 0, applies: false, requeueAfterMillis: leftMillis } : { want: 0, applies: true };
}
