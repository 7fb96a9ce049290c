import type { Inputs } from './inputs';
import type { SecretKeyArgs } from './trigger-auth';
import type { PodIdentitySpec } from '../signals/pod-identity';
import {
  basicAuth, bearerAuth, customAuth, existingAuth, noPrometheusAuth, podIdentityAuth, tlsAuth,
  type BasicAuthSpec, type CustomAuthSpec, type PrometheusAuthMode, type PrometheusAuthSpec, type TlsAuthSpec,
} from '../signals/prometheus-auth';
import type { AuthenticationRef } from '../signals/signal';

/** Authentication at a Prometheus API. Secrets are referenced, never written. */
export class PrometheusAuth {
  /** No authentication. */
  public static none(): PrometheusAuthSpec {
    return noPrometheusAuth;
  }

  /** `Authorization: Bearer <token>`. */
  public static bearer(token: SecretKeyArgs, tls?: Inputs<TlsAuthSpec>): PrometheusAuthSpec {
    return bearerAuth(token, tls);
  }

  /** HTTP basic authentication; at Managed Service for Prometheus V2 with an AccessKey pair. */
  public static basic(credentials: Inputs<BasicAuthSpec>, tls?: Inputs<TlsAuthSpec>): PrometheusAuthSpec {
    return basicAuth(credentials, tls);
  }

  /** A header of one's own; at Managed Service for Prometheus V1 `Authorization` with the raw token. */
  public static custom(header: Inputs<CustomAuthSpec>, tls?: Inputs<TlsAuthSpec>): PrometheusAuthSpec {
    return customAuth(header, tls);
  }

  /** A client certificate and nothing else. */
  public static tls(tls: Inputs<TlsAuthSpec>): PrometheusAuthSpec {
    return tlsAuth(tls);
  }

  /** The identity of a pod, at the managed Prometheus of its cloud. */
  public static podIdentity(podIdentity: PodIdentitySpec): PrometheusAuthSpec {
    return podIdentityAuth(podIdentity);
  }

  /** An object that exists, and the modes that its parameters are for. */
  public static existing(args: Inputs<AuthenticationRef> & { readonly modes: readonly PrometheusAuthMode[] }): PrometheusAuthSpec {
    const { modes, ...reference } = args;
    return existingAuth(reference, modes);
  }
}
