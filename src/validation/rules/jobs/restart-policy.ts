import { scaledJob } from './samples';
import { asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { KEDA } from '../keda/trigger';
import { SCALED_JOB } from '../kinds';

/** A Job that the API server refuses each time. */
export const restartPolicy: Rule = {
  id: 'JOB001',
  name: 'Job with restartPolicy Always',
  severity: 'error',
  cause: 'neither the API server nor KEDA looks into the template; the API server then refuses every Job that KEDA makes of it',
  fix: 'write Never or OnFailure, or leave it out (OnFailure)',
  source: `kubernetes pkg/apis/batch/validation validateJobSpec; ${KEDA} scaledjob_controller`,
  kinds: [SCALED_JOB],
  check: ({ spec }) => {
    const { restartPolicy: policy } = asObject(asObject(asObject(asObject(spec).jobTargetRef).template).spec);
    return policy === undefined || policy === 'Never' || policy === 'OnFailure' || policy === '' ? []
      : [{ path: 'spec.jobTargetRef.template.spec.restartPolicy', rule: 'must be Never or OnFailure', got: policy }];
  },
  samples: {
    noncompliant: [scaledJob({}, { restartPolicy: 'Always' })],
    compliant: [scaledJob({}, { restartPolicy: 'OnFailure' })],
  },
};
