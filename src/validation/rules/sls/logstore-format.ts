import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { ALB_METRIC, INGRESS_SOURCE, SLS_METRICS, slsMetrics, textLabel, type SlsMetric } from './sls-metric';

/** Logstores that the gateways fill in their own format. */
const NATIVE = ['mse_gw_access_log', 'apig-access-log', 'apig-plugin-log'];

/** A metric looks for the route in a field that only some logstores have. */
export const logstoreFormat: Rule = {
  id: 'SLS014',
  name: 'logstore without the field of the route',
  severity: 'error',
  cause: 'the Log Service answers 400 for a field without index, and every reading fails; sls_ingress_* look for the route in '
    + 'proxy_upstream_name, which only logs in the format of NGINX Ingress have, sls_alb_ingress_qps in slb_pool_name of the logs of an ALB',
  fix: "switch on 'Compatible with NGINX Ingress' and name the logstore that it fills (nginx-ingress); for an ALB use sls_alb_ingress_qps",
  source: `${INGRESS_SOURCE} getSLSIngressMetrics`,
  kinds: [HPA],
  check: each(slsMetrics, (metric) => {
    const logstore = textLabel(metric, 'sls.logstore');
    const rule = logstore === undefined || !Object.hasOwn(SLS_METRICS, metric.name) ? undefined : mismatch(metric, logstore);
    return rule === undefined ? [] : [{ path: `${metric.labelsPath}[sls.logstore]`, rule, got: logstore }];
  }),
  samples: {
    noncompliant: [slsHpa({ ...SLS_LABELS, 'sls.logstore': 'mse_gw_access_log' })],
    compliant: [slsHpa(SLS_LABELS)],
  },
};

function mismatch({ name }: SlsMetric, logstore: string): string | undefined {
  const ofAlb = logstore.startsWith('alb_');
  if (name === ALB_METRIC) return ofAlb ? undefined : `must be the logstore of an ALB, which starts with "alb_", for ${name}`;
  if (ofAlb) return `must hold logs in the format of NGINX Ingress for ${name}, not those of an ALB`;
  return NATIVE.includes(logstore) ? `must hold logs in the format of NGINX Ingress for ${name}, not the native logs of the gateway` : undefined;
}
