import type { Inputs } from './inputs';
import { withDefaults } from '../kubernetes/declared/options';
import type { MetadataSpec } from '../plan/metadata';

/** Names, labels and annotations of the objects of a component; the name is the component's unless given. */
export type MetadataArgs = Inputs<Omit<MetadataSpec, 'name'>> & { readonly name?: string };

/** The metadata of a component. */
export function metadataOf(name: string, args: MetadataArgs = {}): MetadataSpec {
  return withDefaults({ name }, args);
}
