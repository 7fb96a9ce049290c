import type { PodIdentitySpec } from './pod-identity';
import type { AuthenticationRef } from './signal';
import { TRIGGER_AUTHENTICATION_KEYS, triggerAuthenticationProblems, type TriggerAuthenticationSpec } from './trigger-authentication';
import { fromDeclared } from '../kubernetes/declared/from-declared';
import { fitRequired, fitValue, type Kind } from '../kubernetes/declared/kind';
import { oneOf } from '../kubernetes/declared/scalars';
import { listOf, anObject, made, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { joinPath, Problems, type Problem } from '../kubernetes/problem';
import { SECRET_KEY, type SecretKeySpec } from '../kubernetes/secret-key';

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

const MODES = listOf(oneOf('bearer', 'basic', 'custom', 'tls'));
const AUTHENTICATION = anObject(TRIGGER_AUTHENTICATION_KEYS);
const FIELDS: readonly string[] = ['modes', 'authentication', 'problems'] satisfies readonly (keyof PrometheusAuthSpec)[];

/** One made by the functions of this file, for `PrometheusAuth`; where its parameters come from is a matter of the option itself. */
export const PROMETHEUS_AUTH: Kind<PrometheusAuthSpec> = {
  ...made<PrometheusAuthSpec>('PrometheusAuth', (auth) => Array.isArray(auth.modes) && Object.keys(auth).every((key) => FIELDS.includes(key))),
  inside: ({ modes, authentication, ...others }: PrometheusAuthSpec, path, walk) => ({
    ...others,
    modes: fitRequired(modes, MODES, joinPath(path, 'modes'), walk),
    ...(authentication !== undefined && { authentication: fitValue(authentication, AUTHENTICATION, path, walk) }),
  }),
};

/** TLS towards the server: a client certificate, and the authority that signed the server's. */
export interface TlsAuthSpec {
  /** Client certificate, PEM; needs `key`. */
  readonly cert?: SecretKeySpec;
  /** Its private key, PEM; needs `cert`. */
  readonly key?: SecretKeySpec;
  /** Certificate of the authority, PEM; without a client certificate only beside another mode. @default - the system's authorities */
  readonly ca?: SecretKeySpec;
}

const TLS: Kind<TlsAuthSpec> = anObject<TlsAuthSpec>({ cert: SECRET_KEY, key: SECRET_KEY, ca: SECRET_KEY });
const CERTIFIED = anObject<{ readonly tls?: TlsAuthSpec }>({ tls: TLS });

/** HTTP basic authentication. */
export interface BasicAuthSpec {
  readonly username: SecretKeySpec;
  /** @default - empty */
  readonly password?: SecretKeySpec;
}

const BASIC_KEYS: KeysOf<BasicAuthSpec> = { username: required(SECRET_KEY), password: SECRET_KEY };

/** A header of one's own, such as `Authorization` with a raw token. */
export interface CustomAuthSpec {
  /** Name of the header; KEDA reads it from the Secret too. */
  readonly header: SecretKeySpec;
  /** Value of the header, sent as it is. */
  readonly value: SecretKeySpec;
}

const CUSTOM_KEYS: KeysOf<CustomAuthSpec> = { header: required(SECRET_KEY), value: required(SECRET_KEY) };

/** No authentication. */
export const noPrometheusAuth: PrometheusAuthSpec = { modes: [] };

/** `Authorization: Bearer <token>`. */
export function bearerAuth(token: SecretKeySpec, tls?: TlsAuthSpec): PrometheusAuthSpec {
  return authFrom({ token }, tls, { token: required(SECRET_KEY) }, (given) => [['bearer'], { bearerToken: given.token }]);
}

/** HTTP basic authentication. */
export function basicAuth(credentials: BasicAuthSpec, tls?: TlsAuthSpec): PrometheusAuthSpec {
  return authFrom(credentials, tls, BASIC_KEYS, ({ username, password }) => [['basic'], { username, ...(password !== undefined && { password }) }]);
}

/** A header of one's own. */
export function customAuth(custom: CustomAuthSpec, tls?: TlsAuthSpec): PrometheusAuthSpec {
  return authFrom(custom, tls, CUSTOM_KEYS, ({ header, value }) => [['custom'], { customAuthHeader: header, customAuthValue: value }]);
}

/** A client certificate and nothing else. */
export function tlsAuth(tls: TlsAuthSpec): PrometheusAuthSpec {
  return authFrom({}, tls, {}, () => [[], {}]);
}

/** The identity of a pod at the managed Prometheus of its cloud; KEDA refuses it beside any mode. */
export function podIdentityAuth(podIdentity: PodIdentitySpec): PrometheusAuthSpec {
  return { modes: [], authentication: { podIdentity } };
}

/** An object that exists, with the modes that its parameters are for. */
export function existingAuth(existing: AuthenticationRef, modes: readonly PrometheusAuthMode[]): PrometheusAuthSpec {
  return { modes, authentication: { existing } };
}

const EMPTY: Required<Pick<PrometheusAuthSpec, 'problems'>> & PrometheusAuthSpec = { ...noPrometheusAuth, problems: [] };

/** What the credentials of an authentication come to: its modes, and its parameters by the names that KEDA gives them. */
type Credentials = readonly [modes: readonly PrometheusAuthMode[], secrets: Readonly<Record<string, SecretKeySpec>>];

/** Makes an authentication; `tls` becomes a mode only with a client certificate, since KEDA then insists on one. */
function authFrom<Given extends object>(
  given: Given, tls: TlsAuthSpec | undefined, keys: KeysOf<Given>, credentialsOf: (given: Given) => Credentials,
): PrometheusAuthSpec {
  const certified = { ...(tls !== undefined && { tls }) };
  const { problems, ...auth } = fromDeclared(certified, CERTIFIED, EMPTY, (fitted) => fromDeclared(given, anObject(keys), EMPTY, (own) => {
    const { cert, key, ca } = fitted.tls ?? {};
    const [modes, secrets] = credentialsOf(own);
    const certificates = { ...(cert !== undefined && { cert }), ...(key !== undefined && { key }), ...(ca !== undefined && { ca }) };
    return {
      modes: cert === undefined && key === undefined ? modes : [...modes, 'tls' as const],
      authentication: { secrets: { ...secrets, ...certificates } },
      problems: [],
    };
  }));
  return problems.length === 0 ? auth : { ...auth, problems };
}

/** At most one of these is sent. */
const HEADER_MODES: readonly PrometheusAuthMode[] = ['bearer', 'basic', 'custom'];

/** Problems of an authentication; paths relative to it. */
export function prometheusAuthProblems(auth: PrometheusAuthSpec): readonly Problem[] {
  const { modes, authentication } = auth;
  const problems = new Problems();
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
