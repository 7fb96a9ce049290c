import type { Manifest } from '../kubernetes/manifest';

/** A construct: an app, a chart or anything else of cdk8s, whose objects are those below it. */
export interface ConstructLike {
  readonly node: { readonly findAll: () => readonly unknown[] };
}

/** What can be simulated: parsed manifests, or a construct of cdk8s. */
export type Simulatable = readonly Manifest[] | ConstructLike;

/** The manifests of what is to be simulated. */
export function manifestsOf(given: Simulatable): readonly Manifest[] {
  return 'node' in given ? given.node.findAll().filter(isApiObject).map((object) => object.toJson() as Manifest) : given;
}

interface ApiObjectLike {
  readonly toJson: () => unknown;
}

function isApiObject(construct: unknown): construct is ApiObjectLike {
  return typeof construct === 'object' && construct !== null && 'apiVersion' in construct && 'kind' in construct
    && 'toJson' in construct && typeof construct.toJson === 'function';
}
