import { asNumber } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { KNATIVE, templateOf, WITH_REVISIONS } from './template';

/** Of config-defaults. */
const TIMEOUT_DEFAULT = 300;

/** Waiting times that the whole request does not have. */
export const timeouts: Rule = {
  id: 'KNATIVE010',
  name: 'timeout of a part above that of the request',
  severity: 'warning',
  cause: 'the webhook compares neither with timeoutSeconds, which ends the request first, so the longer time never counts',
  fix: "lower it, or raise 'timeoutSeconds'",
  source: `${KNATIVE} pkg/apis/serving/v1/revision_validation.go; knative/serving#15352`,
  kinds: WITH_REVISIONS,
  check: (object, { read }) => {
    const { spec } = read(object, templateOf);
    const whole = asNumber(spec.timeoutSeconds) || TIMEOUT_DEFAULT;
    return (['responseStartTimeoutSeconds', 'idleTimeoutSeconds'] as const).filter((field) => (asNumber(spec[field]) ?? 0) > whole)
      .map((field) => ({ path: `spec.template.spec.${field}`, rule: `should be at most 'timeoutSeconds' (${whole})`, got: spec[field] }));
  },
  samples: {
    noncompliant: [knativeService({}, { timeoutSeconds: 60, responseStartTimeoutSeconds: 120 })],
    compliant: [knativeService({}, { timeoutSeconds: 60, responseStartTimeoutSeconds: 30 })],
  },
};
