import type { PodIdentitySpec } from './pod-identity';
import type { AuthenticationRef } from './signal';
import { triggerAuthenticationProblems, type TriggerAuthenticationSpec } from './trigger-authentication';
import { checkKeys, unknownKeys, type KeysOf } from '../kubernetes/known-keys';
import { Problems, type Problem } from '../kubernetes/problem';
import type { SecretKeySpec } from '../kubernetes/secret-key';

/** How KEDA's Prometheus trigger authenticates. Its modes `oauth` and `apiKey` are left out: the trigger accepts and then ignores them. */
export type PrometheusAuthMode = 'bearer' | 'basic' | 'custom' | 'tls';

/**
 * Authentication at a Prometheus API: the modes, and the parameters that they need. Made by the functions of this file, which keep the two
 * in step. Upstream: KEDA 2.20 `pkg/scalers/authentication`.
 */
export interface PrometheusAuthSpec {
  /** `authModes` of the trigger. */
  readonly modes: readonly PrometheusAuthMode[];
  /** Where the parameters come from. @default - none */
  readonly authentication?: TriggerAuthenticationSpec;
  /** What is wrong with the options that it was made from. @default - nothing */
  readonly problems?: readonly Problem[];
}

const KEYS: KeysOf<PrometheusAuthSpec> = { modes: true, authentication: true, problems: true };

/** TLS towards the server: a client certificate, and the authority that signed the server's. */
export interface TlsAuthSpec {
  /** Client certificate, PEM; needs `key`. */
  readonly cert?: SecretKeySpec;
  /** Its private key, PEM; needs `cert`. */
  readonly key?: SecretKeySpec;
  /** Certificate of the authority, PEM; without a client certificate only beside another mode. @default - the system's authorities */
  readonly ca?: SecretKeySpec;
}

const TLS_KEYS: KeysOf<TlsAuthSpec> = { cert: true, key: true, ca: true };

/** HTTP basic authentication. */
export interface BasicAuthSpec {
  readonly username: SecretKeySpec;
  /** @default - empty */
  readonly password?: SecretKeySpec;
}

const BASIC_KEYS: KeysOf<BasicAuthSpec> = { username: true, password: true };

/** A header of one's own, such as `Authorization` with a raw token. */
export interface CustomAuthSpec {
  /** Name of the header; KEDA reads it from the Secret too. */
  readonly header: SecretKeySpec;
  /** Value of the header, sent as it is. */
  readonly value: SecretKeySpec;
}

const CUSTOM_KEYS: KeysOf<CustomAuthSpec> = { header: true, value: true };

/** No authentication. */
export const noPrometheusAuth: PrometheusAuthSpec = { modes: [] };

/** `Authorization: Bearer <token>`. */
export function bearerAuth(token: SecretKeySpec, tls?: TlsAuthSpec): PrometheusAuthSpec {
  return withTls(['bearer'], { bearerToken: token }, tls);
}

/** HTTP basic authentication. */
export function basicAuth(credentials: BasicAuthSpec, tls?: TlsAuthSpec): PrometheusAuthSpec {
  const { username, password } = credentials;
  return withTls(['basic'], { username, ...(password !== undefined && { password }) }, tls, unknownKeys(credentials, BASIC_KEYS));
}

/** A header of one's own. */
export function customAuth(custom: CustomAuthSpec, tls?: TlsAuthSpec): PrometheusAuthSpec {
  const { header, value } = custom;
  return withTls(['custom'], { customAuthHeader: header, customAuthValue: value }, tls, unknownKeys(custom, CUSTOM_KEYS));
}

/** A client certificate and nothing else. */
export function tlsAuth(tls: TlsAuthSpec): PrometheusAuthSpec {
  return withTls([], {}, tls);
}

/** The identity of a pod at the managed Prometheus of its cloud; KEDA refuses it beside any mode. */
export function podIdentityAuth(podIdentity: PodIdentitySpec): PrometheusAuthSpec {
  return { modes: [], authentication: { podIdentity } };
}

/** An object that exists, with the modes that its parameters are for. */
export function existingAuth(existing: AuthenticationRef, modes: readonly PrometheusAuthMode[]): PrometheusAuthSpec {
  return { modes, authentication: { existing } };
}

/** The parameter names are KEDA's; `tls` becomes a mode only with a client certificate, since KEDA then insists on one. */
function withTls(
  modes: readonly PrometheusAuthMode[], secrets: Readonly<Record<string, SecretKeySpec>>, tls: TlsAuthSpec = {}, found: readonly Problem[] = [],
): PrometheusAuthSpec {
  const { cert, key, ca } = tls;
  const problems = new Problems();
  problems.add(found);
  checkKeys(tls, TLS_KEYS, problems, 'tls');
  const certificates = { ...(cert !== undefined && { cert }), ...(key !== undefined && { key }), ...(ca !== undefined && { ca }) };
  return {
    modes: cert === undefined && key === undefined ? modes : [...modes, 'tls'],
    authentication: { secrets: { ...secrets, ...certificates } },
    ...(problems.list.length > 0 && { problems: problems.list }),
  };
}

/** At most one of these is sent. */
const HEADER_MODES: readonly PrometheusAuthMode[] = ['bearer', 'basic', 'custom'];

/** Problems of an authentication; paths relative to it. */
export function prometheusAuthProblems(auth: PrometheusAuthSpec): readonly Problem[] {
  const { modes, authentication } = auth;
  const problems = new Problems();
  checkKeys(auth, KEYS, problems);
  problems.add(auth.problems ?? []);
  const { secrets = {}, podIdentity, existing } = authentication ?? {};
  problems.check(modes.filter((mode) => HEADER_MODES.includes(mode)).length <= 1, 'modes',
    'must have at most one of bearer, basic and custom: only one header is sent', modes);
  problems.check(podIdentity === undefined || modes.length === 0, 'modes', 'must be empty with a pod identity, since KEDA refuses both together', modes);
  problems.check(!modes.includes('tls') || existing !== undefined || (secrets.cert !== undefined && secrets.key !== undefined), 'tls',
    "must have both 'cert' and 'key'");
  problems.check(secrets.ca === undefined || modes.length > 0, 'tls.ca',
    'needs a client certificate or another mode beside it: KEDA ignores it alone');
  if (authentication !== undefined) problems.add(triggerAuthenticationProblems(authentication));
  return problems.list;
}

/** Whether KEDA replaces the transport, so that `unsafeSsl` is lost. */
export function hasOwnTransport({ modes, authentication }: PrometheusAuthSpec): boolean {
  return modes.includes('tls') || authentication?.secrets?.ca !== undefined;
}
