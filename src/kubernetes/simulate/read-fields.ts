import type { TextKind } from './read-amount';
import { nearest } from '../nearest';
import type { Problems } from '../problem';

/** A field that is written as `name=value`. */
export type Field = readonly [option: string, kind: TextKind, required: boolean];

/** Reads `name=value` items into options; says which are missing, unknown or cannot be read. */
export function readFields(
  items: readonly string[], known: Readonly<Record<string, Field>>, path: string, problems: Problems,
): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  const names = Object.keys(known);
  for (const item of items) {
    const equals = item.indexOf('=');
    const name = item.slice(0, Math.max(0, equals)).trim();
    const field = Object.hasOwn(known, name) ? known[name] : undefined;
    const meant = nearest(name, names);
    if (!problems.check(field !== undefined, path, `must be made of ${names.join(', ')}, each as name=value`, item, meant === undefined ? undefined : `write ${meant}`)) continue;
    const [option, { read, rule }] = field as Field;
    const value = read(item.slice(equals + 1).trim());
    problems.check(value !== undefined, `${path} ${name}`, rule, item.slice(equals + 1));
    found[option] = value ?? 0;
  }
  for (const [name, [option, , required]] of Object.entries(known)) {
    problems.check(!required || found[option] !== undefined, `${path} ${name}`, 'must be given');
  }
  return found;
}
