import type { Confirmation, Precondition } from './precondition';
import type { Signal, SignalContext, SignalUnit } from './signal';
import { externalAverage, externalValue } from './target';
import { aNumber, oneOf, aText } from '../kubernetes/declared/scalars';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems, type Problem, type Warning } from '../kubernetes/problem';

/** How the metrics adapter queries the access logs. Upstream: alibaba-cloud-metrics-adapter v0.2.9, `pkg/metrics/sls`. */
export interface SlsQuerySpec {
  /**
   * Seconds of logs that one reading covers (`sls.query.interval`).
   * Whole number from 15 to 100 minus the delay.
   * @default 15 (of the adapter)
   */
  readonly intervalSeconds?: number;
  /**
   * Seconds by which a reading lies in the past, so that the logs have arrived (`sls.query.delay`). Whole number.
   * @default 10 (of the adapter)
   */
  readonly delaySeconds?: number;
  /**
   * How often an incomplete answer is asked for again (`sls.query.max_retry`). Whole number from 1.
   * @default 5 (of the adapter)
   */
  readonly maxRetry?: number;
  /**
   * Which endpoint of the Log Service the adapter uses (`sls.internal.endpoint`).
   * @default 'internal' (of the adapter)
   */
  readonly endpoint?: 'internal' | 'public';
  /**
   * Region of the cluster, such as `cn-hangzhou`: the adapter asks in no other. Only compared with the region that the
   * name of the project holds.
   * @default - not compared
   */
  readonly region?: string;
}

/** The keys of `SlsQuerySpec`. */
export const SLS_QUERY_KEYS: KeysOf<SlsQuerySpec> = {
  intervalSeconds: aNumber, delaySeconds: aNumber, maxRetry: aNumber, endpoint: oneOf('internal', 'public'), region: aText,
};

/** What is read from the access logs of a route. */
export type SlsStatistic = 'qps' | 'latencyAvg' | 'latencyP50' | 'latencyP95' | 'latencyP99' | 'latencyP9999' | 'inflow';

const INTERVAL_DEFAULT = 15;
const DELAY_DEFAULT = 10;
/** The adapter asks for logs from 100 seconds ago on, whatever interval and delay say. */
const REACH = 100;
const LABEL_VALUE_MAX = 63;

const INGRESS_METRICS: Readonly<Record<SlsStatistic, { readonly metric: string; readonly unit: SignalUnit }>> = {
  qps: { metric: 'sls_ingress_qps', unit: 'requests/s' },
  latencyAvg: { metric: 'sls_ingress_latency_avg', unit: 'milliseconds' },
  latencyP50: { metric: 'sls_ingress_latency_p50', unit: 'milliseconds' },
  latencyP95: { metric: 'sls_ingress_latency_p95', unit: 'milliseconds' },
  latencyP99: { metric: 'sls_ingress_latency_p99', unit: 'milliseconds' },
  latencyP9999: { metric: 'sls_ingress_latency_p9999', unit: 'milliseconds' },
  inflow: { metric: 'sls_ingress_inflow', unit: 'bytes/s' },
};

/** Where the rows of a gateway are, and what must be true for them to be there. */
export interface SlsSource {
  readonly source: string;
  readonly project: Leaf;
  readonly logstore: Leaf;
  readonly statistic: SlsStatistic;
  /** The metric in place of the one for ingress logs. */
  readonly metric?: string;
  readonly query: SlsQuerySpec;
  readonly preconditions: readonly Precondition[];
  readonly problems: readonly Problem[];
}

/** The signal that the metrics adapter makes from the access logs of one route. Only an HPA can read it. */
export function slsSignal(source: SlsSource): Signal {
  const { metric, unit } = INGRESS_METRICS[source.statistic];
  const interval = source.query.intervalSeconds ?? INTERVAL_DEFAULT;
  const delay = source.query.delaySeconds ?? DELAY_DEFAULT;
  const read = unit === 'milliseconds' ? externalValue : externalAverage;
  return {
    source: source.source,
    unit,
    lagSeconds: interval + delay,
    lowestMinReplicas: 1,
    problems: [...source.problems, ...queryProblems(source.query)],
    warnings: queryWarnings(source.query),
    hpaMetric: (context, target) => read(source.metric ?? metric, selector(source, context), target),
    check: routeProblems,
    needs: () => ({ preconditions: source.preconditions }),
  };
}

