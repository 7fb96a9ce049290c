import { cachedJobMetrics } from './cached-job-metrics';
import { countedTwice } from './counted-twice';
import { customStrategy } from './custom-strategy';
import { endlessJob } from './endless-job';
import { jobBounds } from './job-bounds';
import { restartPolicy } from './restart-policy';
import type { Rule } from '../../rule';

/** The rules about ScaledJobs, in the order of their ids. */
export const jobRules: readonly Rule[] = [
  restartPolicy, jobBounds, customStrategy, cachedJobMetrics, endlessJob, countedTwice,
];
