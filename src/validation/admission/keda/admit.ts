import { ClusterView } from './cluster';
import type { KedaCluster } from './cluster';
import { KEDA_SCHEMAS, receiveKeda } from './custom-resource';
import { hpaErrors } from './hpa-layer';
import { buildScalers } from './scaler-layer';
import type { KedaAdmission, KedaError, KedaLayer } from './verdict';
import { webhookErrors, webhookWarnings } from './webhook';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { asObject, asString, isObject } from '../../../kubernetes/json';
import { laterFields } from '../../../kubernetes/keda/history';
import type { CoreProfile } from '../core/profile';
import { withoutLaterFields } from '../later-fields';
import { typeFaults } from '../schema/typed-value';

/** The kinds that this port knows. */
export const KEDA_KINDS: readonly string[] = ['ScaledObject', 'ScaledJob', 'TriggerAuthentication', 'ClusterTriggerAuthentication'];

/** Whether this port knows the rules of an object's kind and version. */
export function isKedaKind(manifest: Json): boolean {
  return isObject(manifest) && manifest.apiVersion === 'keda.sh/v1alpha1' && KEDA_KINDS.includes(asString(manifest.kind) ?? '');
}

/** The release that the schemas and rules of this port were taken from. */
const PORTED = '2.20';

/** The versions that decide. */
export interface KedaProfile extends CoreProfile {
  /**
   * The version of KEDA, such as `2.17`: fields and trigger types that it does not know yet are dropped and refused. All else is as in KEDA 2.20.
   * @default '2.20'
   */
  readonly keda?: string;
}

/**
 * Whether a cluster with KEDA would accept an object of KEDA on create, and whether KEDA can work with it then. Throws for a
 * kind that `isKedaKind` denies. An object that is paused by an annotation is judged as if it were not.
 */
export function admitKeda(manifest: JsonObject, cluster: KedaCluster, profile: KedaProfile): KedaAdmission {
  return admitKedaWithin(manifest, new ClusterView(cluster), profile);
}

/** As `admitKeda`, for many objects of one cluster. */
export function admitKedaWithin(manifest: JsonObject, view: ClusterView, profile: KedaProfile): KedaAdmission {
  if (!isKedaKind(manifest)) throw new Error('the KEDA admission port does not know this apiVersion and kind');
  const kind = asString(manifest.kind) ?? '';
  const schema = KEDA_SCHEMAS.kind(kind);
  if (schema === undefined) throw new Error(`no schema of ${kind}`);
  const version = profile.keda ?? PORTED;
  const { object: earlier, dropped, known } = withoutLaterFields(manifest, { since: laterFields(kind), version, ported: PORTED });
  const { value, errors, unknownFields: pruned, decoded } = receiveKeda(earlier, kind, schema);
  const unknownFields = [...pruned.filter((path) => !known.has(path)), ...dropped.map(({ path }) => path)].sort();
  const refused: KedaError[] = errors.map((error) => ({ layer: 'schema', ...error }));
  const judged: KedaLayer[] = ['schema'];
  const done = (metadataOnly: Partial<KedaAdmission> = {}): KedaAdmission => verdictOf(refused, judged, unknownFields,
    { ...(dropped.length > 0 && { laterFields: dropped }), ...metadataOnly });
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
  const scalers = buildScalers(object, kind, view, version);
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