/** The route as the gateways write it into their logs: `<namespace>-<service>-<port>`, with the Service's port number. */
export function slsRoute(context: SignalContext): string {
  return `${context.namespace}-${context.service?.name}-${context.service?.port.number}`;
}

function selector(source: SlsSource, context: SignalContext): Readonly<Record<string, Leaf>> {
  const { intervalSeconds, delaySeconds, maxRetry, endpoint } = source.query;
  return {
    'sls.project': source.project,
    'sls.logstore': source.logstore,
    'sls.ingress.route': slsRoute(context),
    ...(intervalSeconds !== undefined && { 'sls.query.interval': String(intervalSeconds) }),
    ...(delaySeconds !== undefined && { 'sls.query.delay': String(delaySeconds) }),
    ...(maxRetry !== undefined && { 'sls.query.max_retry': String(maxRetry) }),
    ...(endpoint !== undefined && { 'sls.internal.endpoint': String(endpoint === 'internal') }),
  };
}

function routeProblems(context: SignalContext): readonly Problem[] {
  const problems = new Problems();
  const route = slsRoute(context);
  problems.check(context.service !== undefined, '', 'needs a Service, from whose name and port the route of the gateway is derived');
  problems.check(route.length <= LABEL_VALUE_MAX, 'route', `must be at most ${LABEL_VALUE_MAX} characters, since it becomes a label value`,
    route, 'shorten the namespace or the name of the Service');
  return problems.list;
}

function queryProblems(query: SlsQuerySpec): readonly Problem[] {
  const problems = new Problems();
  const whole = (value: number | undefined, path: string, low: number): boolean => value === undefined || problems.check(
    Number.isInteger(value) && value >= low, path, `must be a whole number from ${low}`, value);
  const valid = [
    whole(query.intervalSeconds, 'intervalSeconds', INTERVAL_DEFAULT),
    whole(query.delaySeconds, 'delaySeconds', 0),
    whole(query.maxRetry, 'maxRetry', 1),
  ].every(Boolean);
  const reach = (query.intervalSeconds ?? INTERVAL_DEFAULT) + (query.delaySeconds ?? DELAY_DEFAULT);
  if (valid) {
    problems.check(reach <= REACH, 'intervalSeconds', `and 'delaySeconds' together must be at most ${REACH}: the adapter reads no older logs`,
      reach, 'lower one of them');
  }
  return problems.list;
}

function queryWarnings({ delaySeconds = DELAY_DEFAULT }: SlsQuerySpec): readonly Warning[] {
  const warnings = new Problems();
  warnings.check(!(delaySeconds >= 0 && delaySeconds < DELAY_DEFAULT), 'delaySeconds',
    `should be at least ${DELAY_DEFAULT}: younger logs may not have arrived, and are not counted`, delaySeconds);
  return warnings.list.map((warning) => ({ ...warning, foundBy: 'SLS008' }));
}

/** The precondition that a console-only switch is on, fulfilled by the caller's confirmation. */
export function nginxCompatibleLogs(gateway: 'MSE' | 'APIG', confirmation: Confirmation | undefined): Precondition {
  return {
    id: `${gateway.toLowerCase()}-nginx-compatible-logs`,
    statement: `the ${gateway} gateway ships its access logs to the Log Service in the format of NGINX Ingress`,
    howTo: `switch on 'Compatible with NGINX Ingress' in the log shipping settings of the gateway (${gateway} console, Parameter Settings, `
      + 'Observability Parameters), since no API can set it',
    confirmedBy: confirmation?.confirmedBy,
  };
}
