import { checkNginxLogstore, checkProject } from './log-place';
import type { Signal } from './signal';
import { signalFrom } from './signal-from';
import { SLS_QUERY_KEYS, type SlsQuerySpec, slsSignal, type SlsStatistic } from './sls-query';
import { aLeaf, oneOf } from '../kubernetes/declared/scalars';
import type { KeysOf } from '../kubernetes/known-keys';
import { interpolate, type Leaf } from '../kubernetes/opaque';
import { checkFilledIn } from '../kubernetes/placeholder';
import { Problems } from '../kubernetes/problem';

/** Where the ingress-nginx controller of an ACK cluster writes its access logs, and what to read from them. */
export interface NginxIngressSlsSpec extends SlsQuerySpec {
  /**
   * Id of the cluster, whose own project `k8s-log-<id>` receives the logs.
   * @default - give exactly one of `clusterId` and `project`
   */
  readonly clusterId?: Leaf;
  /**
   * The project of the Log Service, where it is not the cluster's own.
   * @default - give exactly one of `clusterId` and `project`
   */
  readonly project?: Leaf;
  /**
   * The logstore.
   * @default 'nginx-ingress'
   */
  readonly logstore?: Leaf;
  /**
   * What is read from the logs.
   * @default 'qps'
   */
  readonly statistic?: SlsStatistic;
}

const KEYS: KeysOf<NginxIngressSlsSpec> = {
  ...SLS_QUERY_KEYS, clusterId: aLeaf, project: aLeaf, logstore: aLeaf, statistic: oneOf('qps', 'latencyAvg', 'latencyP50', 'latencyP95', 'latencyP99', 'latencyP9999', 'inflow'),
};

/**
 * Requests through ingress-nginx on ACK, from its access logs in the Log Service. The Ingress must name the port of the
 * Service by its number, since ingress-nginx writes a port name into the route as it is; the Ingress of a declaration does.
 * Served by ack-alibaba-cloud-metrics-adapter as `sls_ingress_qps`; values are whole numbers for the whole route.
 */
export function nginxIngressSls(given: NginxIngressSlsSpec): Signal {
  return signalFrom('nginxIngressSls', given, KEYS, makeNginxIngressSls);
}

function makeNginxIngressSls(spec: NginxIngressSlsSpec): Signal {
  const { clusterId } = spec;
  const logstore = spec.logstore ?? 'nginx-ingress';
  const project = spec.project ?? interpolate`k8s-log-${clusterId ?? ''}`;
  const problems = new Problems();
  const one = problems.check((clusterId === undefined) !== (spec.project === undefined), 'clusterId', "or 'project' must be given, not both", clusterId);
  if (one && (clusterId === undefined || checkFilledIn(problems, 'clusterId', clusterId))) checkProject(problems, project, spec.region);
  checkNginxLogstore(problems, logstore);
  return slsSignal({
    source: 'nginxIngressSls',
    project,
    logstore,
    statistic: spec.statistic ?? 'qps',
    query: spec,
    preconditions: [],
    problems: problems.list,
  });
}
