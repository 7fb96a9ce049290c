import type { KeysOf } from './known-keys';
import type { Leaf } from './opaque';

/** A key of a Secret that exists: the only way in which a secret enters a declaration. */
export interface SecretKeySpec {
  /** Name of the Secret. */
  readonly secret: Leaf;
  /** Key within it. */
  readonly key: Leaf;
}

/** The keys of `SecretKeySpec`. */
export const SECRET_KEY_KEYS: KeysOf<SecretKeySpec> = { secret: true, key: true };

/** A key of a ConfigMap that exists. */
export interface ConfigMapKeySpec {
  /** Name of the ConfigMap. */
  readonly configMap: Leaf;
  /** Key within it. */
  readonly key: Leaf;
}

/** The keys of `ConfigMapKeySpec`. */
export const CONFIG_MAP_KEY_KEYS: KeysOf<ConfigMapKeySpec> = { configMap: true, key: true };
