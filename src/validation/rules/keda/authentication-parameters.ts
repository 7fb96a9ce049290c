import type { Bundle } from '../../../kubernetes/bundle';
import type { Manifest } from '../../../kubernetes/manifest';
import { each } from '../../each';
import type { Detection, Rule } from '../../rule';
import { PROMETHEUS_TRIGGER, sample, scaledObject } from '../samples';
import { authenticationOf, suppliedParameters } from './authentication';
import { KEDA, metadataPath, metadataText, prometheusTriggersOf, WITH_TRIGGERS, type Trigger } from './trigger';

/** What each mode needs: one of the names of each parameter. */
const NEEDED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  bearer: [['bearerToken', 'token']],
  basic: [['username']],
  custom: [['customAuthHeader'], ['customAuthValue']],
  tls: [['cert'], ['key']],
  oauth: [['oauthTokenURI'], ['clientID']],
  apiKey: [['apiKey']],
};

/** A prometheus trigger whose modes and parameters do not fit together. */
export const authenticationParameters: Rule = {
  id: 'KEDA021',
  name: 'authentication incomplete',
  severity: 'error',
  cause: 'a mode without its parameters fails the scaler, and parameters without a mode are ignored: the request goes out unauthenticated',
  fix: 'give the parameters in the TriggerAuthentication that the modes need',
  source: `${KEDA} pkg/scalers/authentication/authentication_types.go, pkg/scalers/prometheus_scaler.go`,
  kinds: WITH_TRIGGERS,
  check: each(prometheusTriggersOf, (trigger, { bundle }, object) => incomplete(trigger, object, bundle)),
  samples: {
    noncompliant: [
      authentication([{ parameter: 'username', name: 'prometheus', key: 'user' }]),
      scaledObject([{ type: 'prometheus', metadata: { ...PROMETHEUS_TRIGGER, authModes: 'bearer' }, authenticationRef: { name: 'web' } }]),
    ],
    compliant: [
      authentication([{ parameter: 'bearerToken', name: 'prometheus', key: 'token' }]),
      scaledObject([{ type: 'prometheus', metadata: { ...PROMETHEUS_TRIGGER, authModes: 'bearer' }, authenticationRef: { name: 'web' } }]),
    ],
  },
};

function authentication(secretTargetRef: readonly { readonly [field: string]: string }[]): Manifest {
  return sample('keda.sh/v1alpha1', 'TriggerAuthentication', { spec: { secretTargetRef } });
}

function incomplete(trigger: Trigger, object: Manifest, bundle: Bundle): readonly Detection[] {
  const given = authenticationOf(trigger, object, bundle);
  const supplied = given === undefined ? undefined : suppliedParameters(given);
  const modes = (metadataText(trigger, 'authModes') ?? metadataText(trigger, 'authMode') ?? '').split(',').map((mode) => mode.trim())
    .filter((mode) => Object.hasOwn(NEEDED, mode));
  const path = metadataPath(trigger, 'authModes');
  if (modes.length === 0) return supplied === undefined ? [] : ignored(path, supplied);
  if (trigger.authentication === undefined) {
    return modes.filter((mode) => mode !== 'apiKey' || metadataText(trigger, 'apiKey') === undefined).map((mode) => ({
      path, sub: mode, rule: `needs an 'authenticationRef' for ${mode}: its parameters are read from nowhere else`,
    }));
  }
  if (supplied === undefined) return [];
  return modes.flatMap((mode) => (NEEDED[mode] ?? [])
    .filter((names) => !names.some((name) => supplied.has(name) || metadataText(trigger, name) !== undefined))
    .map((names) => ({
      path, sub: `${mode}.${names[0] ?? ''}`, rule: `needs the parameter '${names[0] ?? ''}' for ${mode}, which '${trigger.authentication?.name ?? ''}' does not give`,
    })));
}

/** Parameters of a mode that is not switched on. */
function ignored(path: string, supplied: ReadonlySet<string>): readonly Detection[] {
  if (supplied.has('authModes') || supplied.has('authMode')) return [];
  const mode = Object.keys(NEEDED).find((name) => (NEEDED[name] ?? []).every((names) => names.some((parameter) => supplied.has(parameter))));
  return mode === undefined ? [] : [{
    path, rule: `is required: without it the parameters of the TriggerAuthentication (${[...supplied].sort().join(', ')}) are ignored`, fix: `set authModes: ${mode}`,
  }];
}
