import { asObject, asString } from '../../../kubernetes/json';
import { namespaceOf } from '../../../kubernetes/object-ref';
import type { Rule } from '../../rule';
import { TRIGGER_AUTHENTICATION } from '../kinds';
import { sample } from '../samples';
import { isTemplated } from '../templated';
import { keyReferences } from './authentication';
import { KEDA } from './trigger';

const REFERENCE = { spec: { secretTargetRef: [{ parameter: 'bearerToken', name: 'web', key: 'token' }] } };

/** A key with nothing behind it. */
export const secretValue: Rule = {
  id: 'KEDA034',
  name: 'empty value in Secret or ConfigMap',
  severity: 'error',
  cause: 'KEDA takes an empty text for a missing parameter: the scaler fails, or goes on without it',
  fix: 'fill in the value',
  source: `${KEDA} pkg/scalers/scalersconfig/typed_config.go`,
  kinds: [TRIGGER_AUTHENTICATION],
  check: (authentication, { bundle }) => keyReferences(authentication).flatMap(({ path, kind, name, key }) => {
    const found = bundle.find({ group: '', kind, namespace: namespaceOf(authentication), name });
    const { data, stringData } = asObject(found);
    const text = asString(asObject(stringData)[key]) ?? asString(asObject(data)[key]);
    return text === undefined || isTemplated(text) || text.trim() !== '' ? [] : [{ path: `${path}.key`, rule: `must be a key of ${kind} '${name}' that has a value`, got: key }];
  }),
  samples: {
    noncompliant: [secret(''), sample('keda.sh/v1alpha1', 'TriggerAuthentication', REFERENCE)],
    compliant: [secret('filled-in-elsewhere'), sample('keda.sh/v1alpha1', 'TriggerAuthentication', REFERENCE)],
  },
};

function secret(token: string) {
  return sample('v1', 'Secret', { stringData: { token } });
}
