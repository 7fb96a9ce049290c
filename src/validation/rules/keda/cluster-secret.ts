import type { Bundle } from '../../../kubernetes/bundle';
import { asObject, asString } from '../../../kubernetes/json';
import { namespaceOf } from '../../../kubernetes/object-ref';
import type { Rule } from '../../rule';
import { installsOf } from '../cluster/installs';
import { CLUSTER_TRIGGER_AUTHENTICATION } from '../kinds';
import { sample } from '../samples';
import { keyReferences } from './authentication';
import { KEDA } from './trigger';

const KEDA_NAMESPACE = 'keda';

/** A Secret in a namespace where nobody looks. */
export const clusterSecret: Rule = {
  id: 'KEDA035',
  name: 'Secret of a ClusterTriggerAuthentication elsewhere',
  severity: 'warning',
  cause: 'a ClusterTriggerAuthentication reads Secrets and ConfigMaps of the namespace of KEDA only (KEDA_CLUSTER_OBJECT_NAMESPACE), and takes one that it does not find there for empty',
  fix: 'put it into the namespace of KEDA, or use a TriggerAuthentication beside it',
  source: `${KEDA} pkg/scaling/resolver/scale_resolvers.go getClusterObjectNamespace`,
  kinds: [CLUSTER_TRIGGER_AUTHENTICATION],
  check: (authentication, { once }) => keyReferences(authentication).flatMap(({ path, kind, name }) => {
    const namespaces = once(namespacesByName).get(`${kind}/${name}`);
    const keda = once(kedaNamespace);
    return namespaces === undefined || namespaces.includes(keda) ? []
      : [{ path: `${path}.name`, rule: `should name a ${kind} of namespace '${keda}', not of '${namespaces.join("', '")}'`, got: name }];
  }),
  samples: {
    noncompliant: [secret('shop'), withToken()],
    compliant: [secret('keda'), withToken()],
  },
};

/** The namespaces in which the bundle has a Secret or ConfigMap of each name. */
function namespacesByName(bundle: Bundle): ReadonlyMap<string, readonly string[]> {
  const namespaces = new Map<string, string[]>();
  for (const object of [...bundle.ofKind('Secret'), ...bundle.ofKind('ConfigMap')]) {
    const key = `${object.kind}/${object.metadata.name}`;
    namespaces.set(key, [...namespaces.get(key) ?? [], namespaceOf(object)]);
  }
  return namespaces;
}

/** Where the bundle installs KEDA. */
function kedaNamespace(bundle: Bundle): string {
  const install = installsOf(bundle).find(({ chart }) => chart === 'keda');
  const { targetNamespace, destination, namespace } = asObject(install?.object.spec);
  return asString(targetNamespace) ?? asString(asObject(destination).namespace) ?? asString(namespace) ?? KEDA_NAMESPACE;
}

function secret(namespace: string) {
  return sample('v1', 'Secret', { stringData: { token: 'filled-in-elsewhere' } }, { name: 'prometheus', namespace });
}

function withToken() {
  return sample('keda.sh/v1alpha1', 'ClusterTriggerAuthentication', {
    spec: { secretTargetRef: [{ parameter: 'bearerToken', name: 'prometheus', key: 'token' }] },
  }, { namespace: undefined });
}
