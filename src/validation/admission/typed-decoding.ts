import type { FieldError } from './field-error';
import { child, index, key } from './field-path';
import type { Field, Fields, FieldTables, FieldType } from './field-tables';
import { isRfc3339 } from './rfc3339';
import type { Json, JsonObject } from '../../kubernetes/json';
import { isObject } from '../../kubernetes/json';
import { quantityError, quantityText } from '../../kubernetes/quantity';

/** What the API server's JSON decoder makes of a document. */
export interface Decoded {
  /**
   * The document as the decoder keeps it: without unknown fields and nulls. A null in a list or map is the zero value
   * there (`{}`, `''`, `0`, `false`), as in Go. Quantities and times stay as written.
   */
  readonly value: JsonObject;
  /**
   * Values of the wrong type, and texts that are no quantity or time. The first is the one that the API server reports;
   * it stops there, the others are what it would report next. Not empty: the document is rejected, `value` is partial.
   */
  readonly errors: readonly FieldError[];
  /** Paths of fields that the types do not have: dropped, or rejected where strict field validation is asked for. */
  readonly unknownFields: readonly string[];
}

/** Finds the field for a JSON key. */
export type FindField = (fields: Fields, name: string) => Field | undefined;

/** The API server's way: names are case-sensitive (sigs.k8s.io/json). */
export const exactField: FindField = (fields, name) => fields.get(name);

/** The way of Go's `encoding/json`, used inside annotations: the exact name, else any that differs only in case. */
export const foldedField: FindField = (fields, name) => {
  const exact = fields.get(name);
  if (exact !== undefined) return exact;
  const folded = name.toLowerCase();
  return [...fields.values()].find((field) => field.name.toLowerCase() === folded);
};

/** How a document is decoded. */
export interface DecodeOptions {
  readonly tables: FieldTables;
  /** The minor version of Kubernetes, which decides what fields are known. Default: the newest of the tables. */
  readonly minor?: number;
  /** Default: `exactField`. */
  readonly findField?: FindField;
}

/** Decodes a document into a struct of the tables, such as `v1.Deployment`, as the API server does on create. */
export function decodeTyped(document: JsonObject, struct: string, options: DecodeOptions): Decoded {
  const decoder = new Decoder(options.tables, options.minor, options.findField ?? exactField);
  const value = decoder.struct(document, struct, '', undefined);
  const { errors, fatal, unknownFields } = decoder;
  return { value, errors: fatal === undefined ? errors : [fatal, ...errors.filter((error) => error !== fatal)], unknownFields };
}

/** Where in the Go types a value is: a field of a struct, and where that struct is. */
interface Place {
  readonly struct: string;
  readonly field: Field;
  readonly parent: Place | undefined;
}

/** Since this minor version the decoder also names the structs that a field is embedded in. */
const NAMES_EMBEDDED = 35;

/** The path of a place as the decoder of a minor version words it. */
function decoderPath(place: Place, minor: number): string {
  const names = [...(minor >= NAMES_EMBEDDED ? place.field.embedded : []), place.field.name].join('.');
  return place.parent === undefined ? names : `${decoderPath(place.parent, minor)}.${names}`;
}

class Decoder {
  public readonly errors: FieldError[] = [];
  public readonly unknownFields: string[] = [];
  /** The first error of a type that decodes itself; it ends the decoding at once, and outranks earlier errors. */
  public fatal: FieldError | undefined;

  constructor(
    private readonly tables: FieldTables,
    private readonly minor: number | undefined,
    private readonly findField: FindField,
  ) {}

  public struct(object: JsonObject, struct: string, path: string, parent: Place | undefined): JsonObject {
    const fields = this.tables.fieldsOf(struct);
    const result: Record<string, Json> = {};
    for (const name in object) {
      const value = object[name];
      if (value === undefined) continue;
      const field = this.findField(fields, name);
      if (field === undefined || !this.known(field)) {
        this.unknownFields.push(child(path, name));
      } else if (value !== null) {
        const decoded = this.value(value, field.type, child(path, name), { struct, field, parent });
        if (decoded !== undefined) result[field.name] = decoded;
      }
    }
    return result;
  }

