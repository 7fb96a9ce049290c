import type { Kind } from './declared/kind';
import { aLeaf } from './declared/scalars';
import { anObject, required } from './declared/shapes';
import type { Leaf } from './opaque';

/** A key of a Secret that exists: the only way in which a secret enters a declaration. */
export interface SecretKeySpec {
  /** Name of the Secret. */
  readonly secret: Leaf;
  /** Key within it. */
  readonly key: Leaf;
}

/** The keys of `SecretKeySpec`. */
export const SECRET_KEY: Kind<SecretKeySpec> = anObject({ secret: required(aLeaf), key: required(aLeaf) });

/** A key of a ConfigMap that exists. */
export interface ConfigMapKeySpec {
  /** Name of the ConfigMap. */
  readonly configMap: Leaf;
  /** Key within it. */
  readonly key: Leaf;
}

/** The keys of `ConfigMapKeySpec`. */
export const CONFIG_MAP_KEY: Kind<ConfigMapKeySpec> = anObject({ configMap: required(aLeaf), key: required(aLeaf) });
