import type { ScalerProblem } from './scaler';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/;
const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----[\s\S]+?-----END (?:[A-Z]+ )?PRIVATE KEY-----/;
const ENCRYPTED_KEY = /-----BEGIN ENCRYPTED PRIVATE KEY-----/;

/** What a TLS client is made from. */
export interface TlsParts {
  readonly cert: string;
  readonly key: string;
  readonly keyPassword?: string;
  readonly ca: string;
}

/**
 * Why no TLS client can be made from these parts: only the PEM wrapping is looked at, not what it holds
 * (KEDA 2.20 `pkg/util/tls_config.go`).
 */
export function tlsFault({ cert, key, keyPassword = '', ca }: TlsParts): ScalerProblem | undefined {
  if (cert !== '' && key !== '') {
    if (!CERTIFICATE.test(cert)) return { path: 'authenticationRef', parameter: 'cert', rule: "must give a PEM certificate as 'cert'" };
    const readable = PRIVATE_KEY.test(key) || (keyPassword !== '' && ENCRYPTED_KEY.test(key));
    if (!readable) return { path: 'authenticationRef', parameter: 'key', rule: "must give a PEM private key as 'key'" };
  }
  if (ca !== '' && !CERTIFICATE.test(ca)) return { path: 'authenticationRef', parameter: 'ca', rule: "must give PEM certificates as 'ca'" };
  return undefined;
}
