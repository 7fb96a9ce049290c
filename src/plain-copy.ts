/** Says that a value holds something that cdk8s must resolve. */
export const NOT_PLAIN = Symbol('not plain');

/** A copy of plain JSON with sorted keys and without nulls, as cdk8s makes it; `NOT_PLAIN` if it is not plain. */
export function plainCopy(value: unknown): unknown {
  if (typeof value !== 'object') return isToken(value) ? NOT_PLAIN : value;
  if (value === null) return undefined;
  if (Array.isArray(value)) return copyOfList(value, plainCopy);
  return isPlain(value) ? copyOfObject(value, plainCopy) : NOT_PLAIN;
}

/** The same, without empty lists and objects, as cdk8s copies metadata. */
export function compactCopy(value: unknown): unknown {
  if (typeof value !== 'object') return isToken(value) ? NOT_PLAIN : value;
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : copyOfList(value, compactCopy);
  if (!isPlain(value)) return NOT_PLAIN;
  const copy = copyOfObject(value, compactCopy);
  for (const _ in copy as object) return copy;
  return copy === NOT_PLAIN ? copy : undefined;
}

function isToken(value: unknown): boolean {
  return typeof value === 'function' || typeof value === 'symbol';
}

function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}

/** Whether a key is nothing to copy: cdk8s asks an object for its `constructor` to see what it is, and loses its `__proto__`. */
export function isSpecial(key: string): boolean {
  return key === 'constructor' || key === '__proto__';
}

function copyOfList(list: readonly unknown[], copyOf: (value: unknown) => unknown): unknown {
  const copy: unknown[] = [];
  for (let position = 0; position < list.length; position += 1) {
    const item = copyOf(list[position]);
    if (item === NOT_PLAIN) return NOT_PLAIN;
    copy.push(item);
  }
  return copy;
}

function copyOfObject(object: object, copyOf: (value: unknown) => unknown): unknown {
  const copy: Record<string, unknown> = {};
  const keys = sortedKeys(object);
  for (let position = 0; position < keys.length; position += 1) {
    const key = keys[position] as string;
    if (isSpecial(key)) return NOT_PLAIN;
    const value = copyOf((object as Readonly<Record<string, unknown>>)[key]);
    if (value === NOT_PLAIN) return NOT_PLAIN;
    if (value !== undefined) copy[key] = value;
  }
  return copy;
}

/** The keys in order. Objects have few, mostly in order already, for which this is several times as fast as `sort()`. */
export function sortedKeys(object: object): readonly string[] {
  const keys = Object.keys(object);
  for (let position = 1; position < keys.length; position += 1) {
    const key = keys[position] as string;
    let place = position;
    while (place > 0 && (keys[place - 1] as string) > key) {
      keys[place] = keys[place - 1] as string;
      place -= 1;
    }
    keys[place] = key;
  }
  return keys;
}
