import { objectsOf, type ResourceObjects } from './objects-of';
import type { Resource } from './resource';
import type { Manifest } from '../kubernetes/manifest';

/** The objects of a stack that are applied to one cluster. */
export interface ClusterObjects {
  readonly manifests: readonly Manifest[];
  /** Whether it is known yet which objects these are. */
  readonly identified: boolean;
  /** The resource that an object comes from. */
  readonly urnOf: (manifest: Manifest) => string | undefined;
}

/**
 * The objects of the resources of one run. The check of a whole stack is given the objects as they came back from the cluster, with its
 * defaults and the count of replicas of the moment; so what each resource was declared as is remembered from the check of the resource.
 */
export class StackObjects {
  private readonly declared = new Map<string, ResourceObjects>();

  /** The objects of a resource as it is declared. */
  public declare(resource: Resource): ResourceObjects {
    const objects = objectsOf(resource);
    this.declared.set(resource.urn, objects);
    return objects;
  }

  /** The objects of a stack, those of each provider together: they are of one cluster. */
  public clusters(resources: readonly Resource[]): readonly ClusterObjects[] {
    const clusters = new Map<string, Resource[]>();
    for (const resource of resources) {
      const provider = resource.provider?.urn ?? '';
      clusters.set(provider, [...clusters.get(provider) ?? [], resource]);
    }
    return [...clusters.values()].map((members) => this.cluster(members));
  }

  private cluster(resources: readonly Resource[]): ClusterObjects {
    const urns = new Map<Manifest, string>();
    const parts = resources.map((resource) => {
      const objects = this.declared.get(resource.urn) ?? objectsOf(resource);
      objects.manifests.forEach((manifest) => urns.set(manifest, resource.urn));
      return objects;
    });
    return {
      manifests: parts.flatMap(({ manifests }) => manifests),
      identified: parts.every(({ identified }) => identified),
      urnOf: (manifest) => urns.get(manifest),
    };
  }
}
