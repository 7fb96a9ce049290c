import document from './crd-schemas.json';
import type { JsonObject } from '../../../kubernetes/json';
import type { KnownFields } from '../known-fields';
import { receiveResource, type Received } from '../schema/receive-resource';
import { resourceFields } from '../schema/schema-fields';
import { Schemas } from '../schema/structural-schema';
import type { SchemaDocument, StructuralSchema } from '../schema/structural-schema';

/** The schemas of KEDA's CustomResourceDefinitions. */
export const KEDA_SCHEMAS = new Schemas(document as SchemaDocument);

/** What the API server knows of an object of KEDA; undefined for other objects. */
export function kedaFields({ kind }: JsonObject): KnownFields | undefined {
  const schema = KEDA_SCHEMAS.kind(String(kind));
  return schema === undefined ? undefined : resourceFields(schema, KEDA_SCHEMAS);
}

/** The API server's part on create. */
export function receiveKeda(resource: JsonObject, kind: string, schema: StructuralSchema): Received {
  const scope = kind === 'ClusterTriggerAuthentication' ? 'cluster' : 'namespace';
  return receiveResource(resource, { schema, schemas: KEDA_SCHEMAS, scope });
}
