import { asString } from '../../../kubernetes/json';
import { parsePrometheusDuration } from '../../../kubernetes/prometheus-duration';
import type { Rule } from '../../rule';
import { POD_MONITOR, SERVICE_MONITOR } from '../kinds';
import { endpointsOf } from '../wiring/monitor';
import { serviceMonitor } from '../wiring/samples';

/** A scrape that may last longer than the time to the next. */
export const scrapeTimeout: Rule = {
  id: 'PROM002',
  name: 'scrapeTimeout above interval',
  severity: 'error',
  cause: 'the operator leaves the whole monitor out of the configuration of Prometheus, with no more than an event',
  fix: "lower 'scrapeTimeout' or raise 'interval'",
  source: 'prometheus-operator v0.93 pkg/prometheus/validation, ValidateScrapeIntervalAndTimeout',
  kinds: [SERVICE_MONITOR, POD_MONITOR],
  check: (monitor) => endpointsOf(monitor).flatMap(({ path, json: { interval, scrapeTimeout: timeout } }) => {
    const [every, within] = [milliseconds(interval), milliseconds(timeout)];
    return every === undefined || within === undefined || within <= every ? []
      : [{ path: `${path}.scrapeTimeout`, rule: `must be at most 'interval' (${asString(interval) ?? ''})`, got: timeout }];
  }),
  samples: {
    noncompliant: [serviceMonitor({ endpoints: [{ port: 'http', interval: '15s', scrapeTimeout: '30s' }] })],
    compliant: [serviceMonitor({ endpoints: [{ port: 'http', interval: '15s', scrapeTimeout: '10s' }] })],
  },
};

function milliseconds(json: unknown): number | undefined {
  const text = asString(json);
  return text === undefined ? undefined : parsePrometheusDuration(text);
}
