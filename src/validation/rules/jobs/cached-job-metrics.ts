import { scaledJob, SQS } from './samples';
import { asList, asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { KEDA } from '../keda/trigger';
import { SCALED_JOB } from '../kinds';

/** A cache that nobody asks. */
export const cachedJobMetrics: Rule = {
  id: 'JOB004',
  name: 'useCachedMetrics of a ScaledJob',
  severity: 'error',
  cause: 'the cache is for what the HorizontalPodAutoscaler reads between two polls; a ScaledJob has none, and the field is ignored silently',
  fix: 'leave it out',
  source: `${KEDA} pkg/scaling/scale_handler.go`,
  fixable: true,
  kinds: [SCALED_JOB],
  check: ({ spec }) => asList(asObject(spec).triggers).flatMap((trigger, position) => (asObject(trigger).useCachedMetrics !== true ? []
    : [{ path: `spec.triggers[${position}].useCachedMetrics`, about: 'key', rule: 'is ignored in a ScaledJob', edits: [{ op: 'remove', path: `spec.triggers[${position}].useCachedMetrics` }] }])),
  samples: {
    noncompliant: [scaledJob({ triggers: [{ ...SQS, useCachedMetrics: true }] })],
    compliant: [scaledJob()],
  },
};
