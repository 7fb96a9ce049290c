import document from './crd-schemas.json';
import type { JsonObject } from '../../../kubernetes/json';
import { receiveResource, type Received } from '../schema/receive-resource';
import { Schemas } from '../schema/structural-schema';
import type { SchemaDocument, StructuralSchema } from '../schema/structural-schema';

/** The schemas of KEDA's CustomResourceDefinitions. */
export const KEDA_SCHEMAS = new Schemas(document as SchemaDocument);

/** The API server's part on create. */
export function receiveKeda(resource: JsonObject, kind: string, schema: StructuralSchema): Received {
  const scope = kind === 'ClusterTriggerAuthentication' ? 'cluster' : 'namespace';
  return receiveResource(resource, { schema, schemas: KEDA_SCHEMAS, scope });
}
