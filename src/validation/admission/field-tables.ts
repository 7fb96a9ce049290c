/** The type of a JSON value, as the Go types of an API declare it. */
export type FieldType =
  | { readonly kind: 'string' | 'bool' | 'int32' | 'int64' | 'quantity' | 'intOrString' | 'time' | 'any'; readonly goType: string }
  | { readonly kind: 'list'; readonly element: FieldType; readonly goType: string }
  | { readonly kind: 'map'; readonly value: FieldType; readonly goType: string }
  | { readonly kind: 'struct'; readonly goType: string };

/** A JSON field of a Go struct. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  /** The Go names of the embedded structs on the way to the field, outermost first. */
  readonly embedded: readonly string[];
  /** The first minor version of Kubernetes that knows the field; 0 for all that the table covers. */
  readonly since: number;
  /** The first minor version that does not know it any more; infinite if there is none. */
  readonly until: number;
}

/** The fields of a struct by their JSON names. */
export type Fields = ReadonlyMap<string, Field>;

/** The field tables of an API; structs are read from the text when first asked for. */
export interface FieldTables {
  /** The fields of a struct, such as `v1.Probe`. Throws for one that the tables do not hold. */
  fieldsOf(struct: string): Fields;
}

const LETTERS: Readonly<Record<string, FieldType>> = {
  s: { kind: 'string', goType: 'string' },
  b: { kind: 'bool', goType: 'bool' },
  i: { kind: 'int32', goType: 'int32' },
  l: { kind: 'int64', goType: 'int64' },
  q: { kind: 'quantity', goType: 'resource.Quantity' },
  x: { kind: 'intOrString', goType: 'int32' },
  t: { kind: 'time', goType: 'string' },
  a: { kind: 'any', goType: 'interface {}' },
};

const FIELD = /^(\*?)(\w+):([^<>]+)(?:>(\d+))?(?:<(\d+))?$/;

/**
 * Reads field tables. A line `v1.Probe *ProbeHandler:v1.ProbeHandler periodSeconds:i new:s>29 old:s<25` is a struct: an
 * embedded struct, an int32, a string known since 1.29, one unknown since 1.25. A line `=s v1.Protocol` names types that
 * are strings. Letters: s string, b bool, i int32, l int64, q quantity, x int or string, t time, a anything; lists are
 * `[]i`, maps `map[s]q`.
 */
export function readFieldTables(text: string): FieldTables {
  const lines = new Map<string, string>();
  const named = new Map<string, string>();
  for (const line of text.split('\n')) {
    const space = line.indexOf(' ');
    if (line.startsWith('=')) line.slice(space + 1).split(' ').forEach((name) => named.set(name, line.slice(1, space)));
    else if (line !== '') lines.set(space < 0 ? line : line.slice(0, space), space < 0 ? '' : line.slice(space + 1));
  }
  const types = new Map<string, FieldType>();
  const typeOf = (expression: string): FieldType => {
    const known = types.get(expression);
    if (known !== undefined) return known;
    const type = makeType(expression);
    types.set(expression, type);
    return type;
  };
  const makeType = (expression: string): FieldType => {
    const letter = LETTERS[expression];
    if (letter !== undefined) return letter;
    const base = named.get(expression);
    if (base !== undefined) return { ...typeOf(base), goType: expression };
    if (expression.startsWith('[]')) {
      const element = typeOf(expression.slice(2));
      return { kind: 'list', element, goType: `[]${element.goType}` };
    }
    const map = /^map\[(.+?)\](.+)$/.exec(expression);
    if (map === null) return { kind: 'struct', goType: expression };
    const value = typeOf(map[2] ?? '');
    return { kind: 'map', value, goType: `map[${typeOf(map[1] ?? '').goType}]${value.goType}` };
  };
  const structs = new Map<string, Fields>();
  const fieldsOf = (struct: string): Fields => {
    const known = structs.get(struct);
    if (known !== undefined) return known;
    const line = lines.get(struct);
    if (line === undefined) throw new Error(`no field table of ${struct}`);
    const fields = new Map<string, Field>();
    for (const entry of line.split(' ')) addField(fields, entry);
    structs.set(struct, fields);
    return fields;
  };
  const addField = (fields: Map<string, Field>, entry: string): void => {
    const match = FIELD.exec(entry);
    if (match === null) return;
    const [, embedded, name = '', expression = '', since, until] = match;
    if (embedded === '*') {
      for (const [inner, field] of fieldsOf(expression)) fields.set(inner, { ...field, embedded: [name, ...field.embedded] });
      return;
    }
    const end = until === undefined ? Infinity : Number(until);
    fields.set(name, { name, type: typeOf(expression), embedded: [], since: Number(since ?? 0), until: end });
  };
  return { fieldsOf };
}
