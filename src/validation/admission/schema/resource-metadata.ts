import { isObject } from '../../../kubernetes/json';
import type { JsonObject } from '../../../kubernetes/json';
import { decodeCore } from '../core/decode';
import type { FieldError } from '../field-error';
import { FieldErrors } from '../field-errors';
import { child } from '../field-path';
import { SUBDOMAIN_NAME, validateObjectMeta } from '../object-meta';
import type { Decoded } from '../typed-decoding';

/** The minor version of Kubernetes whose `ObjectMeta` custom resources are decoded into. */
export const METADATA_MINOR = 35;

/**
 * The metadata of a custom resource as the API server decodes it, apart from the rest of the resource. An error's
 * `decoderField` counts from the metadata, since the server does so.
 */
export function receiveMetadata(resource: JsonObject): Decoded {
  const { metadata } = resource;
  if (metadata === undefined || metadata === null) return { value: {}, errors: [], unknownFields: [] };
  if (!isObject(metadata)) {
    const detail = 'json: cannot unmarshal into Go value of type v1.ObjectMeta';
    return { value: {}, errors: [{ type: 'FieldValueTypeInvalid', field: 'metadata', detail, decoderField: '' }], unknownFields: [] };
  }
  const decoded = decodeCore(metadata, 'v1.ObjectMeta', METADATA_MINOR);
  return {
    value: decoded.value,
    errors: decoded.errors.map((error) => ({ ...error, field: child('metadata', error.field) })),
    unknownFields: decoded.unknownFields.map((field) => child('metadata', field)),
  };
}

/** What the API server has against the decoded metadata of a custom resource, whose `generation` it writes itself before it looks. */
export function validateMetadata(metadata: JsonObject, scope: 'namespace' | 'cluster'): readonly FieldError[] {
  const errors = new FieldErrors();
  validateObjectMeta(errors, { ...metadata, generation: 1 }, { ...SUBDOMAIN_NAME, scope }, 'metadata');
  return errors.list;
}
