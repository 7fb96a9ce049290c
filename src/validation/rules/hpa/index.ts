import { coarseUtilization } from './coarse-utilization';
import { customTarget } from './custom-target';
import { disabledBothWays } from './disabled-both-ways';
import { droppedTolerance } from './dropped-tolerance';
import { fixedCount } from './fixed-count';
import { knativeTarget } from './knative-target';
import { legacyTargetVersion } from './legacy-target-version';
import { memoryUnit } from './memory-unit';
import { missingRequests } from './missing-requests';
import { noTolerance } from './no-tolerance';
import { objectTargetType } from './object-target-type';
import { orderedPods } from './ordered-pods';
import { overlappingPods } from './overlapping-pods';
import { pausedAtZero } from './paused-at-zero';
import { repeatedMetric } from './repeated-metric';
import { replicasPinned } from './replicas-pinned';
import { scaleDownDisabled } from './scale-down-disabled';
import { scaleUpDisabled } from './scale-up-disabled';
import { sharedElsewhere } from './shared-elsewhere';
import { sharedExternalMetric } from './shared-external-metric';
import { sharedTarget } from './shared-target';
import { shortPeriod } from './short-period';
import { shortWindow } from './short-window';
import { slowClimb } from './slow-climb';
import { stuckAtZero } from './stuck-at-zero';
import { targetMissing } from './target-missing';
import { targetType } from './target-type';
import { targetWithoutScale } from './target-without-scale';
import { unknownContainer } from './unknown-container';
import { unreachableTarget } from './unreachable-target';
import { valueOfBacklog } from './value-of-backlog';
import { verticalAutoscaler } from './vertical-autoscaler';
import type { Rule } from '../../rule';

/** The rules about HorizontalPodAutoscalers, and what they share with ScaledObjects, in the order of their ids. */
export const hpaRules: readonly Rule[] = [
  targetMissing, targetWithoutScale, legacyTargetVersion, replicasPinned, sharedTarget, missingRequests, unknownContainer, objectTargetType,
  targetType, stuckAtZero, unreachableTarget, droppedTolerance, disabledBothWays, fixedCount, repeatedMetric, memoryUnit,
  verticalAutoscaler, knativeTarget, customTarget, scaleUpDisabled, scaleDownDisabled, overlappingPods, coarseUtilization, valueOfBacklog,
  sharedExternalMetric, slowClimb, orderedPods, pausedAtZero, shortPeriod, shortWindow, noTolerance, sharedElsewhere,
];
