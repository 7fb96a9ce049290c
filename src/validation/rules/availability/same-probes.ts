import { asList, asObject, sortKeys, type Json, type JsonObject } from '../../../kubernetes/json';
import { refOf } from '../../../kubernetes/object-ref';
import { anyName } from '../../alike';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { hpa } from '../samples';
import { withContainer } from './samples';

const READY = { httpGet: { path: '/ready', port: 'http' } };
/** What makes one probe slower to act than the other. */
const DEFAULTS = { periodSeconds: 10, failureThreshold: 3, timeoutSeconds: 1, initialDelaySeconds: 0 };

/** A liveness probe that kills what is only busy. */
export const sameProbes: Rule = {
  id: 'AVAIL009',
  name: 'liveness probe the same as the readiness probe',
  severity: 'info',
  cause: 'a pod that is too busy to answer is taken out of service and killed at the same time: under load the restarts take away what the autoscaler adds',
  fix: 'let the liveness probe ask something simpler, or give it a higher failureThreshold',
  source: 'kubernetes documentation, configure probes; kube-score pod-probes',
  kinds: ['Deployment', 'StatefulSet', 'Rollout.argoproj.io'],
  blindTo: anyName,
  check: (workload, { bundle }) => {
    const same = asList(asObject(asObject(bundle.podTemplate(workload)).spec).containers).flatMap((container, position) => {
      const { livenessProbe, readinessProbe } = asObject(container);
      return livenessProbe === undefined || readinessProbe === undefined || normal(livenessProbe) !== normal(readinessProbe) ? [] : [position];
    });
    const [scaler] = same.length === 0 ? [] : bundle.scalersOf(refOf(workload));
    return scaler === undefined ? [] : same.map((position) => ({
      path: `spec.template.spec.containers[${position}].livenessProbe`, rule: `is the readinessProbe of pods that ${objectReference(scaler.manifest)} scales under load`,
    }));
  },
  samples: {
    noncompliant: [hpa(), withContainer({ livenessProbe: { ...READY, periodSeconds: 10 }, readinessProbe: READY })],
    compliant: [hpa(), withContainer({ livenessProbe: { ...READY, failureThreshold: 10 }, readinessProbe: READY })],
  },
};

function normal(probe: Json): string {
  const { successThreshold: _, terminationGracePeriodSeconds: __, ...rest }: JsonObject = asObject(probe);
  return JSON.stringify(sortKeys({ ...DEFAULTS, ...rest }));
}
