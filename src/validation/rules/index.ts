import type { Rule } from '../rule';
import { availabilityRules } from './availability';
import { clusterRules } from './cluster';
import { hpaRules } from './hpa';
import { kedaRules } from './keda';
import { knativeRules } from './knative';
import { objectRules } from './object';
import { prometheusRules } from './prometheus';
import { slsRules } from './sls';
import { wiringRules } from './wiring';

/** All rules, in the order of the catalogue. */
export const RULES: readonly Rule[] = [
  ...hpaRules,
  ...slsRules,
  ...kedaRules,
  ...knativeRules,
  ...prometheusRules,
  ...wiringRules,
  ...clusterRules,
  ...availabilityRules,
  ...objectRules,
];
