import { tlsFault } from '../../../../src/kubernetes/keda/scalers/tls';

const pem = (kind: string): string => `-----BEGIN ${kind}-----\nAAAA\n-----END ${kind}-----\n`;
const certificate = pem('CERTIFICATE');
const of = (parameter: string, rule: string) => ({ path: 'authenticationRef', parameter, rule });

test.each([
  ['nothing', { cert: '', key: '', ca: '' }, undefined],
  ['a certificate alone, which is not used', { cert: 'x', key: '', ca: '' }, undefined],
  ['a pair', { cert: certificate, key: pem('PRIVATE KEY'), ca: '' }, undefined],
  ['a pair of RSA', { cert: certificate, key: pem('RSA PRIVATE KEY'), ca: certificate }, undefined],
  ['a pair of EC', { cert: certificate, key: pem('EC PRIVATE KEY'), ca: '' }, undefined],
  ['a locked key with its password', { cert: certificate, key: pem('ENCRYPTED PRIVATE KEY'), keyPassword: 'p', ca: '' }, undefined],
  ['a locked key without it, since only the wrapping is looked at', { cert: certificate, key: pem('ENCRYPTED PRIVATE KEY'), ca: '' }, undefined],
  ['no certificate', { cert: 'x', key: pem('PRIVATE KEY'), ca: '' }, of('cert', "must give a PEM certificate as 'cert'")],
  ['a key for a certificate', { cert: pem('PRIVATE KEY'), key: pem('PRIVATE KEY'), ca: '' }, of('cert', "must give a PEM certificate as 'cert'")],
  ['a certificate for a key', { cert: certificate, key: certificate, ca: '' }, of('key', "must give a PEM private key as 'key'")],
  ['a root that is none', { cert: '', key: '', ca: 'x' }, of('ca', "must give PEM certificates as 'ca'")],
])('TLS of %s', (_, parts, fault) => expect(tlsFault(parts)).toEqual(fault));
