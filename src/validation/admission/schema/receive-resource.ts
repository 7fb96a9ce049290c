import type { JsonObject } from '../../../kubernetes/json';
import type { FieldError } from '../field-error';
import { blocksCelRules, validateCelRules } from './cel-rules';
import { applyDefaults } from './defaults';
import { validateListTypes } from './list-types';
import { pruneResource } from './prune';
import { receiveMetadata, validateMetadata } from './resource-metadata';
import type { Schemas, StructuralSchema } from './structural-schema';
import { validateSchema } from './validate';

/** A resource as the API server takes it in, and what it has against it. */
export interface Received {
  /** Without unknown fields, nulls and status, with the defaults. */
  readonly value: JsonObject;
  readonly errors: readonly FieldError[];
  readonly unknownFields: readonly string[];
  /** Whether the metadata could be decoded; if not, nothing else was looked at. */
  readonly decoded: boolean;
}

/** What a resource is received with: the schema of its kind among those of a document, and whether its kind has namespaces. */
export interface ResourceKind {
  readonly schema: StructuralSchema;
  readonly schemas: Schemas;
  readonly scope: 'namespace' | 'cluster';
}

/**
 * The API server's part on create (apiextensions-apiserver 0.35): unknown fields are dropped, defaults filled in, then metadata,
 * schema, list types and CEL rules checked. Errors are sorted by path, as far as they differ in it.
 */
export function receiveResource(resource: JsonObject, { schema, schemas, scope }: ResourceKind): Received {
  const metadata = receiveMetadata(resource);
  if (metadata.errors.length > 0) return { value: {}, errors: metadata.errors, unknownFields: [], decoded: false };
  const pruned = pruneResource({ ...resource, metadata: metadata.value }, schema, schemas);
  const value = withoutStatus(applyDefaults(pruned.value, schema, schemas) as JsonObject);
  const structural = [...validateSchema(value, schema, '', schemas), ...validateListTypes(value, schema, '', schemas)];
  const errors = [...validateMetadata(metadata.value, scope), ...structural];
  const broken = blocksCelRules(errors) ? [] : validateCelRules(value, schema, '', schemas);
  return {
    value,
    errors: [...errors, ...broken].sort(byField),
    unknownFields: [...metadata.unknownFields, ...pruned.unknownFields].sort(),
    decoded: true,
  };
}

/** The status is the server's own: what is written there on create is dropped. */
function withoutStatus(resource: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(resource).filter(([name]) => name !== 'status'));
}

function byField(a: FieldError, b: FieldError): number {
  return a.field < b.field ? -1 : Number(a.field > b.field);
}
