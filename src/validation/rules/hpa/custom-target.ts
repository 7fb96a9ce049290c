import type { Bundle } from '../../../kubernetes/bundle';
import { asList, asObject, asString } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { scalerOf } from '../../../kubernetes/scaler';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { hpa, sample } from '../samples';
import { CONTROLLER } from './metrics';

const TARGET = { scaleTargetRef: { apiVersion: 'games.example.com/v1', kind: 'Fleet', name: 'web' } };

/** A kind of one's own that cannot be scaled. */
export const customTarget: Rule = {
  id: 'HPA019',
  name: 'custom target without a scale subresource',
  severity: 'error',
  cause: 'without the subresource the autoscaler reports FailedGetScale, and without labelSelectorPath InvalidSelector, at every sync',
  fix: "give a version of the CustomResourceDefinition 'subresources.scale' with specReplicasPath, statusReplicasPath and labelSelectorPath",
  source: `${CONTROLLER}/horizontal.go validateAndParseSelector; apiextensions.k8s.io/v1 CustomResourceSubresourceScale`,
  kinds: [HPA, SCALED_OBJECT],
  check: (object, { once }) => {
    const target = scalerOf(object)?.target;
    const scales = target === undefined ? undefined : once(scalesByKind).get(`${target.kind}.${target.group}`);
    if (scales === undefined || scales.some(({ labelSelectorPath }) => labelSelectorPath !== undefined)) return [];
    return [{
      path: 'spec.scaleTargetRef.kind',
      rule: scales.length === 0 ? 'must have a scale subresource in its CustomResourceDefinition' : "must have a 'labelSelectorPath' in its scale subresource",
      got: target?.kind,
    }];
  },
  samples: {
    noncompliant: [definition({ status: {} }), hpa(TARGET)],
    compliant: [definition({ scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas', labelSelectorPath: '.status.selector' } }), hpa(TARGET)],
  },
};

/** The scale subresources of each kind that the bundle defines. */
function scalesByKind(bundle: Bundle): ReadonlyMap<string, readonly { readonly labelSelectorPath: string | undefined }[]> {
  return new Map(bundle.ofKind('CustomResourceDefinition').map(({ spec }) => {
    const { group, names, versions } = asObject(spec);
    const scales = asList(versions).flatMap((version) => {
      const { scale } = asObject(asObject(version).subresources);
      return scale === undefined ? [] : [{ labelSelectorPath: asString(asObject(scale).labelSelectorPath) }];
    });
    return [`${String(asObject(names).kind)}.${String(group)}`, scales];
  }));
}

function definition(subresources: Parameters<typeof sample>[2]): Manifest {
  return sample('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
    spec: { group: 'games.example.com', names: { kind: 'Fleet', plural: 'fleets' }, scope: 'Namespaced', versions: [{ name: 'v1', served: true, storage: true, subresources }] },
  }, { name: 'fleets.games.example.com', namespace: undefined });
}
