import { asObject } from '../../../kubernetes/json';
import { KEDA_ANNOTATIONS } from '../../../kubernetes/keda/annotations';
import { annotationSince } from '../../../kubernetes/keda/history';
import { misspeltKey } from '../../misspelt';
import { atLeast } from '../../profile';
import type { Detection, Rule } from '../../rule';
import { PROMETHEUS_TRIGGER, scaledObject } from '../samples';
import { KEDA, WITH_TRIGGERS } from './trigger';

const OF_JOBS = 'scaledjob.keda.sh/job-excluded-labels';
const KNOWN: readonly string[] = [...Object.values(KEDA_ANNOTATIONS), OF_JOBS];
const GROUP = /^(?:autoscaling|scaledobject|scaledjob|validations)\.keda\.sh\//;
/** What KEDA writes itself. */
const WRITTEN: ReadonlySet<string> = new Set(['scaledobject.keda.sh/name', 'scaledjob.keda.sh/name', 'scaledjob.keda.sh/generation']);
const TRIGGERS = [{ type: 'prometheus', metadata: PROMETHEUS_TRIGGER }];

/** An annotation under a name of KEDA's that KEDA does not read. */
export const unknownAnnotation: Rule = {
  id: 'KEDA047',
  name: 'annotation that KEDA ignores',
  severity: 'error',
  cause: 'KEDA ignores annotations that it does not know: what was meant to be paused goes on scaling, and what was to be handed over is not',
  fix: `use one of ${KNOWN.join(', ')}`,
  source: `${KEDA} apis/keda/v1alpha1, controllers/keda`,
  fixable: true,
  kinds: WITH_TRIGGERS,
  check: ({ metadata }, { profile }) => {
    const annotations = asObject(metadata.annotations);
    return Object.keys(annotations).filter((key) => GROUP.test(key) && !WRITTEN.has(key)).flatMap((key): readonly Detection[] => {
      const path = `metadata.annotations[${key}]`;
      if (!KNOWN.includes(key)) return [{ path, rule: 'is not known to KEDA and is ignored', ...misspeltKey(path, key, annotations, KNOWN) }];
      const since = annotationSince(key);
      return since === undefined || atLeast(profile.keda, since) ? [] : [{
        path, about: 'key', rule: `is not known to KEDA before ${since} and is ignored`, fix: `leave it out, or state KEDA ${since} or later in the profile`,
      }];
    });
  },
  samples: {
    noncompliant: [scaledObject(TRIGGERS, {}, { annotations: { 'autoscaling.keda.sh/pause': 'true' } })],
    compliant: [scaledObject(TRIGGERS, {}, { annotations: { 'autoscaling.keda.sh/paused': 'true' } })],
  },
};
