import { checkAlbLogstore, checkProject } from './log-place';
import type { Signal } from './signal';
import { signalFrom } from './signal-from';
import { SLS_QUERY_KEYS, type SlsQuerySpec, slsSignal } from './sls-query';
import { aLeaf } from '../kubernetes/declared/scalars';
import { required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems } from '../kubernetes/problem';

/** Where an ALB writes its access logs. Only its requests per second can be read, no latency. */
export interface AlbSpec extends SlsQuerySpec {
  /** The project of the Log Service, as in `spec.config.accessLogConfig.logProject` of the AlbConfig; it must exist. */
  readonly project: Leaf;
  /** The logstore, as in `accessLogConfig.logStore` of the AlbConfig; it starts with `alb_`, and the ALB creates it. */
  readonly logstore: Leaf;
}

const KEYS: KeysOf<AlbSpec> = { ...SLS_QUERY_KEYS, project: required(aLeaf), logstore: required(aLeaf) };

/**
 * Requests through an ALB, from its access logs in the Log Service. The server group must be made by the ALB Ingress
 * controller from an Ingress, which names it after namespace, Service and port.
 * Served by ack-alibaba-cloud-metrics-adapter as `sls_alb_ingress_qps`; values are whole numbers for the whole route.
 */
export function alb(given: AlbSpec): Signal {
  return signalFrom('alb', given, KEYS, makeAlb);
}

function makeAlb(spec: AlbSpec): Signal {
  const problems = new Problems();
  checkProject(problems, spec.project, spec.region);
  checkAlbLogstore(problems, spec.logstore);
  return slsSignal({
    source: 'alb',
    project: spec.project,
    logstore: spec.logstore,
    statistic: 'qps',
    metric: 'sls_alb_ingress_qps',
    query: spec,
    preconditions: [],
    problems: problems.list,
  });
}
