import { METADATA_MINOR } from './resource-metadata';
import type { Schemas, SchemaType, StructuralSchema } from './structural-schema';
import { coreFieldTables } from '../core/decode';
import { shapeOf, type KnownFields, type ValueShape } from '../known-fields';
import { typedFields } from '../typed-fields';

/** The fields of a custom resource: those of its schema, and the metadata, which the API server knows itself. */
export function resourceFields(schema: StructuralSchema, schemas: Schemas): KnownFields {
  const own = fieldsOf(schema, schemas);
  const metadata = typedFields(coreFieldTables(), 'v1.ObjectMeta', METADATA_MINOR);
  return {
    ...own,
    names: [...new Set(['metadata', ...own.names])],
    field: (name) => (name === 'metadata' ? metadata : own.field(name)),
  };
}

function fieldsOf(schema: StructuralSchema, schemas: Schemas): KnownFields {
  const inner = (found: StructuralSchema | undefined): KnownFields | undefined => (found === undefined ? undefined : fieldsOf(found, schemas));
  return {
    names: Object.keys(schema.properties ?? {}),
    field: (name) => inner(schemas.field(schema, name)),
    item: () => inner(schemas.items(schema)),
    fits: (value) => schema.type === undefined || shapeOf(value) === (SHAPES[schema.type] ?? 'scalar'),
  };
}

const SHAPES: Readonly<Partial<Record<SchemaType, ValueShape>>> = { object: 'object', array: 'list' };
