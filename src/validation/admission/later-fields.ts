import { child, index } from './field-path';
import { isObject, type Json, type JsonObject } from '../../kubernetes/json';
import { atLeast } from '../profile';

/** A field that a version does not know yet. */
export interface LaterField {
  readonly path: string;
  /** The first minor version that knows it, such as `2.17`. */
  readonly since: string;
}

/** An object as a version has it stored. */
export interface Earlier {
  /** Without the fields that the version does not know yet. */
  readonly object: JsonObject;
  readonly dropped: readonly LaterField[];
  /** Paths of fields that the version knows, although the ported one does not. */
  readonly known: ReadonlySet<string>;
}

/** When the fields of a kind came, by paths such as `spec.triggers[].metadata`; for which version; and from which the schema was taken. */
export interface FieldHistory {
  readonly since: Readonly<Record<string, string>>;
  readonly version: string;
  readonly ported: string;
}

/** Drops the fields of an object that a version does not know yet. */
export function withoutLaterFields(object: JsonObject, { since: fields, version, ported }: FieldHistory): Earlier {
  let result: JsonObject = object;
  const dropped: LaterField[] = [];
  const known = new Set<string>();
  for (const [pattern, since] of Object.entries(fields)) {
    const isLater = !atLeast(version, since);
    if (!isLater && atLeast(ported, since)) continue;
    const paths: string[] = [];
    const without = drop(result, stepsOf(pattern), '', paths) as JsonObject;
    if (isLater) {
      result = without;
      dropped.push(...paths.map((path) => ({ path, since })));
    } else {
      paths.forEach((path) => known.add(path));
    }
  }
  return { object: result, dropped, known };
}

/** Of `spec.triggers[].metadata{}` the steps `spec`, `triggers`, `[]`, `metadata` and `{}`. */
function stepsOf(pattern: string): readonly string[] {
  return pattern.match(/\[\]|\{\}|[^.[{]+/g) ?? [];
}

/** The value without what stands at the end of the steps; `paths` gets where that was. */
function drop(value: Json | undefined, [step = '', ...rest]: readonly string[], path: string, paths: string[]): Json | undefined {
  if (step === '[]') {
    return Array.isArray(value) ? (value as readonly Json[]).map((item, position) => drop(item, rest, index(path, position), paths) ?? null) : value;
  }
  if (!isObject(value)) return value;
  if (step === '{}') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, drop(item, rest, child(path, key), paths)]));
  if (!Object.hasOwn(value, step)) return value;
  const at = child(path, step);
  if (rest.length > 0) return { ...value, [step]: drop(value[step], rest, at, paths) };
  paths.push(at);
  const { [step]: _, ...others } = value;
  return others;
}
