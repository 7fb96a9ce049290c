import type { Leaf } from '../kubernetes/opaque';
import { checkFilledIn } from '../kubernetes/placeholder';
import type { Problems } from '../kubernetes/problem';

/** Names in the Log Service are stricter than the label values of a metric selector that they become. */
const PROJECT = /^[a-z0-9][-a-z0-9]{1,61}[a-z0-9]$/;
const LOGSTORE = /^[a-z0-9][-_a-z0-9]{1,61}[a-z0-9]$/;
const PRODUCT_PROJECT_PREFIX = 'aliyun-product-data-';
const PRODUCT_PROJECT = /^aliyun-product-data-\d+-([a-z]{2}-[a-z0-9]+(?:-[a-z0-9]+)*)$/;
/** Where the gateways write their own format. */
const NATIVE_LOGSTORES: readonly string[] = ['mse_gw_access_log', 'apig-access-log', 'apig-plugin-log'];
const ALB_PREFIX = 'alb_';

/** Checks the project: its name, and where that names a region, that it is the cluster's, in which alone the adapter asks. */
export function checkProject(problems: Problems, project: Leaf, clusterRegion?: string): void {
  if (typeof project !== 'string' || !checkFilledIn(problems, 'project', project)) return;
  const named = problems.check(PROJECT.test(project), 'project',
    'must be the name of a project: 3 to 63 lower case letters, digits or "-", with a letter or digit at both ends', project);
  if (!named || !project.startsWith(PRODUCT_PROJECT_PREFIX)) return;
  const [, region] = PRODUCT_PROJECT.exec(project) ?? [];
  const complete = problems.check(region !== undefined, 'project',
    `must be ${PRODUCT_PROJECT_PREFIX}<account id>-<region>, as Alibaba Cloud names the project`, project);
  if (complete && clusterRegion !== undefined) {
    problems.check(region === clusterRegion, 'project', `must lie in the region of the cluster (${clusterRegion}), in which alone the adapter asks`, project);
  }
}

/** Checks a logstore that must hold logs in the format of NGINX Ingress. */
export function checkNginxLogstore(problems: Problems, logstore: Leaf): void {
  if (!checkLogstore(problems, logstore)) return;
  problems.check(!NATIVE_LOGSTORES.some((native) => native === logstore), 'logstore',
    'must hold logs in the format of NGINX Ingress: the native logs have no field proxy_upstream_name', logstore,
    'switch on the NGINX format and name the logstore that it fills');
  problems.check(typeof logstore !== 'string' || !logstore.startsWith(ALB_PREFIX), 'logstore',
    'must hold logs in the format of NGINX Ingress: logs of an ALB have no field proxy_upstream_name', logstore, 'use QpsSignal.alb()');
}

/** Checks a logstore that an ALB fills. */
export function checkAlbLogstore(problems: Problems, logstore: Leaf): void {
  if (!checkLogstore(problems, logstore)) return;
  problems.check(typeof logstore !== 'string' || logstore.startsWith(ALB_PREFIX), 'logstore',
    `must start with "${ALB_PREFIX}": an ALB writes to no other`, logstore);
}

function checkLogstore(problems: Problems, logstore: Leaf): boolean {
  return typeof logstore !== 'string' || (checkFilledIn(problems, 'logstore', logstore) && problems.check(LOGSTORE.test(logstore), 'logstore',
    'must be the name of a logstore: 3 to 63 lower case letters, digits, "-" or "_", with a letter or digit at both ends', logstore));
}
