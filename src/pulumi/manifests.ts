import * as pulumi from '@pulumi/pulumi';
import type { Manifest } from '../kubernetes/manifest';

const declared = new WeakMap<pulumi.ComponentResource, readonly unknown[]>();

/** Keeps the manifests of a component, whose values may be Outputs, for `manifestsOf`. */
export function rememberManifests(component: pulumi.ComponentResource, manifests: readonly unknown[]): void {
  declared.set(component, manifests);
}

/**
 * The manifests of some components of this package as they are known once all their values are, in the order of their objects: for
 * `simulate` of `scalewright/simulation`, or to write them down. Other resources have none.
 */
export function manifestsOf(...components: readonly pulumi.ComponentResource[]): pulumi.Output<readonly Manifest[]> {
  const manifests = components.flatMap((component) => declared.get(component) ?? []);
  return pulumi.output(manifests) as unknown as pulumi.Output<readonly Manifest[]>;
}
