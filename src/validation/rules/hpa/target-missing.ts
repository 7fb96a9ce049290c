import { CONTROLLER } from './metrics';
import type { Bundle } from '../../../kubernetes/bundle';
import type { Manifest } from '../../../kubernetes/manifest';
import { nearest } from '../../../kubernetes/nearest';
import { refOf, type ObjectRef } from '../../../kubernetes/object-ref';
import { scalerOf } from '../../../kubernetes/scaler';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { deployment, hpa } from '../samples';

/** A target that is not there, where others are that it could be. */
export const targetMissing: Rule = {
  id: 'HPA001',
  name: 'target not found',
  severity: 'warning',
  cause: 'without its target the autoscaler reports FailedGetScale and does nothing; in the namespace of the autoscaler is the only place where it looks',
  fix: 'correct kind, name or namespace, or acknowledge that the workload is declared elsewhere',
  source: `${CONTROLLER}/horizontal.go`,
  kinds: [HPA, SCALED_OBJECT],
  check: (object, { bundle, once }) => {
    const target = scalerOf(object)?.target;
    if (target === undefined || target.name === '' || bundle.find(target) !== undefined) return [];
    const workloads = once(workloadsByPlace);
    const sameName = workloads.get(`name ${target.name}`) ?? [];
    const sameKind = workloads.get(`kind ${target.kind} ${target.namespace}`) ?? [];
    if (sameName.length === 0 && sameKind.length === 0) return [];
    // In another group it is the group that is wrong, which HPA002 says.
    if (sameKind.some(({ name }) => name === target.name)) return [];
    const meant = sameName[0] ?? named(sameKind, nearest(target.name, sameKind.map(({ name }) => name)));
    return [{
      path: 'spec.scaleTargetRef',
      rule: `should name a workload of this bundle, which has no ${inWords(target)}`,
      ...(meant !== undefined && { fix: `there is ${inWords(meant)}` }),
    }];
  },
  samples: {
    noncompliant: [deployment({}, { namespace: 'backend' }), hpa()],
    compliant: [deployment(), hpa()],
  },
};

function inWords({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${namespace}/${name}`;
}

function named(refs: readonly ObjectRef[], name: string | undefined): ObjectRef | undefined {
  return refs.find((ref) => ref.name === name);
}

/** The workloads under their name, and under their kind and namespace. */
function workloadsByPlace({ workloads }: Bundle): ReadonlyMap<string, readonly ObjectRef[]> {
  const places = new Map<string, ObjectRef[]>();
  const file = (place: string, ref: ObjectRef): void => {
    const refs = places.get(place);
    if (refs === undefined) places.set(place, [ref]);
    else refs.push(ref);
  };
  workloads.map((workload: Manifest) => refOf(workload)).forEach((ref) => {
    file(`name ${ref.name}`, ref);
    file(`kind ${ref.kind} ${ref.namespace}`, ref);
  });
  return places;
}
