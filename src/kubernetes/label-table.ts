type Values<Value> = Map<string, Value[]>;

const NONE: readonly never[] = [];

/** What is filed under a label of a namespace: three lookups, for which no text is put together. */
export class LabelTable<Value> {
  private readonly namespaces = new Map<string, Map<string, Values<Value>>>();

  public add(namespace: string, key: string, value: string, filed: Value): void {
    let keys = this.namespaces.get(namespace);
    if (keys === undefined) this.namespaces.set(namespace, keys = new Map<string, Values<Value>>());
    let values = keys.get(key);
    if (values === undefined) keys.set(key, values = new Map<string, Value[]>());
    const list = values.get(value);
    if (list === undefined) values.set(value, [filed]);
    else list.push(filed);
  }

  public get(namespace: string, key: string, value: string): readonly Value[] {
    return this.namespaces.get(namespace)?.get(key)?.get(value) ?? NONE;
  }
}
