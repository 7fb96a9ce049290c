import { each } from '../../each';
import { atLeast } from '../../profile';
import type { Rule } from '../../rule';
import { PROMETHEUS_TRIGGER, sample, scaledObject } from '../samples';
import { authenticationOf, suppliedParameters } from './authentication';
import { KEDA, metadataPath, metadataText, prometheusTriggersOf, WITH_TRIGGERS } from './trigger';

/** Modes that the scaler reads, checks and never sends. */
const NEVER_SENT: readonly string[] = ['oauth', 'apiKey'];
/** Since this release it sends oauth. */
const SENDS_OAUTH = '2.21';

/** An authentication that the prometheus scaler does not use. */
export const unusedAuthentication: Rule = {
  id: 'KEDA033',
  name: 'authentication that the prometheus scaler never sends',
  severity: 'error',
  cause: 'the prometheus scaler checks the parameters of oauth and apiKey, but sends neither, and reads a ca only together with a mode: the request goes out without them',
  fix: 'use bearer, basic, custom or tls; KEDA 2.21 sends oauth as well',
  source: `${KEDA} pkg/scalers/prometheus_scaler.go ExecutePromQuery, authentication helpers`,
  kinds: WITH_TRIGGERS,
  check: each(prometheusTriggersOf, (trigger, { bundle, profile }, object) => {
    const path = metadataPath(trigger, 'authModes');
    const modes = (metadataText(trigger, 'authModes') ?? metadataText(trigger, 'authMode') ?? '').split(',').map((mode) => mode.trim()).filter((mode) => mode !== '');
    const unsent = modes.filter((mode) => NEVER_SENT.includes(mode) && !(mode === 'oauth' && atLeast(profile.keda, SENDS_OAUTH)));
    if (unsent.length > 0) return unsent.map((mode) => ({ path, sub: mode, rule: 'must be a mode that the prometheus scaler sends', got: mode }));
    const given = modes.length > 0 ? undefined : authenticationOf(trigger, object, bundle);
    const supplied = given === undefined ? undefined : suppliedParameters(given);
    return supplied?.size === 1 && supplied.has('ca') ? [{ path, rule: "is required for the 'ca' of the TriggerAuthentication to count" }] : [];
  }),
  samples: {
    noncompliant: [authentication(), bound('apiKey')],
    compliant: [authentication(), bound('bearer')],
  },
};

function authentication() {
  const secretTargetRef = [{ parameter: 'bearerToken', name: 'prometheus', key: 'token' }, { parameter: 'apiKey', name: 'prometheus', key: 'token' }];
  return sample('keda.sh/v1alpha1', 'TriggerAuthentication', { spec: { secretTargetRef } });
}

function bound(authModes: string) {
  return scaledObject([{ type: 'prometheus', metadata: { ...PROMETHEUS_TRIGGER, authModes }, authenticationRef: { name: 'web' } }]);
}
