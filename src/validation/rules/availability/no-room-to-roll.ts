import { asNumber, asObject, asString, type Json } from '../../../kubernetes/json';
import { namespaceOf, refOf } from '../../../kubernetes/object-ref';
import { anyName } from '../../alike';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { DEPLOYMENT } from '../kinds';
import { deployment, hpa, sample } from '../samples';
import { highest } from './minimum';
import { podCount, quotaLines } from './quota';

const SURGE_DEFAULT = '25%';

/** A rollout at the maximum that has no room for its first new pod. */
export const noRoomToRoll: Rule = {
  id: 'AVAIL016',
  name: 'quota without room for a rollout',
  severity: 'warning',
  cause: 'a rollout with maxUnavailable 0 starts new pods before it stops old ones: at the maximum of replicas the quota refuses them, and the rollout hangs while the load lasts',
  fix: 'raise the quota by the surge, lower the maximum, or allow one pod to be unavailable',
  source: 'kubernetes pkg/controller/deployment/rolling.go; resource quotas',
  kinds: [DEPLOYMENT],
  blindTo: anyName,
  check: (workload, { bundle }) => {
    const { maxSurge, maxUnavailable } = asObject(asObject(asObject(workload.spec).strategy).rollingUpdate);
    if (maxUnavailable !== 0 && maxUnavailable !== '0%') return [];
    const [scaler] = bundle.scalersOf(refOf(workload));
    const max = scaler === undefined ? undefined : highest(scaler);
    const template = bundle.podTemplate(workload);
    if (max === undefined || template === undefined || surgeOf(maxSurge, max) === 0) return [];
    return quotaLines(namespaceOf(workload), bundle).flatMap((line) => {
      const each = podCount(line, template) ?? 0;
      const [fits, rolls] = [each * max <= Number(line.hard.milli()), each * (max + 1) <= Number(line.hard.milli())];
      return !fits || rolls ? [] : [{
        path: 'spec.strategy.rollingUpdate', sub: line.name, rule: `should leave room for a new pod at the maximum of ${max} replicas in ${line.name} of ${objectReference(line.quota)}`,
      }];
    });
  },
  samples: {
    noncompliant: [hpa(), quota('10'), deployment({ strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } })],
    compliant: [hpa(), quota('11'), deployment({ strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } })],
  },
};

/** New pods that a rollout may start at once; a percentage is rounded up. */
function surgeOf(maxSurge: Json | undefined, replicas: number): number {
  const percent = /^(\d+)%$/.exec(asString(maxSurge) ?? (maxSurge === undefined ? SURGE_DEFAULT : ''))?.[1];
  return percent === undefined ? asNumber(maxSurge) ?? 0 : Math.ceil(Number(percent) * replicas / 100);
}

function quota(pods: string) {
  return sample('v1', 'ResourceQuota', { spec: { hard: { pods } } });
}
