import { scaledJob } from './samples';
import { asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { KEDA } from '../keda/trigger';
import { SCALED_JOB } from '../kinds';

/** A Job that may hang for ever. */
export const endlessJob: Rule = {
  id: 'JOB005',
  name: 'Job without a deadline',
  severity: 'info',
  cause: 'a Job that hangs counts as running for ever: it takes one of the places of maxReplicaCount, until all are taken and nothing is worked off',
  fix: "set 'spec.jobTargetRef.activeDeadlineSeconds' to more than the longest work takes",
  source: `${KEDA} pkg/scaling/executor/scale_jobs.go getRunningJobCount; batch/v1 JobSpec.activeDeadlineSeconds`,
  kinds: [SCALED_JOB],
  check: ({ spec }) => {
    const { activeDeadlineSeconds, template } = asObject(asObject(spec).jobTargetRef);
    return activeDeadlineSeconds !== undefined || asObject(asObject(template).spec).activeDeadlineSeconds !== undefined ? []
      : [{ path: 'spec.jobTargetRef.activeDeadlineSeconds', rule: 'is missing, so a Job that hangs keeps its place for ever' }];
  },
  samples: {
    noncompliant: [scaledJob({}, {}, { activeDeadlineSeconds: undefined })],
    compliant: [scaledJob()],
  },
};
