import type { Leaf } from '../kubernetes/opaque';
import { Problems } from '../kubernetes/problem';
import { checkLogPlace } from './log-place';
import type { Confirmation } from './precondition';
import type { Signal } from './signal';
import { nginxCompatibleLogs, slsSignal, type SlsQuerySpec, type SlsStatistic } from './sls-query';

/** Where an MSE cloud-native gateway writes its access logs, and what to read from them. */
export interface MseGatewaySpec extends SlsQuerySpec {
  /** The project of the Log Service that receives the logs; it must lie in the region of the cluster. */
  readonly project: Leaf;
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
  /** The caller's word that the switch 'Compatible with NGINX Ingress' is on: nothing but the console can set it. */
  readonly nginxCompatibleLogs?: Confirmation;
}

const NATIVE_LOGSTORE = 'mse_gw_access_log';

/**
 * Requests through an MSE cloud-native gateway, from its access logs in the Log Service.
 * Served by ack-alibaba-cloud-metrics-adapter as `sls_ingress_qps`; values are whole numbers for the whole route.
 */
export function mseGateway(spec: MseGatewaySpec): Signal {
  const logstore = spec.logstore ?? 'nginx-ingress';
  const problems = new Problems();
  checkLogPlace(problems, spec.project, logstore, NATIVE_LOGSTORE);
  return slsSignal({
    source: 'mseGateway',
    project: spec.project,
    logstore,
    statistic: spec.statistic ?? 'qps',
    query: spec,
    preconditions: [nginxCompatibleLogs('MSE', spec.nginxCompatibleLogs)],
    problems: problems.list,
  });
}
