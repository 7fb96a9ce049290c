import { Node, type Construct } from 'constructs';
import { namespaceOf } from './emit';
import { withDefaults } from './kubernetes/declared/options';
import { toDnsLabel } from './kubernetes/names';
import type { MetadataSpec } from './plan/metadata';

/** Names, labels and annotations of the objects of a declaration. */
export interface MetadataOptions {
  /**
   * Name of all objects, unless `names` says otherwise. A DNS label of at most 63 characters.
   * @default - the id of the construct in kebab case: `AutoscaleGo` gives `autoscale-go`
   */
  readonly name?: string;
  /**
   * Namespace of all objects.
   * @default - the namespace of the chart, else `default`
   */
  readonly namespace?: string;
  /**
   * Labels for every object, besides `app.kubernetes.io/name`.
   * @default - none
   */
  readonly labels?: { [key: string]: string };
  /**
   * Annotations for every object.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
  /**
   * Labels by which the pods are selected. Immutable on a living Deployment.
   * @default - `app.kubernetes.io/name` with the name
   */
  readonly selectorLabels?: { [key: string]: string };
  /**
   * Names of single objects by their id, such as `{ Autoscaler: 'web-hpa' }`.
   * @default - all have the same name
   */
  readonly names?: { [id: string]: string };
}

/** The metadata of a construct, with the name and namespace that its place in the tree gives it. */
export function metadataOf(scope: Construct, options: MetadataOptions = {}): MetadataSpec {
  return withDefaults({ name: toDnsLabel(Node.of(scope).id), namespace: namespaceOf(scope) }, options);
}
