import type { JsonObject } from '../../../kubernetes/json';
import { readFieldTables } from '../field-tables';
import type { FieldTables } from '../field-tables';
import { decodeTyped } from '../typed-decoding';
import type { Decoded, FindField } from '../typed-decoding';
import { CORE_FIELD_TABLES } from './field-tables.generated';

let tables: FieldTables | undefined;

/** The field tables of the built-in kinds and all they consist of, read when first asked for. */
export function coreFieldTables(): FieldTables {
  tables ??= readFieldTables(CORE_FIELD_TABLES);
  return tables;
}

/** Decodes a document into a Go type of the built-in APIs, such as `v1.Deployment`, with the fields that a minor version knows. */
export function decodeCore(document: JsonObject, struct: string, minor: number, findField?: FindField): Decoded {
  return decodeTyped(document, struct, { tables: coreFieldTables(), minor, ...(findField !== undefined && { findField }) });
}
