import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate authority in a folder, good for one day and for loopback only. */
export class CertificateAuthority {
  public readonly file: string;

  public constructor(private readonly directory: string) {
    this.file = join(directory, 'ca.crt');
    openssl(directory, 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1',
      '-subj', '/CN=scalewright-e2e', '-keyout', 'ca.key', '-out', 'ca.crt');
  }

  /** The certificate itself, as PEM. */
  public get pem(): string {
    return readFileSync(this.file, 'utf8');
  }

  /** Issues a certificate for servers and clients at localhost; gives the paths of certificate and key. */
  public issue(name: string, subject: string): { readonly cert: string; readonly key: string } {
    writeFileSync(join(this.directory, `${name}.ext`), 'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n');
    openssl(this.directory, 'req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', subject, '-keyout', `${name}.key`, '-out', `${name}.csr`);
    openssl(this.directory, 'x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '1',
      '-extfile', `${name}.ext`, '-out', `${name}.crt`);
    return { cert: join(this.directory, `${name}.crt`), key: join(this.directory, `${name}.key`) };
  }
}

function openssl(directory: string, ...args: readonly string[]): void {
  execFileSync('openssl', args, { cwd: directory, stdio: 'pipe' });
}
