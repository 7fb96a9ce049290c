import { asObject } from '../../../kubernetes/json';
import { namespaceOf } from '../../../kubernetes/object-ref';
import type { Rule } from '../../rule';
import { TRIGGER_AUTHENTICATION } from '../kinds';
import { sample } from '../samples';
import { keyReferences } from './authentication';
import { KEDA } from './trigger';

const REFERENCE = { spec: { secretTargetRef: [{ parameter: 'bearerToken', name: 'web', key: 'token' }] } };

/** A Secret into which Kubernetes writes `token`, `ca.crt` and `namespace`. What is declared without any data is filled by others, too. */
const BY_CONTROLLER = 'kubernetes.io/service-account-token';

/** A key that the Secret or ConfigMap does not have. */
export const secretKey: Rule = {
  id: 'KEDA022',
  name: 'key missing in Secret or ConfigMap',
  severity: 'error',
  cause: 'KEDA takes a missing key for an empty text without a word, and an empty text for a missing parameter',
  fix: 'use a key that the object has, or add the key',
  source: `${KEDA} pkg/scaling/resolver/scale_resolvers.go`,
  kinds: [TRIGGER_AUTHENTICATION],
  check: (authentication, { bundle }) => keyReferences(authentication).flatMap(({ path, kind, name, key }) => {
    const found = bundle.find({ group: '', kind, namespace: namespaceOf(authentication), name });
    const parts = [found?.data, found?.stringData, found?.binaryData];
    if (found === undefined || found.type === BY_CONTROLLER || parts.every((part) => part === undefined)) return [];
    const keys = parts.flatMap((data) => Object.keys(asObject(data)));
    return keys.includes(key) ? [] : [{
      path: `${path}.key`, rule: `must be a key of ${kind} '${name}', which has ${keys.length === 0 ? 'none' : keys.sort().join(', ')}`, got: key,
    }];
  }),
  samples: {
    noncompliant: [sample('v1', 'Secret', { stringData: { TOKEN: 'filled-in-elsewhere' } }), sample('keda.sh/v1alpha1', 'TriggerAuthentication', REFERENCE)],
    compliant: [sample('v1', 'Secret', { stringData: { token: 'filled-in-elsewhere' } }), sample('keda.sh/v1alpha1', 'TriggerAuthentication', REFERENCE)],
  },
};
