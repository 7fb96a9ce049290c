import { fieldsOf } from './kubernetes/declared/options';
import type { SecretKey } from './pod-options';
import {
  basicAuth, bearerAuth, customAuth, existingAuth, noPrometheusAuth, podIdentityAuth, tlsAuth, type PrometheusAuthSpec,
} from './signals/prometheus-auth';
import { specOf } from './spec-of';
import type { AuthenticationKind, PodIdentity } from './trigger-auth';

/** TLS towards a server: a client certificate, and the authority that signed the server's. */
export interface TlsAuthOptions {
  /**
   * Client certificate, PEM; needs `key`.
   * @default - none
   */
  readonly cert?: SecretKey;
  /**
   * Private key of the client certificate, PEM; needs `cert`.
   * @default - none
   */
  readonly key?: SecretKey;
  /**
   * Certificate of the authority, PEM; without a client certificate only beside another mode.
   * @default - the system's authorities
   */
  readonly ca?: SecretKey;
}

/** HTTP basic authentication. */
export interface BasicAuthOptions {
  readonly username: SecretKey;
  /** @default - empty */
  readonly password?: SecretKey;
}

/** A header of one's own. */
export interface CustomAuthOptions {
  /** Name of the header, such as `Authorization`; KEDA reads it from the Secret too. */
  readonly header: SecretKey;
  /** Value of the header, sent as it is. */
  readonly value: SecretKey;
}

/** What the parameters of an authentication are for. */
export enum PrometheusAuthMode {
  /** `Authorization: Bearer <token>`. */
  BEARER = 'bearer',
  /** HTTP basic authentication. */
  BASIC = 'basic',
  /** A header of one's own. */
  CUSTOM = 'custom',
  /** A client certificate. */
  TLS = 'tls',
}

/** An object that exists, and what its parameters are for. */
export interface ExistingAuthOptions {
  readonly name: string;
  /** @default AuthenticationKind.TRIGGER_AUTHENTICATION */
  readonly kind?: AuthenticationKind;
  /** The modes to switch on; the object must have the parameters that they need. */
  readonly modes: PrometheusAuthMode[];
}

/** Authentication at a Prometheus API. Secrets are referenced, never written. */
export class PrometheusAuth {
  /** No authentication. */
  public static none(): PrometheusAuth {
    return new PrometheusAuth(noPrometheusAuth);
  }

  /**
   * `Authorization: Bearer <token>`.
   *
   * @param token where the token is kept
   * @param tls certificates, if any
   */
  public static bearer(token: SecretKey, tls?: TlsAuthOptions): PrometheusAuth {
    return new PrometheusAuth(bearerAuth(token, tls && specOf(tls)));
  }

  /**
   * HTTP basic authentication; at Managed Service for Prometheus V2 with an AccessKey pair.
   *
   * @param credentials where they are kept
   * @param tls certificates, if any
   */
  public static basic(credentials: BasicAuthOptions, tls?: TlsAuthOptions): PrometheusAuth {
    return new PrometheusAuth(basicAuth(specOf(credentials), tls && specOf(tls)));
  }

  /**
   * A header of one's own; at Managed Service for Prometheus V1 `Authorization` with the raw token.
   *
   * @param header where its name and value are kept
   * @param tls certificates, if any
   */
  public static custom(header: CustomAuthOptions, tls?: TlsAuthOptions): PrometheusAuth {
    return new PrometheusAuth(customAuth(specOf(header), tls && specOf(tls)));
  }

  /** A client certificate and nothing else. */
  public static tls(tls: TlsAuthOptions): PrometheusAuth {
    return new PrometheusAuth(tlsAuth(specOf(tls)));
  }

  /** The identity of a pod, at the managed Prometheus of its cloud. */
  public static podIdentity(identity: PodIdentity): PrometheusAuth {
    return new PrometheusAuth(podIdentityAuth(specOf(identity)));
  }

  /** An object that exists. */
  public static existing(options: ExistingAuthOptions): PrometheusAuth {
    const { modes, ...reference } = fieldsOf(specOf(options));
    return new PrometheusAuth(existingAuth(reference, modes));
  }

  /** @internal */
  public readonly _spec: PrometheusAuthSpec;

  private constructor(spec: PrometheusAuthSpec) {
    this._spec = spec;
  }
}
