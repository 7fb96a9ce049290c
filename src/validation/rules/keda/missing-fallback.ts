import { asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { SCALED_OBJECT } from '../kinds';
import { prometheusObject } from '../samples';
import { KEDA, triggersOf } from './trigger';

/** Triggers that read nothing outside of the cluster's own API. */
const LOCAL = new Set(['cpu', 'memory', 'cron', 'kubernetes-workload', 'kubernetes-resource']);

/** A source that may fail, and nothing said for that case. */
export const missingFallback: Rule = {
  id: 'KEDA009',
  name: 'no fallback for a source outside',
  severity: 'info',
  cause: 'while the source cannot be read the count is frozen: it neither follows the load nor takes a safe value',
  fix: "set 'spec.fallback' with a count that carries the load, and behavior currentReplicasIfHigher",
  source: `${KEDA} pkg/fallback/fallback.go`,
  kinds: [SCALED_OBJECT],
  check: (object, { read }) => {
    const remote = read(object, triggersOf).find(({ type }) => type !== '' && !LOCAL.has(type));
    return remote === undefined || asObject(object.spec).fallback !== undefined ? []
      : [{ path: 'spec.fallback', rule: `is missing for the ${remote.type} trigger, whose source can fail` }];
  },
  samples: {
    noncompliant: [prometheusObject({}, { fallback: undefined })],
    compliant: [prometheusObject()],
  },
};
