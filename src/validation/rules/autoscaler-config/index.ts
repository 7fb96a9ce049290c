import { initialAboveMaxOfAll } from './initial-above-max';
import { permanentPanic } from './permanent-panic';
import { refusedSetting } from './refused-setting';
import { smallPercentage } from './small-percentage';
import { twoWriters } from './two-writers';
import { uncheckedConfig } from './unchecked-config';
import { unknownClass } from './unknown-class';
import { unknownSetting } from './unknown-setting';
import type { Rule } from '../../rule';

/** The rules about the settings of Knative's autoscaler for a cluster, in the order of their ids. */
export const autoscalerConfigRules: readonly Rule[] = [
  unknownSetting, uncheckedConfig, permanentPanic, smallPercentage, initialAboveMaxOfAll, refusedSetting, twoWriters, unknownClass,
];
