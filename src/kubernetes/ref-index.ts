import type { ObjectRef } from './object-ref';

/** What has one name in one namespace: a few values of different kinds. */
interface Entry<Value> {
  readonly ref: ObjectRef;
  readonly values: Value[];
}

const NONE: readonly never[] = [];

/**
 * Finds values by what names an object. Filed by namespace and name, so that no text is put together for a lookup: the objects of one name are
 * as many as there are kinds.
 */
export class RefIndex<Value> {
  private readonly entries = new Map<string, Map<string, Entry<Value>[]>>();
  private readonly several: (readonly Value[])[] = [];

  constructor(values: readonly Value[], refOfValue: (value: Value) => ObjectRef) {
    for (const value of values) this.add(refOfValue(value), value);
  }

  /** The values that have one reference with others, in the order of the second of each. */
  public get shared(): readonly (readonly Value[])[] {
    return this.several;
  }

  /** The values of a reference, in the order they were given. */
  public get(ref: ObjectRef): readonly Value[] {
    return this.entryOf(ref)?.values ?? NONE;
  }

  private entryOf(ref: ObjectRef): Entry<Value> | undefined {
    return among(this.entries.get(ref.namespace)?.get(ref.name) ?? NONE, ref);
  }

  private add(ref: ObjectRef, value: Value): void {
    const namesakes = this.namesakes(ref);
    const entry = among(namesakes, ref);
    if (entry === undefined) namesakes.push({ ref, values: [value] });
    else if (entry.values.push(value) === 2) this.several.push(entry.values);
  }

  private namesakes({ namespace, name }: ObjectRef): Entry<Value>[] {
    let names = this.entries.get(namespace);
    if (names === undefined) this.entries.set(namespace, names = new Map<string, Entry<Value>[]>());
    let entries = names.get(name);
    if (entries === undefined) names.set(name, entries = []);
    return entries;
  }
}

/** The one of the same kind. */
function among<Value>(entries: readonly Entry<Value>[], { group, kind }: ObjectRef): Entry<Value> | undefined {
  for (const entry of entries) if (entry.ref.kind === kind && entry.ref.group === group) return entry;
  return undefined;
}
