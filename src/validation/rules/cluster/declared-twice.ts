import type { Rule } from '../../rule';
import { ANY } from '../kinds';
import { placeOf } from '../origin';
import { service } from '../samples';
import { namesakesOf } from './namesakes';

/** Two objects of one name, of which one wins. */
export const declaredTwice: Rule = {
  id: 'CLUSTER002',
  name: 'object declared twice',
  severity: 'error',
  cause: 'the API server keeps one object of a kind, namespace and name: the one that is applied last silently replaces the other',
  fix: 'rename one, or take it out; where they belong to different clusters, validate the charts apart',
  source: 'kubernetes API conventions, object names',
  kinds: [ANY],
  check: (object, { bundle, once }) => {
    const { all, inOneFile } = once(namesakesOf).get(object) ?? { all: [], inOneFile: false };
    // Reported for each but the first. An object without a name gets one from the API server.
    if (!inOneFile || all[0] === object || object.metadata.name === undefined) return [];
    const places = all.map((one) => placeOf(bundle.originOf(one))).filter((place) => place !== undefined);
    return [{ path: '', rule: `is declared ${all.length === 2 ? 'twice' : `${all.length} times`}${places.length < all.length ? '' : `: ${places.join(' and ')}`}` }];
  },
  samples: {
    noncompliant: [service(), service({ ports: [{ name: 'http', port: 8080 }] })],
    compliant: [service(), service({ ports: [{ name: 'http', port: 8080 }] }, { name: 'admin' })],
  },
};
