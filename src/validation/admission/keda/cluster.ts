import { isKnownKind } from './known-kinds';
import { groupBy } from '../../../kubernetes/group-by';
import { asList, asObject, asString } from '../../../kubernetes/json';
import type { JsonObject } from '../../../kubernetes/json';
import { lazily } from '../../../kubernetes/lazily';
import { memoize } from '../../../kubernetes/memoize';
import { groupOf, keyOf, refOf } from '../../../kubernetes/object-ref';

/** The namespace that KEDA itself runs in, where it looks for the Secrets of a ClusterTriggerAuthentication. */
export const KEDA_NAMESPACE = 'keda';

/** The cluster that an object of KEDA meets. */
export interface KedaCluster {
  /** The other objects in the cluster; the object itself may be among them. */
  readonly objects: readonly JsonObject[];
  /**
   * Whether `objects` are all that the cluster has. If not, an object that is missing among them is taken to be there, with
   * values that nobody knows: what depends on it is not reported. Default: true.
   */
  readonly complete?: boolean;
  /** Whether KEDA's operator was started with a folder of files with authentication parameters (`filepath-auth-root-path`). Default: false. */
  readonly authenticationFiles?: boolean;
}

/** Looks up objects of a cluster. Each lookup is a matter of the few objects it finds, however many the cluster has. */
export class ClusterView {
  /** Whether an object that `get` does not find is known to be missing. */
  public readonly complete: boolean;
  public readonly authenticationFiles: boolean;
  private readonly byKey: ReadonlyMap<string, JsonObject>;
  private readonly kinds: ReadonlySet<string>;
  private readonly byGroupKind = lazily(() => groupBy([...this.byKey.values()], ({ apiVersion, kind }) => `${groupOf(apiVersion)}/${asString(kind) ?? ''}`));
  private readonly computed = memoize((compute: (cluster: ClusterView) => unknown) => compute(this));

  public constructor(cluster: KedaCluster) {
    this.complete = cluster.complete ?? true;
    this.authenticationFiles = cluster.authenticationFiles ?? false;
    this.byKey = new Map(cluster.objects.map((object) => [keyOf(refOf(object)), object]));
    this.kinds = new Set(cluster.objects.flatMap(servedKinds));
  }

  /** The object of a name, in any version; undefined if there is none. `namespace` is empty for kinds without namespaces. */
  public get(group: string, kind: string, namespace: string, name: string): JsonObject | undefined {
    return this.byKey.get(keyOf({ group, kind, namespace, name }));
  }

  /** All objects of a kind, in all namespaces. */
  public all(group: string, kind: string): readonly JsonObject[] {
    return this.byGroupKind().get(`${group}/${kind}`) ?? [];
  }

  /** Computes something of the whole cluster once for all objects that are judged in it. */
  public once<T>(compute: (cluster: ClusterView) => T): T {
    return this.computed(compute) as T;
  }

  /** Whether the cluster serves a kind, as far as that is known. */
  public serves(apiVersion: string, kind: string): boolean {
    return !this.complete || isKnownKind(apiVersion, kind) || this.kinds.has(`${apiVersion} ${kind}`);
  }
}

/** The kinds that an object proves to be served: its own, and those that a CustomResourceDefinition defines. */
function servedKinds(object: JsonObject): readonly string[] {
  const { apiVersion, kind, spec } = object;
  const own = `${asString(apiVersion) ?? ''} ${asString(kind) ?? ''}`;
  if (groupOf(apiVersion) !== 'apiextensions.k8s.io' || kind !== 'CustomResourceDefinition') return [own];
  const { group, names, versions } = asObject(spec);
  const served = asList(versions).flatMap((version) => asString(asObject(version).name) ?? []);
  return [own, ...served.map((version) => `${asString(group) ?? ''}/${version} ${asString(asObject(names).kind) ?? ''}`)];
}
