import type { Bundle } from '../../../kubernetes/bundle';
import { asNumber, asObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { refOf } from '../../../kubernetes/object-ref';
import type { Scaler } from '../../../kubernetes/scaler';
import { objectReference } from '../../finding';

/** The replicas that are there at least, and what guarantees them. */
export interface Minimum {
  readonly replicas: number;
  readonly by: string;
}

/** The replicas that are there at least; undefined where nothing says so. */
export function minimumOf(workload: Manifest, bundle: Bundle): Minimum | undefined {
  const [scaler] = bundle.scalersOf(refOf(workload));
  if (scaler !== undefined) return { replicas: lowest(scaler), by: objectReference(scaler.manifest) };
  const replicas = asNumber(asObject(workload.spec).replicas);
  return replicas === undefined ? undefined : { replicas, by: objectReference(workload) };
}

/** The fewest replicas that an HPA or ScaledObject asks for. */
export function lowest({ type, manifest }: Scaler): number {
  const { minReplicas, minReplicaCount } = asObject(manifest.spec);
  return type === 'keda' ? asNumber(minReplicaCount) ?? 0 : asNumber(minReplicas) ?? 1;
}

/** The most replicas that KEDA asks for unless told otherwise. */
const KEDA_MAX = 100;

/** The most replicas that an HPA or ScaledObject asks for; undefined where it does not say. */
export function highest({ type, manifest }: Scaler): number | undefined {
  const { maxReplicas, maxReplicaCount } = asObject(manifest.spec);
  return type === 'keda' ? asNumber(maxReplicaCount) ?? KEDA_MAX : asNumber(maxReplicas);
}
