import { blockingBudget } from './blocking-budget';
import { noReadinessProbe } from './no-readiness-probe';
import type { Rule } from '../../rule';

/** The rules about serving while scaling, in the order of their ids. */
export const availabilityRules: readonly Rule[] = [
  blockingBudget, noReadinessProbe,
];
