import { scaledJob } from './samples';
import { asObject, asString } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { KEDA } from '../keda/trigger';
import { SCALED_JOB } from '../kinds';

const OF_CUSTOM = ['customScalingQueueLengthDeduction', 'customScalingRunningJobPercentage'] as const;

/** Numbers of a strategy that is not used. */
export const customStrategy: Rule = {
  id: 'JOB003',
  name: 'numbers of the custom strategy ignored',
  severity: 'error',
  cause: 'they count only with strategy custom, and a percentage that is no number silently turns custom into default',
  fix: "write strategy: custom, and the percentage as a share such as '0.5'",
  source: `${KEDA} pkg/scaling/executor/scale_jobs.go NewScalingStrategy`,
  kinds: [SCALED_JOB],
  check: ({ spec }) => {
    const strategy = asObject(asObject(spec).scalingStrategy);
    const path = 'spec.scalingStrategy';
    if (strategy.strategy !== 'custom') {
      return OF_CUSTOM.filter((field) => strategy[field] !== undefined).map((field) => ({ path: `${path}.${field}`, rule: 'is ignored, since the strategy is not custom', got: strategy[field] }));
    }
    const percentage = asString(strategy.customScalingRunningJobPercentage);
    return percentage === undefined || (percentage.trim() !== '' && !Number.isNaN(Number(percentage))) ? []
      : [{ path: `${path}.customScalingRunningJobPercentage`, rule: 'must be a number: otherwise the strategy is default', got: percentage }];
  },
  samples: {
    noncompliant: [scaledJob({ scalingStrategy: { customScalingQueueLengthDeduction: 1 } })],
    compliant: [scaledJob({ scalingStrategy: { strategy: 'custom', customScalingQueueLengthDeduction: 1, customScalingRunningJobPercentage: '0.5' } })],
  },
};
