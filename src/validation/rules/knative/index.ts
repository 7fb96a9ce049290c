import { alwaysBuffered } from './always-buffered';
import { annotationPlace } from './annotation-place';
import { annotationValue } from './annotation-value';
import { clusterBounds } from './cluster-bounds';
import { fixedRevisionName } from './fixed-revision-name';
import { fractionForPercent } from './fraction-for-percent';
import { hpaClassAtZero } from './hpa-class-at-zero';
import { hpaClassWithoutRequest } from './hpa-class-without-request';
import { hpaClassWithoutTarget } from './hpa-class-without-target';
import { ignoredByHpaClass } from './ignored-by-hpa-class';
import { initialAboveMax } from './initial-above-max';
import { lateStart } from './late-start';
import { longTag } from './long-tag';
import { noBuffer } from './no-buffer';
import { noMaxScale } from './no-max-scale';
import { pinnedTraffic } from './pinned-traffic';
import { shortDelay } from './short-delay';
import { shortPanic } from './short-panic';
import { takenPort } from './taken-port';
import { targetAboveConcurrency } from './target-above-concurrency';
import { timeouts } from './timeouts';
import { twoSpellings } from './two-spellings';
import { uncheckedAlgorithm } from './unchecked-algorithm';
import { unknownAnnotation } from './unknown-annotation';
import { userInfo } from './user-info';
import type { Rule } from '../../rule';

/** The rules about Knative Services, in the order of their ids. */
export const knativeRules: readonly Rule[] = [
  annotationPlace, unknownAnnotation, annotationValue, targetAboveConcurrency, initialAboveMax, ignoredByHpaClass, fractionForPercent,
  uncheckedAlgorithm, hpaClassAtZero, timeouts, twoSpellings, noMaxScale, hpaClassWithoutTarget, hpaClassWithoutRequest, noBuffer,
  alwaysBuffered, shortPanic, shortDelay, clusterBounds, takenPort, fixedRevisionName, userInfo, longTag, lateStart, pinnedTraffic,
];
