import { RATES, selectorsIn, signalQueriesOf, WITH_SIGNALS } from './signal-query';
import type { Bundle } from '../../../kubernetes/bundle';
import { asString } from '../../../kubernetes/json';
import { formatPrometheusDuration, parsePrometheusDuration } from '../../../kubernetes/prometheus-duration';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { POD_MONITOR, SERVICE_MONITOR } from '../kinds';
import { prometheusObject, service } from '../samples';
import { endpointsOf } from '../wiring/monitor';
import { serviceMonitor } from '../wiring/samples';

/** Milliseconds: the shortest interval that is usual, where the bundle does not say. */
const INTERVAL_DEFAULT = 15_000;
const SAMPLES = 4;

/** A window with too few samples. */
export const shortRange: Rule = {
  id: 'PROM006',
  name: 'window too short for the scrape interval',
  severity: 'warning',
  cause: 'rate needs two samples within the window: below twice the scrape interval it is mostly empty, and below four times one failed scrape makes it so',
  fix: 'make the window at least four times the scrape interval',
  source: 'Prometheus documentation, rate; kubernetes-sigs/prometheus-adapter#37, #535; prometheus-operator/kube-prometheus#1231',
  kinds: WITH_SIGNALS,
  check: each(signalQueriesOf, (query, context) => {
    const interval = context.once(shortestInterval);
    return selectorsIn(query, context).flatMap(({ range, within: [innermost = ''] }) => (range === undefined || !RATES.has(innermost) || range >= SAMPLES * (interval ?? INTERVAL_DEFAULT) ? [] : [{
      path: query.path,
      sub: innermost,
      rule: `should look at ${formatPrometheusDuration(SAMPLES * (interval ?? INTERVAL_DEFAULT))} at least, four times the scrape interval${interval === undefined ? ' of at least 15s' : ''}, `
        + `but ${innermost} looks at ${formatPrometheusDuration(range)}`,
    }]));
  }),
  samples: {
    noncompliant: [service(), serviceMonitor({ endpoints: [{ port: 'http', interval: '30s' }] }), prometheusObject({ query: requests('1m') })],
    compliant: [service(), serviceMonitor({ endpoints: [{ port: 'http', interval: '30s' }] }), prometheusObject({ query: requests('2m') })],
  },
};

/** The shortest scrape interval of the monitors of the bundle, in milliseconds. */
function shortestInterval(bundle: Bundle): number | undefined {
  const intervals = [...bundle.ofKind(SERVICE_MONITOR), ...bundle.ofKind(POD_MONITOR)].flatMap(endpointsOf)
    .flatMap(({ json }) => parsePrometheusDuration(asString(json.interval) ?? '') ?? []).filter((interval) => interval > 0);
  return intervals.length === 0 ? undefined : intervals.reduce((a, b) => Math.min(a, b));
}

function requests(window: string): string {
  return `sum(rate(http_requests_total{namespace="shop",service="web"}[${window}]))`;
}
