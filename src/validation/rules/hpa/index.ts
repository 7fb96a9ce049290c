import { disabledBothWays } from './disabled-both-ways';
import { droppedTolerance } from './dropped-tolerance';
import { fixedCount } from './fixed-count';
import { legacyTargetVersion } from './legacy-target-version';
import { memoryUnit } from './memory-unit';
import { missingRequests } from './missing-requests';
import { objectTargetType } from './object-target-type';
import { repeatedMetric } from './repeated-metric';
import { replicasPinned } from './replicas-pinned';
import { sharedTarget } from './shared-target';
import { stuckAtZero } from './stuck-at-zero';
import { targetMissing } from './target-missing';
import { targetType } from './target-type';
import { targetWithoutScale } from './target-without-scale';
import { unknownContainer } from './unknown-container';
import { unreachableTarget } from './unreachable-target';
import type { Rule } from '../../rule';

/** The rules about HorizontalPodAutoscalers, and what they share with ScaledObjects, in the order of their ids. */
export const hpaRules: readonly Rule[] = [
  targetMissing, targetWithoutScale, legacyTargetVersion, replicasPinned, sharedTarget, missingRequests,
  unknownContainer, objectTargetType, targetType, stuckAtZero, unreachableTarget, droppedTolerance, disabledBothWays,
  fixedCount, repeatedMetric, memoryUnit,
];
