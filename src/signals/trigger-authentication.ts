import { POD_IDENTITY, podIdentityProblems, renderPodIdentity, type PodIdentitySpec } from './pod-identity';
import { AUTHENTICATION_REF_KEYS, type AuthenticationRef, type NeededObject, type SignalContext } from './signal';
import { oneOf } from '../kubernetes/declared/scalars';
import { mapOf, anObject, anApiValue } from '../kubernetes/declared/shapes';
import { isObject } from '../kubernetes/json';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems, type Problem } from '../kubernetes/problem';
import { CONFIG_MAP_KEY, SECRET_KEY, type ConfigMapKeySpec, type SecretKeySpec } from '../kubernetes/secret-key';

/** How a trigger proves to its source who it is. Secrets are referenced, never written. Upstream: KEDA 2.20 triggerauthentication_types.go. */
export interface TriggerAuthenticationSpec {
  /** A TriggerAuthentication of the namespace, or a ClusterTriggerAuthentication, that exists; then nothing else may be given. */
  readonly existing?: AuthenticationRef;
  /** Parameters of the trigger that are read from Secrets, by parameter: `{ bearerToken: { secret: 'prometheus', key: 'token' } }`. */
  readonly secrets?: Readonly<Record<string, SecretKeySpec>>;
  /** Parameters of the trigger that are read from ConfigMaps, by parameter. */
  readonly configMaps?: Readonly<Record<string, ConfigMapKeySpec>>;
  /** The identity that the platform gives to KEDA's operator or to the workload. */
  readonly podIdentity?: PodIdentitySpec;
  /** Other fields of the object's `spec`, verbatim, such as `azureKeyVault` or `awsSecretManager`. */
  readonly sources?: Readonly<Record<string, unknown>>;
  /**
   * Whether the object belongs to the namespace or, as a ClusterTriggerAuthentication, to the cluster. The Secrets of the latter lie in
   * the namespace of KEDA, and its name must be unique in the cluster.
   * @default 'namespace'
   */
  readonly scope?: 'namespace' | 'cluster';
}

/** The options of `TriggerAuthenticationSpec`. */
export const TRIGGER_AUTHENTICATION_KEYS: KeysOf<TriggerAuthenticationSpec> = {
  existing: anObject(AUTHENTICATION_REF_KEYS), secrets: mapOf(SECRET_KEY), configMaps: mapOf(CONFIG_MAP_KEY), podIdentity: POD_IDENTITY, sources: anApiValue, scope: oneOf('namespace', 'cluster'),
};

/** What an authentication comes to: the reference for the trigger, and the object to emit for it. */
export interface RenderedAuthentication {
  readonly ref?: AuthenticationRef;
  readonly objects: readonly NeededObject[];
}

/** Id of the object within a declaration. */
export const TRIGGER_AUTHENTICATION_ID = 'TriggerAuthentication';

/** Renders the authentication of a trigger; none gives no reference and no object. */
export function renderTriggerAuthentication(spec: TriggerAuthenticationSpec | undefined, context: SignalContext): RenderedAuthentication {
  if (spec === undefined) return { objects: [] };
  if (spec.existing !== undefined) return { ref: reference(spec.existing.name, spec.existing.kind), objects: [] };
  const kind = spec.scope === 'cluster' ? 'ClusterTriggerAuthentication' : 'TriggerAuthentication';
  const name = context.names[TRIGGER_AUTHENTICATION_ID] ?? (spec.scope === 'cluster' ? `${context.namespace}-${context.name}` : context.name);
  return {
    ref: reference(name, kind),
    objects: [{
      id: TRIGGER_AUTHENTICATION_ID,
      draft: {
        apiVersion: 'keda.sh/v1alpha1',
        kind,
        metadata: {
          name,
          ...(spec.scope !== 'cluster' && { namespace: context.namespace }),
          labels: context.labels,
          ...(hasParameters(context.annotations) && { annotations: context.annotations }),
        },
        spec: {
          ...(spec.podIdentity !== undefined && { podIdentity: renderPodIdentity(spec.podIdentity) }),
          ...(hasParameters(spec.secrets) && {
            secretTargetRef: Object.entries(spec.secrets).map(([parameter, { secret, key }]) => ({ parameter, name: secret, key })),
          }),
          ...(hasParameters(spec.configMaps) && {
            configMapTargetRef: Object.entries(spec.configMaps).map(([parameter, { configMap, key }]) => ({ parameter, name: configMap, key })),
          }),
          ...spec.sources,
        },
      },
    }],
  };
}

