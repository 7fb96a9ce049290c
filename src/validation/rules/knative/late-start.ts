import { asList, asNumber, asObject, type JsonObject } from '../../../kubernetes/json';
import { findAnnotation, PROGRESS_DEADLINE_ANNOTATION } from '../../../kubernetes/knative/annotation-keys';
import { readSeconds } from '../../../kubernetes/knative/setting-readers';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { annotationPath, KNATIVE, templateOf, WITH_REVISIONS } from './template';

const DEADLINE_DEFAULT = 600;
const PERIOD_DEFAULT = 10;
const FAILURES_DEFAULT = 3;

/** A start that is given up before it may end. */
export const lateStart: Rule = {
  id: 'KNATIVE024',
  name: 'start longer than the progress deadline',
  severity: 'warning',
  cause: 'a revision that is not ready within the deadline fails, and a pod that is started from 0 is taken down again, while its probes would have waited longer',
  fix: 'raise serving.knative.dev/progress-deadline beyond what the probes allow',
  source: `${KNATIVE} pkg/reconciler/revision/resources/deploy.go ProgressDeadlineSeconds; knative/serving#15316, #6201`,
  kinds: WITH_REVISIONS,
  check: (object, { read }) => {
    const { annotations, spec } = read(object, templateOf);
    const found = findAnnotation(annotations, PROGRESS_DEADLINE_ANNOTATION);
    const deadline = found === undefined ? DEADLINE_DEFAULT : readSeconds(found.value);
    const longest = Math.max(0, ...asList(spec.containers).map((container) => startTime(asObject(container))));
    return deadline === undefined || longest <= deadline ? [] : [{
      path: annotationPath(PROGRESS_DEADLINE_ANNOTATION.key), rule: `should be at least the ${longest} seconds that the probes allow for the start, not ${deadline}`,
    }];
  },
  samples: {
    noncompliant: [slow({})],
    compliant: [slow({ [PROGRESS_DEADLINE_ANNOTATION.key]: '1200s' })],
  },
};

/** Seconds that the probes of a container wait for its start. */
function startTime({ startupProbe, readinessProbe }: JsonObject): number {
  const { initialDelaySeconds, periodSeconds, failureThreshold } = asObject(startupProbe);
  const budget = startupProbe === undefined ? 0
    : (asNumber(initialDelaySeconds) ?? 0) + (asNumber(periodSeconds) ?? PERIOD_DEFAULT) * (asNumber(failureThreshold) ?? FAILURES_DEFAULT);
  return Math.max(budget, asNumber(asObject(readinessProbe).initialDelaySeconds) ?? 0);
}

function slow(annotations: Readonly<Record<string, string>>) {
  const startupProbe = { httpGet: { path: '/started' }, periodSeconds: 10, failureThreshold: 90 };
  return knativeService(annotations, { containers: [{ image: 'registry.example.com/web:1.0', startupProbe }] });
}
