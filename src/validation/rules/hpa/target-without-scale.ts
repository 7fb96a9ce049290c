import { asObject, asString } from '../../../kubernetes/json';
import { groupOf } from '../../../kubernetes/object-ref';
import { anyName } from '../../alike';
import type { Detection, Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { hpa } from '../samples';
import { CONTROLLER } from './metrics';

const OF_APPS = ['Deployment', 'StatefulSet', 'ReplicaSet'];
const UNSCALABLE = ['DaemonSet', 'Job', 'CronJob', 'Pod'];
/** Groups that the API server no longer serves for workloads. */
const GONE = ['extensions'];

/** A target that no API server can scale. */
export const targetWithoutScale: Rule = {
  id: 'HPA002',
  name: 'target cannot be scaled',
  severity: 'error',
  cause: 'the API server accepts any target; the autoscaler then finds no scale subresource and reports FailedGetScale at every sync',
  fix: 'name a workload with a scale subresource, with its API group: apps/v1 for a Deployment',
  source: `${CONTROLLER}/horizontal.go, scaleForResourceMappings`,
  kinds: [HPA, SCALED_OBJECT],
  blindTo: anyName,
  check: (object) => {
    const { apiVersion, kind, name } = asObject(asObject(object.spec).scaleTargetRef);
    if (asString(name) === undefined) return [];
    // KEDA fills in what is left out.
    const keda = object.kind === 'ScaledObject';
    return targetProblems(asString(apiVersion) ?? (keda ? 'apps/v1' : ''), asString(kind) ?? (keda ? 'Deployment' : ''));
  },
  samples: {
    noncompliant: [hpa({ scaleTargetRef: { apiVersion: 'v1', kind: 'Deployment', name: 'web' } })],
    compliant: [hpa()],
  },
};

function targetProblems(apiVersion: string, kind: string): readonly Detection[] {
  if (UNSCALABLE.includes(kind)) return [{ path: 'spec.scaleTargetRef.kind', rule: 'must be a kind that can be scaled', got: kind }];
  const group = groupOf(apiVersion);
  return OF_APPS.includes(kind) && (group === '' || GONE.includes(group))
    ? [{ path: 'spec.scaleTargetRef.apiVersion', rule: `must be apps/v1 for a ${kind}`, got: apiVersion, fix: 'write apps/v1' }] : [];
}
