import { cronJobs } from './cron-jobs';
import { missingHistory } from './missing-history';
import { quantile } from './quantile';
import { secondScaler } from './second-scaler';
import { strategy } from './strategy';
import { timeBounds } from './time-bounds';
import type { Rule } from '../../rule';

/** The rules about AHPA and CronHPA of Alibaba Cloud, in the order of their ids. */
export const ahpaRules: readonly Rule[] = [
  strategy, quantile, timeBounds, secondScaler, cronJobs, missingHistory,
];
