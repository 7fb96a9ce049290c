import type { Inputs } from './inputs';
import type { PodIdentityArgs, SecretKeyArgs } from './trigger-auth';
import { fieldsOf } from '../kubernetes/declared/options';
import {
  basicAuth, bearerAuth, customAuth, existingAuth, noPrometheusAuth, podIdentityAuth, tlsAuth,
  type BasicAuthSpec, type CustomAuthSpec, type PrometheusAuthMode, type PrometheusAuthSpec, type TlsAuthSpec,
} from '../signals/prometheus-auth';
import type { AuthenticationRef } from '../signals/signal';

/** An authentication, made by `PrometheusAuth`. */
export type PrometheusAuthArgs = Inputs<PrometheusAuthSpec>;

/** The core knows of a leaf only that it may be an object; here all of them came in as inputs. */
function made(auth: PrometheusAuthSpec): PrometheusAuthArgs {
  return auth as PrometheusAuthArgs;
}

/** Authentication at a Prometheus API. Secrets are referenced, never written. */
export class PrometheusAuth {
  /** No authentication. */
  public static none(): PrometheusAuthArgs {
    return made(noPrometheusAuth);
  }

  /** `Authorization: Bearer <token>`. */
  public static bearer(token: SecretKeyArgs, tls?: Inputs<TlsAuthSpec>): PrometheusAuthArgs {
    return made(bearerAuth(token, tls));
  }

  /** HTTP basic authentication; at Managed Service for Prometheus V2 with an AccessKey pair. */
  public static basic(credentials: Inputs<BasicAuthSpec>, tls?: Inputs<TlsAuthSpec>): PrometheusAuthArgs {
    return made(basicAuth(credentials, tls));
  }

  /** A header of one's own; at Managed Service for Prometheus V1 `Authorization` with the raw token. */
  public static custom(header: Inputs<CustomAuthSpec>, tls?: Inputs<TlsAuthSpec>): PrometheusAuthArgs {
    return made(customAuth(header, tls));
  }

  /** A client certificate and nothing else. */
  public static tls(tls: Inputs<TlsAuthSpec>): PrometheusAuthArgs {
    return made(tlsAuth(tls));
  }

  /** The identity of a pod, at the managed Prometheus of its cloud. */
  public static podIdentity(podIdentity: PodIdentityArgs): PrometheusAuthArgs {
    return made(podIdentityAuth(podIdentity));
  }

  /** An object that exists, and the modes that its parameters are for. */
  public static existing(args: Inputs<AuthenticationRef> & { readonly modes: readonly PrometheusAuthMode[] }): PrometheusAuthArgs {
    const { modes, ...reference } = fieldsOf(args);
    return made(existingAuth(reference, modes));
  }
}
