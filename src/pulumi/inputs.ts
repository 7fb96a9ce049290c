import type { Input } from '@pulumi/pulumi';

/**
 * The arguments that a spec of the core comes to in Pulumi: every leaf that only passes through may be an `Output`;
 * what the core plans with (numbers, names, choices) stays plain.
 */
export type Inputs<T> =
  IsLeaf<T> extends true ? Input<Exclude<T, object | undefined>> | Extract<T, undefined>
    : T extends (...args: never[]) => unknown ? T
      : T extends readonly (infer E)[] ? readonly Inputs<E>[]
        : T extends object ? { readonly [K in keyof T]: Inputs<T[K]> }
          : T;

/** A leaf is a scalar that may be `object`, the type of what the core does not look into. */
type IsLeaf<T> = [Extract<T, object>] extends [never] ? false : [object] extends [Extract<T, object>]
  ? ([keyof Extract<T, object>] extends [never] ? true : false) : false;