/** Problems of an authentication; paths relative to it. Upstream: KEDA 2.20 triggerauthentication_webhook.go, and what it does not look at. */
export function triggerAuthenticationProblems(spec: TriggerAuthenticationSpec): readonly Problem[] {
  const problems = new Problems();
  const { existing, scope, ...own } = spec;
  const given = Object.entries(own).filter(([, value]) => value !== undefined).map(([key]) => key);
  if (existing !== undefined) {
    problems.check(given.length === 0 && scope === undefined, 'existing', 'must not be given together with other options: they belong to the object that exists',
      existing.name, `leave out ${[...given, ...(scope === undefined ? [] : ['scope'])].map((key) => `'${key}'`).join(', ')}`);
    problems.check(existing.name !== '', 'existing.name', 'must not be empty');
    return problems.list;
  }
  const filled = hasParameters(own.secrets) || hasParameters(own.configMaps) || own.podIdentity !== undefined || hasParameters(own.sources);
  problems.check(filled, 'secrets', "must name at least one parameter unless 'configMaps', 'podIdentity', 'sources' or 'existing' is given");
  for (const [parameter, { secret, key }] of Object.entries(own.secrets ?? {})) checkKey(problems, `secrets.${parameter}`, 'secret', secret, key);
  for (const [parameter, { configMap, key }] of Object.entries(own.configMaps ?? {})) {
    checkKey(problems, `configMaps.${parameter}`, 'configMap', configMap, key);
    problems.check(own.secrets?.[parameter] === undefined, `configMaps.${parameter}`, "must not be given in 'secrets' too, which would win");
  }
  if (own.podIdentity !== undefined) problems.add(podIdentityProblems(own.podIdentity), 'podIdentity');
  problems.add(sourcesProblems(own.sources ?? {}), 'sources');
  return problems.list;
}

/** The fields that have an option of their own. */
const OWN_FIELDS: Readonly<Record<string, string>> = { podIdentity: 'podIdentity', secretTargetRef: 'secrets', configMapTargetRef: 'configMaps' };

function sourcesProblems(sources: Readonly<Record<string, unknown>>): readonly Problem[] {
  const problems = new Problems();
  for (const [field, option] of Object.entries(OWN_FIELDS)) problems.check(!(field in sources), field, `must be given as '${option}'`);
  const vault = sources.hashiCorpVault;
  const credential = isObject(vault) && isObject(vault.credential) ? vault.credential : {};
  problems.check(!('token' in credential), 'hashiCorpVault.credential.token', 'must not be written into the manifest', undefined,
    "authenticate with 'kubernetes' and a role");
  return problems.list;
}

function checkKey(problems: Problems, path: string, what: 'secret' | 'configMap', name: Leaf, key: Leaf): void {
  problems.check(name !== '', `${path}.${what}`, 'must not be empty');
  problems.check(key !== '', `${path}.key`, 'must not be empty');
}

function reference(name: Leaf, kind: AuthenticationRef['kind']): AuthenticationRef {
  return kind === 'ClusterTriggerAuthentication' ? { name, kind } : { name };
}

function hasParameters<T extends object>(parameters: T | undefined): parameters is T {
  return parameters !== undefined && Object.keys(parameters).length > 0;
}
