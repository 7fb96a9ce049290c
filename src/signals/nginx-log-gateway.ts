import { checkNginxLogstore, checkProject } from './log-place';
import { CONFIRMATION_KEYS, type Confirmation } from './precondition';
import type { Signal } from './signal';
import { signalFrom } from './signal-from';
import { nginxCompatibleLogs, SLS_QUERY_KEYS, type SlsQuerySpec, slsSignal, type SlsStatistic } from './sls-query';
import { aLeaf, oneOf } from '../kubernetes/declared/scalars';
import { anObject, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems } from '../kubernetes/problem';

/** Where a gateway of Alibaba Cloud ships its access logs in the format of NGINX Ingress, and what to read from them. */
export interface NginxLogGatewaySpec extends SlsQuerySpec {
  /**
   * The project of the Log Service that receives the logs, by default `aliyun-product-data-<account id>-<region>`.
   * Two gateways that share a project are told apart by nothing but namespace, Service and port.
   */
  readonly project: Leaf;
  /**
   * The logstore with the logs in the format of NGINX Ingress, as the console shows it after the switch.
   * @default 'nginx-ingress'
   */
  readonly logstore?: Leaf;
  /**
   * What is read from the logs.
   * @default 'qps'
   */
  readonly statistic?: SlsStatistic;
  /** The caller's word that the switch for the NGINX Ingress format is on: nothing but the console can set it. */
  readonly nginxCompatibleLogs?: Confirmation;
}

const KEYS: KeysOf<NginxLogGatewaySpec> = {
  ...SLS_QUERY_KEYS, project: required(aLeaf), logstore: aLeaf, statistic: oneOf('qps', 'latencyAvg', 'latencyP50', 'latencyP95', 'latencyP99', 'latencyP9999', 'inflow'), nginxCompatibleLogs: anObject(CONFIRMATION_KEYS),
};

/**
 * Requests through such a gateway, from its access logs in the Log Service. Served by ack-alibaba-cloud-metrics-adapter as
 * `sls_ingress_qps`; values are whole numbers for the whole route.
 */
export function nginxLogGateway(source: string, gateway: 'MSE' | 'APIG', given: NginxLogGatewaySpec): Signal {
  return signalFrom(source, given, KEYS, (spec) => makeNginxLogGateway(source, gateway, spec));
}

function makeNginxLogGateway(source: string, gateway: 'MSE' | 'APIG', spec: NginxLogGatewaySpec): Signal {
  const logstore = spec.logstore ?? 'nginx-ingress';
  const problems = new Problems();
  checkProject(problems, spec.project, spec.region);
  checkNginxLogstore(problems, logstore);
  return slsSignal({
    source,
    project: spec.project,
    logstore,
    statistic: spec.statistic ?? 'qps',
    query: spec,
    preconditions: [nginxCompatibleLogs(gateway, spec.nginxCompatibleLogs)],
    problems: problems.list,
  });
}
