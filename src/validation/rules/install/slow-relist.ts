import { helmRelease } from './samples';
import type { Bundle } from '../../../kubernetes/bundle';
import { asString } from '../../../kubernetes/json';
import { formatPrometheusDuration, parsePrometheusDuration } from '../../../kubernetes/prometheus-duration';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { INSTALL_KINDS } from '../cluster/install-kinds';
import { installsIn } from '../cluster/installs';
import { POD_MONITOR, SERVICE_MONITOR } from '../kinds';
import { service } from '../samples';
import { endpointsOf } from '../wiring/monitor';
import { serviceMonitor } from '../wiring/samples';

const RELIST_DEFAULT = '1m';

/** Metrics that come and go. */
export const slowRelist: Rule = {
  id: 'INSTALL007',
  name: 'relist more often than Prometheus scrapes',
  severity: 'warning',
  cause: 'the adapter serves the series that appeared since its last relist: where scrapes are further apart metrics flicker, and HPAs report them missing now and then',
  fix: "raise 'metricsRelistInterval' to the scrape interval and more",
  source: 'prometheus-adapter v0.12 README; kubernetes-sigs/prometheus-adapter#228, #325',
  kinds: INSTALL_KINDS,
  check: each(installsIn, ({ chart, path, values }, { once }) => {
    const text = asString(values.metricsRelistInterval) ?? RELIST_DEFAULT;
    const relist = chart === 'prometheus-adapter' ? parsePrometheusDuration(text) : undefined;
    const longest = once(longestInterval);
    return relist === undefined || relist >= longest ? []
      : [{ path: `${path}.metricsRelistInterval`, rule: `should be at least the longest scrape interval of this bundle (${formatPrometheusDuration(longest)})`, got: text }];
  }),
  samples: {
    noncompliant: [service(), scraped('2m'), adapter()],
    compliant: [service(), scraped('1m'), adapter()],
  },
};

/** The longest scrape interval of the monitors of the bundle, in milliseconds. */
function longestInterval(bundle: Bundle): number {
  return [...bundle.ofKind(SERVICE_MONITOR), ...bundle.ofKind(POD_MONITOR)].flatMap(endpointsOf)
    .reduce((longest, { json }) => Math.max(longest, parsePrometheusDuration(asString(json.interval) ?? '') ?? 0), 0);
}

function scraped(interval: string) {
  return serviceMonitor({ endpoints: [{ port: 'http', interval }] });
}

function adapter() {
  return helmRelease('prometheus-adapter', { rules: { default: false } });
}
