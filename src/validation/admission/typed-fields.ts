import type { FieldTables, FieldType } from './field-tables';
import { shapeOf, type KnownFields, type ValueShape } from './known-fields';

/** The fields of a Go type of the tables that a minor version of Kubernetes knows. */
export function typedFields(tables: FieldTables, goType: string, minor: number): KnownFields {
  return fieldsOf({ kind: 'struct', goType }, tables, minor);
}

function fieldsOf(type: FieldType, tables: FieldTables, minor: number): KnownFields {
  const struct = type.kind === 'struct' ? tables.fieldsOf(type.goType) : undefined;
  const inner = (found: FieldType | undefined): KnownFields | undefined => (found === undefined ? undefined : fieldsOf(found, tables, minor));
  return {
    names: [...struct?.values() ?? []].filter(({ since, until }) => minor >= since && minor < until).map(({ name }) => name),
    field: (name) => inner(type.kind === 'map' ? type.value : struct?.get(name)?.type),
    item: () => inner(type.kind === 'list' ? type.element : undefined),
    fits: (value) => type.kind === 'any' || shapeOf(value) === shapeOfType(type),
  };
}

function shapeOfType({ kind }: FieldType): ValueShape {
  if (kind === 'list') return 'list';
  return kind === 'struct' || kind === 'map' ? 'object' : 'scalar';
}