  private known(field: Field): boolean {
    return this.minor === undefined ? field.until === Infinity : this.minor >= field.since && this.minor < field.until;
  }

  private value(value: Json, type: FieldType, path: string, place: Place): Json | undefined {
    switch (type.kind) {
      case 'string': return typeof value === 'string' ? value : this.mismatch(value, type, path, place);
      case 'bool': return typeof value === 'boolean' ? value : this.mismatch(value, type, path, place);
      case 'int32': return this.integer(value, type, 2 ** 31, path, place);
      case 'int64': return this.integer(value, type, 2 ** 63, path, place);
      case 'struct': return isObject(value) ? this.struct(value, type.goType, path, place) : this.mismatch(value, type, path, place);
      case 'list': return Array.isArray(value) ? this.list(value as readonly Json[], type.element, path, place) : this.mismatch(value, type, path, place);
      case 'map': return isObject(value) ? this.map(value, type.value, path, place) : this.mismatch(value, type, path, place);
      case 'quantity': return this.quantity(value, path);
      case 'intOrString': return typeof value === 'string' ? value : this.stop(() => this.integer(value, type, 2 ** 31, path, place));
      case 'time': return this.time(value, type, path, place);
      case 'any': return value;
    }
  }

  private list(values: readonly Json[], element: FieldType, path: string, place: Place): Json {
    return values.map((value, position) =>
      (value === null ? undefined : this.value(value, element, index(path, position), place)) ?? zero(element));
  }

  private map(values: JsonObject, type: FieldType, path: string, place: Place): Json {
    // Keys are the author's: without a prototype `__proto__` is a key like any other.
    const result = Object.create(null) as Record<string, Json>;
    for (const name in values) {
      const value = values[name];
      if (value === undefined) continue;
      result[name] = (value === null ? undefined : this.value(value, type, key(path, name), place)) ?? zero(type);
    }
    return result;
  }

  private integer(value: Json, type: FieldType, limit: number, path: string, place: Place): Json | undefined {
    if (typeof value === 'number' && Number.isInteger(value) && value >= -limit && value < limit) return value;
    return this.mismatch(value, type, path, place);
  }

  private quantity(value: Json, path: string): Json | undefined {
    const text = quantityText(value);
    const detail = quantityError(text ?? '"');
    if (detail === undefined) return value;
    this.errors.push({ type: 'FieldValueInvalid', field: path, detail, value, decoderField: '' });
    this.fatal ??= this.errors.at(-1);
    return undefined;
  }

  private time(value: Json, type: FieldType, path: string, place: Place): Json | undefined {
    if (typeof value !== 'string') return this.stop(() => this.mismatch(value, type, path, place));
    if (isRfc3339(value)) return value;
    this.errors.push({ type: 'FieldValueInvalid', field: path, detail: `parsing time ${JSON.stringify(value)} as RFC 3339 failed`, value, decoderField: '' });
    this.fatal ??= this.errors.at(-1);
    return undefined;
  }

  /** Runs a step of a type that decodes itself. */
  private stop(step: () => Json | undefined): Json | undefined {
    const before = this.errors.length;
    const result = step();
    this.fatal ??= this.errors[before];
    return result;
  }

  private mismatch(value: Json, { goType }: FieldType, path: string, place: Place): undefined {
    const decoderField = decoderPath(place, this.minor ?? Infinity);
    const owner = place.struct.slice(place.struct.indexOf('.') + 1);
    const detail = `json: cannot unmarshal ${jsonKind(value, goType)} into Go struct field ${owner}.${decoderField} of type ${goType}`;
    this.errors.push({ type: 'FieldValueTypeInvalid', field: path, detail, decoderField });
    return undefined;
  }
}

function jsonKind(value: Json, goType: string): string {
  if (typeof value === 'number') return /^int(32|64)$/.test(goType) ? `number ${value}` : 'number';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  return Array.isArray(value) ? 'array' : 'object';
}

function zero(type: FieldType): Json {
  switch (type.kind) {
    case 'string': case 'time': return '';
    case 'bool': return false;
    case 'list': return [];
    case 'map': case 'struct': return {};
    case 'quantity': return '0';
    case 'any': return null;
    default: return 0;
  }
}
