import type { Bundle } from '../../../kubernetes/bundle';
import { namespaceOf } from '../../../kubernetes/object-ref';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { CLUSTER_TRIGGER_AUTHENTICATION, TRIGGER_AUTHENTICATION } from '../kinds';
import { PROMETHEUS_TRIGGER, sample, scaledObject } from '../samples';
import { authenticationOf } from './authentication';
import { KEDA, triggersOf, WITH_TRIGGERS } from './trigger';

const TOKEN = { secretTargetRef: [{ parameter: 'bearerToken', name: 'prometheus', key: 'token' }] };
const WITH_TOKEN = {
  type: 'prometheus', metadata: { ...PROMETHEUS_TRIGGER, authModes: 'bearer' }, authenticationRef: { name: 'prometheus-token' },
};

/** A reference that leads nowhere, where the bundle has others of its kind. */
export const authenticationMissing: Rule = {
  id: 'KEDA020',
  name: 'TriggerAuthentication not found',
  severity: 'warning',
  cause: 'KEDA only logs a missing TriggerAuthentication; the scaler then fails with a misleading "missing required parameter"',
  fix: 'put the TriggerAuthentication into the namespace of the object, or correct name and kind of the reference',
  source: `${KEDA} pkg/scaling/resolver/scale_resolvers.go`,
  kinds: WITH_TRIGGERS,
  check: each(triggersOf, (trigger, { bundle, once }, object) => {
    if (trigger.authentication === undefined || authenticationOf(trigger, object, bundle) !== undefined) return [];
    const known = once(authentications);
    if (known.size === 0) return [];
    const { name, kind } = trigger.authentication;
    const elsewhere = known.get(name);
    const where = kind === 'TriggerAuthentication' ? ` in namespace '${namespaceOf(object)}'` : '';
    return [{
      path: `${trigger.path}.authenticationRef.name`,
      rule: `should name a ${kind} of this bundle${where}`,
      got: name,
      ...(elsewhere !== undefined && { fix: `there is ${elsewhere.join(' and ')}` }),
    }];
  }),
  samples: {
    noncompliant: [
      sample('keda.sh/v1alpha1', 'TriggerAuthentication', { spec: TOKEN }, { name: 'prometheus-token', namespace: 'keda' }),
      scaledObject([WITH_TOKEN]),
    ],
    compliant: [sample('keda.sh/v1alpha1', 'TriggerAuthentication', { spec: TOKEN }, { name: 'prometheus-token' }), scaledObject([WITH_TOKEN])],
  },
};

/** What the bundle has under each name, in words. */
function authentications(bundle: Bundle): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, string[]>();
  for (const object of [...bundle.ofKind(TRIGGER_AUTHENTICATION), ...bundle.ofKind(CLUSTER_TRIGGER_AUTHENTICATION)]) {
    const namespace = namespaceOf(object);
    const words = `a ${object.kind} of this name${namespace === '' ? '' : ` in namespace '${namespace}'`}`;
    known.set(object.metadata.name, [...known.get(object.metadata.name) ?? [], words]);
  }
  return known;
}
