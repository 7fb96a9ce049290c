import type { PrometheusAuthSpec } from './prometheus-auth';
import type { Leaf } from '../kubernetes/opaque';
import { Problems, type Problem } from '../kubernetes/problem';

const HOST = /^https?:\/\/([^/:]+\.)?aliyuncs\.com(:|\/|$)/;
const ADDRESS = /^https?:\/\/([a-z0-9-]+?)(-intranet)?\.arms\.aliyuncs\.com:(9090|9443)\/api\/v1\/prometheus\/[0-9a-f]+\/\d+\/[\w-]+\/([a-z0-9-]+)\/?$/;
const FORM = 'http://<region>-intranet.arms.aliyuncs.com:9090/api/v1/prometheus/<hash>/<account>/<instance>/<region>';

interface ArmsAddress {
  readonly region: string;
  readonly intranet: boolean;
  /** The region at the end of the path. */
  readonly pathRegion: string;
}

/** Reads the HTTP API address of an instance of Managed Service for Prometheus; undefined if it is none. */
export function parseArmsAddress(address: string): ArmsAddress | undefined {
  const [, region, intranet, , pathRegion] = ADDRESS.exec(address) ?? [];
  return region === undefined || pathRegion === undefined ? undefined : { region, intranet: intranet !== undefined, pathRegion };
}

/**
 * Problems of an address of Managed Service for Prometheus; the path is the address itself. Other addresses, and those known only
 * later, are not looked at.
 *
 * @param region the region of the observed instance, if the caller gave it
 */
export function armsAddressProblems(address: Leaf, region: string | undefined): readonly Problem[] {
  const problems = new Problems();
  // Placeholders and credentials are reported with any Prometheus address.
  if (typeof address !== 'string' || !HOST.test(address) || /[*@]/.test(address)) return problems.list;
  const arms = parseArmsAddress(address);
  problems.check(arms !== undefined, '', `must have the form ${FORM}`, address,
    "copy the HTTP API URL (Grafana Read URL) from the settings of the instance 'Cloud Services-<region>'");
  if (arms === undefined) return problems.list;
  problems.check(arms.region === arms.pathRegion, '', `must name one region: the host is in ${arms.region}, the path ends with ${arms.pathRegion}`, address);
  problems.check(region === undefined || arms.region === region, '', `must be in the region of the instance (${region})`, address);
  return problems.list;
}

/** Problems of the authentication at an address of Managed Service for Prometheus; the path is the authentication itself. */
export function armsAuthProblems(address: Leaf, auth: PrometheusAuthSpec | undefined): readonly Problem[] {
  const problems = new Problems();
  if (typeof address !== 'string' || !HOST.test(address)) return problems.list;
  problems.check(auth?.modes.includes('bearer') !== true, '',
    'must not be bearer at Managed Service for Prometheus: it wants the raw token, without the word "Bearer"', undefined,
    'use PrometheusAuth.custom() with the header Authorization (V1), or PrometheusAuth.basic() with an AccessKey pair (V2)');
  return problems.list;
}

/** What works and could be better: within a VPC the intranet address is faster and costs no traffic. */
export function armsAddressWarnings(address: Leaf): readonly Problem[] {
  const arms = typeof address === 'string' ? parseArmsAddress(address) : undefined;
  if (arms === undefined || arms.intranet) return [];
  return [{
    path: '',
    rule: 'should be the intranet address where the cluster is in the same region',
    got: address,
    fix: `use the host ${arms.region}-intranet.arms.aliyuncs.com`,
  }];
}
