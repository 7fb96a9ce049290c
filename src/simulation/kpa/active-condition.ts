import type { ActiveCondition, PodAutoscalerStatus } from './pod-autoscaler-status';
import { withActive } from './pod-autoscaler-status';
import { minScaleOf } from './revision-state';
import type { RevisionState } from './revision-state';

/** The status after a reconciliation that wants a number of pods (-1: not known) and has found so many ready. Upstream: `computeStatus` of `kpa.go`. */
export function reconcileStatus(revision: RevisionState, want: number, readyPods: number, nowMillis: number): PodAutoscalerStatus {
  const { status, rules } = revision;
  const keeps = want < 0 && rules.keepsDesiredScale && status.desiredScale !== undefined && status.desiredScale >= 0;
  const minReady = activeThreshold(revision);
  const mark = activeMark(status, want, readyPods, minReady);
  return {
    ...status,
    active: mark === undefined ? status.active : withActive(status.active, mark[0], mark[1], nowMillis),
    initialized: status.initialized || (readyPods >= minReady && status.hasService),
    desiredScale: keeps ? status.desiredScale : want,
  };
}

type Mark = readonly [ActiveCondition['status'], ActiveCondition['reason']];

const ACTIVE: Mark = ['True', ''];
const ACTIVATING: Mark = ['Unknown', 'Queued'];
const INACTIVE: Mark = ['False', 'NoTraffic'];
const GIVEN_UP: Mark = ['False', 'TimedOut'];

/** How the condition Active is marked; undefined if it is left as it is. Upstream: `computeActiveCondition`, with its table. */
function activeMark({ active }: PodAutoscalerStatus, want: number, readyPods: number, minReady: number): Mark | undefined {
  if (want === 0 || minReady === 0) return active.status === 'Unknown' && minReady > 0 ? GIVEN_UP : INACTIVE;
  const wanted = want > 0 || active.status !== 'False';
  if (readyPods < minReady) return wanted ? ACTIVATING : INACTIVE;
  return wanted ? ACTIVE : undefined;
}

/** The ready pods from which on the revision is active. */
function activeThreshold(revision: RevisionState): number {
  const { settings: { initialScale }, status: { initialized } } = revision;
  return Math.max(minScaleOf(revision), initialized ? 1 : initialScale);
}
