/** Says that a value holds something that cdk8s must resolve. */
export const NOT_PLAIN = Symbol('not plain');

/** What becomes of a copied list or object: itself, or undefined to leave it out. */
type Finish = (copy: object) => object | undefined;

/** Leaves out lists and objects with nothing in them. */
export const unlessEmpty: Finish = (copy) => {
  for (const _ in copy) return copy;
  return undefined;
};

/** A copy of plain JSON with sorted keys and without nulls, as cdk8s makes it; `NOT_PLAIN` if it is not plain. */
export function plainCopy(value: unknown, finish: Finish): unknown {
  if (typeof value !== 'object') return typeof value === 'function' || typeof value === 'symbol' ? NOT_PLAIN : value;
  if (value === null) return undefined;
  return Array.isArray(value) ? copyOfList(value, finish) : copyOfObject(value, finish);
}

function copyOfList(list: readonly unknown[], finish: Finish): unknown {
  const copy: unknown[] = [];
  for (const item of list) {
    const value = plainCopy(item, finish);
    if (value === NOT_PLAIN) return NOT_PLAIN;
    copy.push(value);
  }
  return finish(copy);
}

function copyOfObject(object: object, finish: Finish): unknown {
  if (Object.getPrototypeOf(object) !== Object.prototype) return NOT_PLAIN;
  const copy: Record<string, unknown> = {};
  for (const key of sortedKeys(object)) {
    const value = plainCopy((object as Readonly<Record<string, unknown>>)[key], finish);
    if (value === NOT_PLAIN) return NOT_PLAIN;
    if (value !== undefined) copy[key] = value;
  }
  return finish(copy);
}

/** The keys in order. Objects have few, mostly in order already, for which this is several times as fast as `sort()`. */
function sortedKeys(object: object): readonly string[] {
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
