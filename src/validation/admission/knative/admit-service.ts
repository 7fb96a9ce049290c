import { isObject, sortKeys } from '../../../kubernetes/json';
import type { JsonObject } from '../../../kubernetes/json';
import type { FieldError } from '../field-error';
import { FieldErrors } from '../field-errors';
import { child } from '../field-path';
import { SUBDOMAIN_NAME, validateObjectMeta } from '../object-meta';
import { decodeTyped, foldedField } from '../typed-decoding';
import type { Decoded } from '../typed-decoding';
import { readKnativeConfigMaps } from './cluster-config';
import type { KnativeConfigMaps } from './cluster-config';
import { laterFields } from '../../../kubernetes/knative/history';
import { withoutLaterFields } from '../later-fields';
import { marshalService, receiveService, validateServiceSchema } from './custom-resource';
import { KNATIVE_KUBERNETES_MINOR, knativeFieldTables } from './field-tables';
import { applyServiceDefaults } from './service-defaults';
import { validateService } from './service-validation';
import { verdictOf } from './verdict';
import type { KnativeAdmission, KnativeError, KnativeLayer } from './verdict';
import { webhookErrors } from './webhook-error';

/** The release that the schema and the rules of this port were taken from. */
const PORTED = '1.23';

/**
 * Whether a cluster with Knative Serving 1.23 would accept a `serving.knative.dev/v1` Service on create, and if not, why: unknown
 * fields dropped, decoded, defaults filled in, checked against the CustomResourceDefinition, then by the validating webhook. The
 * trial Pod of server-side dry runs is no part of it. `configMaps` are those in force. Of another `version` only its fields are known.
 */
export function admitKnativeService(declared: JsonObject, configMaps: KnativeConfigMaps = {}, version = PORTED): KnativeAdmission {
  const { object: manifest, dropped, known } = withoutLaterFields(declared, { since: laterFields('Service'), version, ported: PORTED });
  const received = receiveService(manifest);
  const metadata = decodeMetadata(manifest);
  // The API server stops at metadata that it cannot decode, and does not come to report unknown fields.
  if (metadata.errors.length > 0) return verdictOf(decodeErrors(metadata.errors), []);
  const unknownFields = [...metadata.unknownFields, ...received.unknownFields.filter((path) => !known.has(path)), ...dropped.map(({ path }) => path)];
  const document = { ...received.value, metadata: metadata.value };
  // The webhook is sent the document with its keys in order, and decodes it with encoding/json.
  const decoded = decodeTyped(sortKeys(document) as JsonObject, 'serving.Service', {
    tables: knativeFieldTables(), minor: KNATIVE_KUBERNETES_MINOR, findField: foldedField,
  });
  if (decoded.errors.length > 0) {
    return verdictOf([...decodeErrors(decoded.errors), ...layered('schema', validateServiceSchema(document))], unknownFields, dropped);
  }
  const config = readKnativeConfigMaps(configMaps);
  const service = applyServiceDefaults(decoded.value, config);
  return verdictOf([
    ...layered('schema', [...metadataErrors(metadata.value), ...validateServiceSchema(marshalService(service))]),
    ...webhookErrors(validateService(service, config)),
  ], unknownFields, dropped);
}

/** Decodes the metadata, which the API server does by itself and with its own words for paths. */
function decodeMetadata(manifest: JsonObject): Decoded {
  const { metadata } = manifest;
  if (metadata === undefined || metadata === null) return { value: {}, errors: [], unknownFields: [] };
  if (!isObject(metadata)) {
    const detail = 'json: cannot unmarshal into Go value of type v1.ObjectMeta';
    return { value: {}, errors: [{ type: 'FieldValueTypeInvalid', field: 'metadata', detail, decoderField: '' }], unknownFields: [] };
  }
  const decoded = decodeTyped(metadata, 'v1.ObjectMeta', { tables: knativeFieldTables(), minor: KNATIVE_KUBERNETES_MINOR });
  return {
    ...decoded,
    errors: decoded.errors.map((error) => ({ ...error, field: child('metadata', error.field) })),
    unknownFields: decoded.unknownFields.map((field) => child('metadata', field)),
  };
}

function metadataErrors(metadata: JsonObject): readonly FieldError[] {
  const errors = new FieldErrors();
  validateObjectMeta(errors, metadata, SUBDOMAIN_NAME, 'metadata');
  return errors.list;
}

function layered(layer: KnativeLayer, errors: readonly FieldError[]): KnativeError[] {
  return errors.map((error) => ({ layer, ...error }));
}

/** The errors of decoding; the decoder's words for their paths lack the Go names of embedded structs here. */
function decodeErrors(errors: readonly FieldError[]): KnativeError[] {
  return errors.map((error) => ({ layer: 'decode', ...error, ...(error.decoderField !== undefined && { upstreamField: jsonPath(error.decoderField) }) }));
}

/** A path without the names that begin with a capital: those of embedded structs, which JSON does not show. */
function jsonPath(decoderField: string): string {
  return decoderField.split('.').filter((name) => !/^[A-Z]/.test(name)).join('.');
}
