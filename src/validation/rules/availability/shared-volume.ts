import type { Bundle } from '../../../kubernetes/bundle';
import { asList, asObject, asString } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { namespaceOf, refOf } from '../../../kubernetes/object-ref';
import { anyName } from '../../alike';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { hpa, sample } from '../samples';
import { withPod } from './samples';

const ALONE: readonly string[] = ['ReadWriteOnce', 'ReadWriteOncePod'];

/** A volume that only one node can have. */
export const sharedVolume: Rule = {
  id: 'AVAIL015',
  name: 'volume of one node under an autoscaler',
  severity: 'warning',
  cause: 'all pods of a Deployment share its claims: one that is ReadWriteOnce is attached to one node, and the pods that the autoscaler adds elsewhere hang in ContainerCreating',
  fix: 'use ReadWriteMany, keep the data outside, or take a StatefulSet with volumeClaimTemplates',
  source: 'kubernetes pkg/controller/volume/attachdetach, Multi-Attach error',
  kinds: ['Deployment', 'Rollout.argoproj.io'],
  blindTo: anyName,
  check: (workload, { bundle }) => {
    const volumes = asList(asObject(asObject(bundle.podTemplate(workload)).spec).volumes);
    const [scaler] = volumes.length === 0 ? [] : bundle.scalersOf(refOf(workload));
    return scaler === undefined ? [] : volumes.flatMap((volume, position) => {
      const claim = claimOf(asObject(asObject(volume).persistentVolumeClaim).claimName, workload, bundle);
      const modes = asList(asObject(claim?.spec).accessModes);
      return claim === undefined || modes.length === 0 || !modes.every((mode) => ALONE.includes(String(mode))) ? [] : [{
        path: `spec.template.spec.volumes[${position}]`, rule: `should be shared by several nodes while ${objectReference(scaler.manifest)} adds pods, but ${objectReference(claim)} is ${modes.join(', ')}`,
      }];
    });
  },
  samples: {
    noncompliant: [hpa(), volumeClaim('ReadWriteOnce'), withPod(mounted())],
    compliant: [hpa(), volumeClaim('ReadWriteMany'), withPod(mounted())],
  },
};

function claimOf(name: unknown, workload: Manifest, bundle: Bundle): Manifest | undefined {
  const text = asString(name);
  return text === undefined ? undefined : bundle.find({ group: '', kind: 'PersistentVolumeClaim', namespace: namespaceOf(workload), name: text });
}

function volumeClaim(mode: string): Manifest {
  return sample('v1', 'PersistentVolumeClaim', { spec: { accessModes: [mode], resources: { requests: { storage: '10Gi' } } } });
}

function mounted() {
  return { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'web' } }] };
}
