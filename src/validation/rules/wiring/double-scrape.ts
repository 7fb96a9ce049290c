import { asObject } from '../../../kubernetes/json';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { SERVICE_MONITOR } from '../kinds';
import { deployment, podTemplate, service } from '../samples';
import { monitoredServices } from './monitored';
import { serviceMonitor } from './samples';

const SCRAPE = 'prometheus.io/scrape';

/** Pods that are read twice. */
export const doubleScrape: Rule = {
  id: 'WIRING014',
  name: 'pods scraped by annotation and by monitor',
  severity: 'info',
  cause: 'where Prometheus follows both, each series exists twice under different jobs: every sum is double, and the workload is scaled to twice the size',
  fix: `take the annotation ${SCRAPE} away, or the monitor`,
  source: 'prometheus-community/helm-charts prometheus values.yaml, job kubernetes-pods; haproxytech/helm-charts kubernetes-ingress',
  kinds: [SERVICE_MONITOR],
  check: (monitor, context) => monitoredServices(monitor, context).flatMap((one) => {
    const { bundle } = context;
    const objects = [one, ...bundle.workloadsOf(one)];
    const annotated = objects.find((object) => isScraped(object === one ? one.metadata : asObject(bundle.podTemplate(object)).metadata));
    return annotated === undefined ? [] : [{ path: 'spec.selector', sub: objectReference(one), rule: `selects ${objectReference(one)} while ${objectReference(annotated)} is annotated ${SCRAPE}` }];
  }),
  samples: {
    noncompliant: [deployment({ template: podTemplate({}, { annotations: { [SCRAPE]: 'true' } }) }), service(), serviceMonitor()],
    compliant: [deployment({ template: podTemplate({}, { annotations: { [SCRAPE]: 'false' } }) }), service(), serviceMonitor()],
  },
};

function isScraped(metadata: unknown): boolean {
  return asObject(asObject(metadata).annotations)[SCRAPE] === 'true';
}
