import { GATEWAYS, logProject } from './gateway';
import { logsInto, mseGateway } from './samples';
import type { Bundle } from '../../../kubernetes/bundle';
import type { Manifest } from '../../../kubernetes/manifest';
import { each } from '../../each';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { ALB_METRIC, slsMetrics, textLabel } from '../sls/sls-metric';

const PRODUCT = /^aliyun-product-data-/;

/** Logs that are shipped elsewhere, or not at all. */
export const otherProject: Rule = {
  id: 'GATEWAY006',
  name: 'HPA reads another project than the gateway writes',
  severity: 'warning',
  cause: 'the gateway of this bundle ships its logs into another project, or ships none: the HPA reads 0, or fails, and never sees a request',
  fix: "name the same project in 'spec.monitor.logging.sls.reuseProject' and 'sls.project' (empty is the product's own project)",
  source: 'Alibaba Cloud documentation, enable log shipping for a cloud-native gateway',
  kinds: [HPA],
  check: each(slsMetrics, (metric, { once }) => {
    const [gateway, ...more] = once(gatewaysOf);
    const project = textLabel(metric, 'sls.project');
    if (gateway === undefined || more.length > 0 || project === undefined || metric.name === ALB_METRIC) return [];
    const written = logProject(gateway);
    const path = `${metric.labelsPath}[sls.project]`;
    if (written === undefined) return [{ path, rule: `should be a project that ${objectReference(gateway)} ships its logs to, but it ships none`, got: project }];
    return written === project || (written === '' && PRODUCT.test(project)) ? []
      : [{ path, rule: `should be ${written === '' ? 'aliyun-product-data-<account>-<region>' : `'${written}'`}, to which ${objectReference(gateway)} ships its logs`, got: project }];
  }),
  samples: {
    noncompliant: [mseGateway(logsInto('other-logs')), slsHpa(SLS_LABELS)],
    compliant: [mseGateway(logsInto('shop-access-logs')), slsHpa(SLS_LABELS)],
  },
};

function gatewaysOf(bundle: Bundle): readonly Manifest[] {
  return GATEWAYS.flatMap((kind) => bundle.ofKind(kind));
}
