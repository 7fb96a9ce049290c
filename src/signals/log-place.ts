import type { Leaf } from '../kubernetes/opaque';
import type { Problems } from '../kubernetes/problem';

const LABEL_VALUE = /^[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?$/;
const PLACEHOLDER = /x{4,}|\*{2,}|<[^>]*>/i;

/** Checks that a text is no placeholder of a sample (`xxxx`, `****`, `<project>`) that was left in. */
export function checkFilledIn(problems: Problems, path: string, value: Leaf): boolean {
  return typeof value !== 'string'
    || problems.check(!PLACEHOLDER.test(value), path, 'must not be a placeholder', value, 'put in the real value');
}

/** Checks project and logstore, which become label values of a metric selector. */
export function checkLogPlace(problems: Problems, project: Leaf, logstore: Leaf, nativeLogstore: string): void {
  const labelValue = (path: string, value: Leaf): void => {
    if (typeof value !== 'string' || !checkFilledIn(problems, path, value)) return;
    problems.check(LABEL_VALUE.test(value), path, 'must be a label value: 1 to 63 letters, digits, "-", "_" or "."', value);
  };
  labelValue('project', project);
  labelValue('logstore', logstore);
  problems.check(logstore !== nativeLogstore, 'logstore',
    'must hold logs in the format of NGINX Ingress: the native logs have no field proxy_upstream_name', logstore,
    'switch on the NGINX format and name the logstore that it fills');
}
