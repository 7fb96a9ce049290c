import { ClusterView } from './cluster';
import type { KedaCluster } from './cluster';
import { KEDA_SCHEMAS, receiveKeda } from './custom-resource';
import { hpaErrors } from './hpa-layer';
import { buildScalers } from './scaler-layer';
import { typeFaults } from './typed-value';
import type { KedaAdmission, KedaError, KedaLayer } from './verdict';
import { webhookErrors, webhookWarnings } from './webhook';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { asObject, asString, isObject } from '../../../kubernetes/json';
import type { CoreProfile } from '../core/profile';

/** The kinds that this port knows. */
export const KEDA_KINDS: readonly string[] = ['ScaledObject', 'ScaledJob', 'TriggerAuthentication', 'ClusterTriggerAuthentication'];

/** Whether this port knows the rules of an object's kind and version. */
export function isKedaKind(manifest: Json): boolean {
  return isObject(manifest) && manifest.apiVersion === 'keda.sh/v1alpha1' && KEDA_KINDS.includes(asString(manifest.kind) ?? '');
}

/**
 * Whether a cluster with KEDA 2.20 would accept an object of KEDA on create, and whether KEDA can work with it then. Throws for a
 * kind that `isKedaKind` denies. An object that is paused by an annotation is judged as if it were not.
 */
export function admitKeda(manifest: JsonObject, cluster: KedaCluster, profile: CoreProfile): KedaAdmission {
  return admitKedaWithin(manifest, new ClusterView(cluster), profile);
}

/** As `admitKeda`, for many objects of one cluster. */
export function admitKedaWithin(manifest: JsonObject, view: ClusterView, profile: CoreProfile): KedaAdmission {
  if (!isKedaKind(manifest)) throw new Error('the KEDA admission port does not know this apiVersion and kind');
  const kind = asString(manifest.kind) ?? '';
  const schema = KEDA_SCHEMAS.kind(kind);
  if (schema === undefined) throw new Error(`no schema of ${kind}`);
  const { value, errors, unknownFields, decoded } = receiveKeda(manifest, kind, schema);
  const refused: KedaError[] = errors.map((error) => ({ layer: 'schema', ...error }));
  const judged: KedaLayer[] = ['schema'];
  const done = (metadataOnly: Partial<KedaAdmission> = {}): KedaAdmission => verdictOf(refused, judged, unknownFields, metadataOnly);
  // Without a target the webhook and the operator have nothing to look at.
  if (!decoded || (kind === 'ScaledObject' && asObject(value.spec).scaleTargetRef === undefined)) return done();
  const unfit = typeFaults(value, schema, '', KEDA_SCHEMAS);
  if (unfit.length > 0) {
    if (refused.length > 0) return done();
    judged.push('webhook');
    refused.push(...unfit.map((error): KedaError => ({ layer: 'webhook', ...error })));
    return done();
  }
  const object = named(value);
  judged.push('webhook');
  const denied = webhookErrors(object, kind, view);
  refused.push(...denied);
  const warnings = denied.length === 0 ? webhookWarnings(object) : [];
  if (kind !== 'ScaledObject' && kind !== 'ScaledJob') return done({ warnings });
  judged.push('scaler');
  const scalers = buildScalers(object, kind, view);
  refused.push(...scalers.errors);
  if (refused.length === 0 && kind === 'ScaledObject') {
    judged.push('hpa');
    refused.push(...hpaErrors(object, scalers, view, profile));
  }
  return done({ warnings, unjudgedTriggers: scalers.unjudged });
}

const GENERATED_PREFIX_LIMIT = 58;

/** The object with the name that the server makes up for `generateName`. */
function named(object: JsonObject): JsonObject {
  const metadata = asObject(object.metadata);
  const prefix = asString(metadata.generateName) ?? '';
  if (prefix === '' || (asString(metadata.name) ?? '') !== '') return object;
  return { ...object, metadata: { ...metadata, name: `${prefix.slice(0, GENERATED_PREFIX_LIMIT)}xxxxx` } };
}

function verdictOf(
  errors: readonly KedaError[], judged: readonly KedaLayer[], unknownFields: readonly string[], rest: Partial<KedaAdmission>,
): KedaAdmission {
  const [first] = errors;
  return {
    admitted: !errors.some(({ layer }) => layer === 'schema' || layer === 'webhook'),
    usable: first === undefined,
    ...(first !== undefined && { layer: first.layer }),
    judged,
    errors,
    unknownFields,
    warnings: [],
    unjudgedTriggers: [],
    ...rest,
  };
}
