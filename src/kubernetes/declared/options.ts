import { isObject } from '../json';

/** Options under fixed fields and defaults. What is no object at all stays as it is, for the declaration to refuse. */
export function withDefaults<const Defaults extends object, Options>(defaults: Defaults, given: Options): Defaults & Options {
  if (!isObject(given)) return given as Defaults & Options;
  const options: Record<string, unknown> = { ...defaults, ...given };
  for (const [name, value] of Object.entries(defaults)) if (options[name] === undefined) options[name] = value;
  return options as Defaults & Options;
}

/** Options to take fields from. What is no object at all has none: the declaration then names those that are missing. */
export function fieldsOf<Options>(given: Options): Options {
  return isObject(given) ? given : {} as Options;
}
