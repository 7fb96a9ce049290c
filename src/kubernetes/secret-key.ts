import type { Leaf } from './opaque';

/** A key of a Secret that exists: the only way in which a secret enters a declaration. */
export interface SecretKeySpec {
  /** Name of the Secret. */
  readonly secret: Leaf;
  /** Key within it. */
  readonly key: Leaf;
}

/** A key of a ConfigMap that exists. */
export interface ConfigMapKeySpec {
  /** Name of the ConfigMap. */
  readonly configMap: Leaf;
  /** Key within it. */
  readonly key: Leaf;
}
