import { refOf } from '../../../kubernetes/object-ref';
import type { Rule } from '../../rule';
import { ANY } from '../kinds';
import { service } from '../samples';

/** Two objects of one name, of which one wins. */
export const declaredTwice: Rule = {
  id: 'CLUSTER002',
  name: 'object declared twice',
  severity: 'error',
  cause: 'the API server keeps one object of a kind, namespace and name: the one that is applied last silently replaces the other',
  fix: 'rename one, or take it out; where they belong to different clusters, validate the charts apart',
  source: 'kubernetes API conventions, object names',
  kinds: [ANY],
  check: (object, { bundle }) => {
    const all = bundle.findAll(refOf(object));
    if (all.length < 2 || all[0] === object || object.metadata.name === undefined) return [];
    const origins = all.map((one) => bundle.originOf(one)).filter((origin) => typeof origin === 'string');
    const places = origins.length === all.length ? `: ${origins.join(' and ')}` : '';
    return [{ path: '', rule: `is declared ${all.length === 2 ? 'twice' : `${all.length} times`}${places}` }];
  },
  samples: {
    noncompliant: [service(), service({ ports: [{ name: 'http', port: 8080 }] })],
    compliant: [service(), service({ ports: [{ name: 'http', port: 8080 }] }, { name: 'admin' })],
  },
};
