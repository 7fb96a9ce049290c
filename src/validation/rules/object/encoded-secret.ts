import { asObject, asString } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { sample } from '../samples';
import { isTemplated } from '../templated';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What SOPS writes in place of a value, which Flux and Argo CD decrypt. */
const ENCRYPTED = /^ENC\[/;

/** A secret in plain text where a coded one is expected. */
export const encodedSecret: Rule = {
  id: 'OBJECT004',
  name: 'data of a Secret that is not base64',
  severity: 'error',
  cause: "the API server refuses 'data' that is not base64 (illegal base64 data)",
  fix: "encode the value, or write it into 'stringData'",
  source: 'kubernetes core/v1 Secret.data',
  kinds: ['Secret'],
  // The value is not shown: a report must not spread it further.
  check: ({ data }) => Object.entries(asObject(data)).flatMap(([key, value]) => {
    const text = asString(value);
    return text === undefined || isTemplated(text) || ENCRYPTED.test(text) || BASE64.test(text.replace(/[\r\n]/g, '')) ? [] : [{ path: `data[${key}]`, rule: 'must be base64' }];
  }),
  samples: {
    noncompliant: [sample('v1', 'Secret', { data: { user: 'shop-user' } })],
    compliant: [sample('v1', 'Secret', { data: { user: 'c2hvcC11c2Vy' } })],
  },
};
