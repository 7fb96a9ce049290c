import type { JsonObject } from '../../../kubernetes/json';
import type { FieldError } from '../field-error';
import document from './crd-schemas.json';
import { blocksCelRules, validateCelRules } from '../schema/cel-rules';
import { applyDefaults } from '../schema/defaults';
import { validateListTypes } from '../schema/list-types';
import { pruneResource } from '../schema/prune';
import { receiveMetadata, validateMetadata } from '../schema/resource-metadata';
import { Schemas } from '../schema/structural-schema';
import type { SchemaDocument, StructuralSchema } from '../schema/structural-schema';
import { validateSchema } from '../schema/validate';

/** The schemas of KEDA's CustomResourceDefinitions. */
export const KEDA_SCHEMAS = new Schemas(document as SchemaDocument);

/** A resource as the API server takes it in, and what it has against it. */
export interface Received {
  /** Without unknown fields, nulls and status, with the defaults. */
  readonly value: JsonObject;
  readonly errors: readonly FieldError[];
  readonly unknownFields: readonly string[];
  /** Whether the metadata could be decoded; if not, nothing else was looked at. */
  readonly decoded: boolean;
}

/**
 * The API server's part on create (apiextensions-apiserver 0.35): unknown fields are dropped, defaults filled in, then metadata,
 * schema, list types and CEL rules checked. Errors are sorted by path, as far as they differ in it.
 */
export function receiveKeda(resource: JsonObject, kind: string, schema: StructuralSchema): Received {
  const metadata = receiveMetadata(resource);
  if (metadata.errors.length > 0) return { value: {}, errors: metadata.errors, unknownFields: [], decoded: false };
  const pruned = pruneResource({ ...resource, metadata: metadata.value }, schema, KEDA_SCHEMAS);
  const value = withoutStatus(applyDefaults(pruned.value, schema, KEDA_SCHEMAS) as JsonObject);
  const structural = [...validateSchema(value, schema, '', KEDA_SCHEMAS), ...validateListTypes(value, schema, '', KEDA_SCHEMAS)];
  const errors = [...validateMetadata(metadata.value, scopeOf(kind)), ...structural];
  const broken = blocksCelRules(errors) ? [] : validateCelRules(value, schema, '', KEDA_SCHEMAS);
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

function scopeOf(kind: string): 'namespace' | 'cluster' {
  return kind === 'ClusterTriggerAuthentication' ? 'cluster' : 'namespace';
}

function byField(a: FieldError, b: FieldError): number {
  return a.field < b.field ? -1 : Number(a.field > b.field);
}
