import type { Trigger } from './trigger';
import type { Bundle } from '../../../kubernetes/bundle';
import { asList, asObject, asString } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { namespaceOf } from '../../../kubernetes/object-ref';

const GROUP = 'keda.sh';
const CLUSTER_KIND = 'ClusterTriggerAuthentication';

/** The TriggerAuthentication of a trigger; undefined if it has none or the bundle does not know it. */
export function authenticationOf(trigger: Trigger, object: Manifest, bundle: Bundle): Manifest | undefined {
  if (trigger.authentication === undefined) return undefined;
  const { kind, name } = trigger.authentication;
  return bundle.find({ group: GROUP, kind, namespace: kind === CLUSTER_KIND ? '' : namespaceOf(object), name });
}

/** A parameter that a TriggerAuthentication reads from a key of a Secret or ConfigMap. */
export interface KeyReference {
  readonly path: string;
  readonly kind: 'Secret' | 'ConfigMap';
  readonly parameter: string;
  readonly name: string;
  readonly key: string;
}

const REFERENCES = { secretTargetRef: 'Secret', configMapTargetRef: 'ConfigMap' } as const;

/** The keys of Secrets and ConfigMaps that a TriggerAuthentication refers to. */
export function keyReferences(authentication: Manifest): readonly KeyReference[] {
  const spec = asObject(authentication.spec);
  return (['secretTargetRef', 'configMapTargetRef'] as const).flatMap((field) => asList(spec[field]).map((json, position) => {
    const { parameter, name, key } = asObject(json);
    return {
      path: `spec.${field}[${position}]`,
      kind: REFERENCES[field],
      parameter: asString(parameter) ?? '',
      name: asString(name) ?? '',
      key: asString(key) ?? '',
    };
  }));
}

const STORES = ['hashiCorpVault', 'azureKeyVault', 'gcpSecretManager', 'awsSecretManager'];
/** What an `oauth2` block brings (KEDA pkg/scaling/resolver). */
const OAUTH2 = ['oauthTokenURI', 'clientID', 'clientSecret', 'scopes', 'endpointParams'];

/** The parameters that a TriggerAuthentication supplies; undefined if they are in a file, where nobody can see them. */
export function suppliedParameters(authentication: Manifest): ReadonlySet<string> | undefined {
  const spec = asObject(authentication.spec);
  if (spec.filePath !== undefined) return undefined;
  const entries = [
    ...asList(spec.secretTargetRef), ...asList(spec.configMapTargetRef), ...asList(spec.env), ...asList(spec.boundServiceAccountToken),
    ...STORES.flatMap((store) => asList(asObject(spec[store]).secrets)),
  ];
  return new Set([
    ...entries.flatMap((entry) => asString(asObject(entry).parameter) ?? []),
    ...(spec.oauth2 === undefined ? [] : OAUTH2),
  ]);
}
