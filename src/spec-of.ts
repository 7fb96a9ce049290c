import { Duration } from 'cdk8s';
import { show } from './kubernetes/problem';

/** A class of the public API that carries a piece of the spec, made by one of its factories. */
export interface CarriesSpec<S> {
  /** @internal */
  readonly _spec: S;
}

/**
 * The spec that props come to: durations become whole seconds under a name with the unit (`window` becomes
 * `windowSeconds`), enum-like classes become what they carry, enums their text; everything else stays.
 */
export type SpecOf<T> =
  T extends CarriesSpec<infer S> ? S
    : T extends readonly (infer E)[] ? readonly SpecOf<E>[]
      : T extends string ? `${T}`
        : T extends object ? { readonly [K in keyof T as SpecKey<K, T[K]>]: SpecOf<SecondsOf<T[K]>> }
          : T;

type SpecKey<K, V> = K extends string ? ([Extract<V, Duration>] extends [never] ? K : `${K}Seconds`) : K;
type SecondsOf<V> = V extends Duration ? number : V;

/** Converts props to the spec that the core plans from. */
export function specOf<T extends object>(props: T): SpecOf<T> {
  return convert(props) as SpecOf<T>;
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (typeof value !== 'object' || value === null) return value;
  if ('_spec' in value) return value._spec;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const fields: [string, unknown][] = [];
  for (const [key, field] of Object.entries(value)) {
    if (field instanceof Duration) fields.push([`${key}Seconds`, secondsOf(field)]);
    else if (field !== undefined) fields.push([key, convert(field)]);
  }
  return Object.fromEntries(fields);
}

/** The seconds of a duration. Anything else, which plain JavaScript may pass, becomes a text that the checks of the seconds refuse and show. */
export function secondsOf(duration: Duration): number {
  return duration instanceof Duration ? duration.toMilliseconds() / 1000 : `no Duration: ${show(duration)}` as unknown as number;
}
