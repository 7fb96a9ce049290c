import { annotationPlace } from './annotation-place';
import { annotationValue } from './annotation-value';
import { fractionForPercent } from './fraction-for-percent';
import { hpaClassAtZero } from './hpa-class-at-zero';
import { ignoredByHpaClass } from './ignored-by-hpa-class';
import { initialAboveMax } from './initial-above-max';
import { targetAboveConcurrency } from './target-above-concurrency';
import { timeouts } from './timeouts';
import { twoSpellings } from './two-spellings';
import { uncheckedAlgorithm } from './unchecked-algorithm';
import { unknownAnnotation } from './unknown-annotation';
import type { Rule } from '../../rule';

/** The rules about Knative Services, in the order of their ids. */
export const knativeRules: readonly Rule[] = [
  annotationPlace, unknownAnnotation, annotationValue, targetAboveConcurrency, initialAboveMax, ignoredByHpaClass,
  fractionForPercent, uncheckedAlgorithm, hpaClassAtZero, timeouts, twoSpellings,
];
