import { fitRequired, fitValue, standIn, type AnyKind, type Kind, type Refusal, type RequiredKind, type Walk } from './kind';
import { isOpaque } from './scalars';
import { isObject, ownField } from '../json';
import { unknownKey, type KeysOf, type KnownKeys } from '../known-keys';
import { joinPath } from '../problem';

type Fields = Readonly<Record<string, unknown>>;

const OBJECT: Refusal = { rule: 'must be an object' };
const PLAIN_OBJECT: Refusal = { rule: 'must be a plain object, known when the declaration is planned' };
const LIST: Refusal = { rule: 'must be a list', fix: 'put it in brackets' };

const refuseNoObject = (value: unknown): Refusal | undefined => (isObject(value) ? undefined : isOpaque(value) ? PLAIN_OBJECT : OBJECT);

/** The same kind, of an option that must be given. */
export function required<Value>(kind: Kind<Value>, fix?: string): RequiredKind<Value> {
  return { ...kind, isRequired: fix === undefined ? {} : { fix } };
}

/** An object with the options of a table, and no others. */
export function anObject<Spec extends object>(keys: KeysOf<Spec>): Kind<Spec> {
  return { refuse: refuseNoObject, inside: (fields: Fields, path, walk) => fitFields(fields, keys as unknown as KnownKeys, path, walk) };
}

/** An object whose options are checked, and said, where its limits are known. */
export function judgedObject<Spec extends object>(): Kind<Spec> {
  return { refuse: refuseNoObject };
}

/** One of several objects, told apart by the text in one field; what that may be is checked elsewhere. */
export function variants<Spec extends object>(field: string, kinds: Readonly<Record<string, AnyKind>>): Kind<Spec> {
  return {
    refuse: refuseNoObject,
    inside: (fields: Fields, path, walk) => {
      const kind = variantOf(fields, field, kinds);
      return kind === undefined ? fields : fitValue(fields, kind, path, walk);
    },
  };
}

/** What only factories make, such as those of `QpsSignal`; the compiler sees to that, but not for plain JavaScript. */
export function made<Value extends object>(factories: string, isMade: (part: Fields) => boolean, standInFor?: Value): Kind<Value> {
  const refusal: Refusal = { rule: `must be made with ${factories}` };
  return {
    refuse: (value) => (typeof value === 'object' && value !== null && isMade(value as Fields) ? undefined : refusal),
    ...(standInFor !== undefined && { standIn: standInFor }),
  };
}

/** One of several objects that factories make, told apart by the text in one field. */
export function madeBy<Spec extends object>(factories: string, field: string, kinds: Readonly<Record<string, AnyKind>>): Kind<Spec> {
  return { ...variants<Spec>(field, kinds), ...made<Spec>(factories, (fields) => isObject(fields) && variantOf(fields, field, kinds) !== undefined) };
}

/** A kind that is not there yet, since it holds itself. */
export function later<Value>(kindOf: () => Kind<Value>): Kind<Value> {
  return { refuse: (value) => kindOf().refuse(value), inside: (value, path, walk) => fitValue(value, kindOf(), path, walk) };
}

/** A list of values of one kind. */
export function listOf<Item>(kind: Kind<Item>): Kind<readonly Item[]> {
  return {
    refuse: (value) => (Array.isArray(value) ? undefined : LIST),
    inside: (items: readonly unknown[], path, walk) => {
      const fitted = items.map((item, index) => fitRequired(item, kind, `${path}[${index}]`, walk));
      return fitted.every((item, index) => item === items[index]) ? items : fitted;
    },
    standIn: [],
  };
}

/** An object with values of one kind under keys that others choose. */
export function mapOf<Value>(kind: Kind<Value>): Kind<Readonly<Record<string, Value>>> {
  return {
    refuse: refuseNoObject,
    inside: (values: Fields, path, walk) => {
      let fitted = values;
      for (const name in values) {
        const value = values[name] === undefined ? undefined : fitValue(values[name], kind, joinPath(path, name), walk);
        if (value === undefined || value !== values[name]) fitted = withField(fitted, name, value);
      }
      return fitted;
    },
    standIn: {},
  };
}

/** An object of the Kubernetes API that is passed on as it is: the API server's to judge. */
export const anApiValue: Kind<Fields> = { refuse: (value) => (isObject(value) || isOpaque(value) ? undefined : OBJECT), standIn: {} };

function variantOf(fields: Fields, field: string, kinds: Readonly<Record<string, AnyKind>>): AnyKind | undefined {
  const name = fields[field];
  return typeof name === 'string' ? ownField(kinds, name) : undefined;
}

function fitFields(fields: Fields, keys: KnownKeys, path: string, walk: Walk): Fields {
  let fitted = fields;
  for (const key in fields) {
    const value = fields[key];
    if (value === undefined) continue;
    const kind = ownField(keys, key);
    if (kind === undefined) {
      walk.problems.push(unknownKey(key, value, keys, path));
    } else if (kind.inside !== undefined || kind.refuse(value) !== undefined) {
      const own = (kind.isRequired === undefined ? fitValue : fitRequired)(value, kind, joinPath(path, key), walk);
      if (own !== value) fitted = withField(fitted, key, own);
    }
  }
  for (const key in keys) {
    const kind = keys[key];
    if (kind?.isRequired === undefined || fields[key] !== undefined) continue;
    walk.problems.push({ path: joinPath(path, key), rule: 'is required', ...kind.isRequired });
    fitted = withField(fitted, key, standIn(kind, walk));
  }
  return fitted;
}

function withField(fields: Fields, name: string, value: unknown): Fields {
  const { [name]: _, ...others } = fields;
  return value === undefined ? others : { ...others, [name]: value };
}
