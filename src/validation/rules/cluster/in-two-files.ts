import type { Rule } from '../../rule';
import { ANY } from '../kinds';
import { placeOf } from '../origin';
import { service } from '../samples';
import { namesakesOf } from './namesakes';

/** An object that two files of one directory declare differently. More of them are alternatives, as examples and tests have. */
export const inTwoFiles: Rule = {
  id: 'CLUSTER004',
  name: 'object declared by two files',
  severity: 'warning',
  cause: 'if the directory is applied as a whole, the object of the file that comes last silently replaces the other',
  fix: 'rename one, or move alternatives into directories of their own',
  source: 'kubernetes API conventions, object names; kubectl apply -f DIRECTORY',
  kinds: [ANY],
  check: (object, { bundle, once }) => {
    const { all, inOneFile } = once(namesakesOf).get(object) ?? { all: [], inOneFile: true };
    // Reported once, for the second.
    if (inOneFile || all.length > 2 || all[1] !== object || object.metadata.name === undefined) return [];
    return [{ path: '', rule: `is declared differently by two files: ${all.map((one) => placeOf(bundle.originOf(one))).join(' and ')}` }];
  },
  samples: {
    files: ['deploy/api.yaml', 'deploy/web.yaml'],
    noncompliant: [service(), service({ ports: [{ name: 'http', port: 8080 }] })],
    compliant: [service(), service({ ports: [{ name: 'http', port: 8080 }] }, { name: 'admin' })],
  },
};
