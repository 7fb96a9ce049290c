import type { Draft } from './manifest';

/** An object to emit. Ids are contract: construct ids in cdk8s, suffixes of resource names in Pulumi. */
export interface PlannedObject {
  readonly id: string;
  readonly draft: Draft;
  /** Ids of objects that must exist first. */
  readonly after?: readonly string[];
  /** Fields that something in the cluster owns after creation, such as `spec.replicas` of a scaled workload. */
  readonly ownedByCluster?: readonly string[];
  /** The object holds something that cannot be had back once it is deleted, such as a gateway with its address. */
  readonly irreplaceable?: true;
  /** The object exists already and belongs to something else; only the given fields are ours. */
  readonly existing?: true;
}
