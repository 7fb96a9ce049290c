import { GATEWAY_METRIC_KEYS, type GatewayMetric, type GatewayMetricSpec, gatewaySignal, type ServiceFacts } from './gateway-metric';
import { decideWindow } from './rate-window';
import type { Signal } from './signal';
import { signalFrom } from './signal-from';
import { aFlag, aNumber, aText } from '../kubernetes/declared/scalars';
import { haproxyBackendNames, parseHaproxyVersion, type HaproxyBackend } from '../kubernetes/haproxy-backend';
import type { KeysOf } from '../kubernetes/known-keys';
import { Problems, type Problem } from '../kubernetes/problem';
import { labelIsOneOf, type LabelMatcher } from '../kubernetes/promql/matcher';

/** What the HAProxy Ingress Controller (haproxytech) exports about the backend of a Service. */
export interface HaproxySpec extends GatewayMetricSpec {
  /**
   * Version of the controller, such as `3.2.11`: the name of the backend depends on it, and 3.1.11 changed it.
   * @default - the names that controllers from 1.8 on give, all of them
   */
  readonly controllerVersion?: string;
  /**
   * The Ingress, if the Service shall have a backend of its own for it (`haproxy.org/standalone-backend`). Controller 1.11 or later.
   * @default - the backend that all Ingresses share
   */
  readonly standaloneIngress?: string;
  /**
   * Requests that one pod may work on at a time (`haproxy.org/pod-maxconn`); the rest queues. Whole number from 1.
   * @default - no annotation; what the Ingress or the controller's ConfigMap says
   */
  readonly podMaxconn?: number;
  /**
   * The most pods that the controller may have. Each enforces its share of `podMaxconn`, rounded down. Whole number from 1.
   * @default 2 (of the chart)
   */
  readonly controllerMaxReplicas?: number;
}

const KEYS: KeysOf<HaproxySpec> = {
  ...GATEWAY_METRIC_KEYS, controllerVersion: aText, standaloneIngress: aText, podMaxconn: aNumber, controllerMaxReplicas: aNumber,
};

/** What the HAProxy Ingress Controller exports about the queue of a Service. */
export interface HaproxyQueueSpec extends HaproxySpec {
  /** Requests that one pod may work on at a time (`haproxy.org/pod-maxconn`): without it nothing queues. Whole number from 1. */
  readonly podMaxconn: number;
  /**
   * Whether requests are bound to pods, by cookie persistence or hash balancing: they then wait in the queues of the pods, which are
   * counted too. The scrape must keep the scope `server`.
   * @default false
   */
  readonly stickySessions?: boolean;
  /**
   * Seconds after which the controller answers a waiting request with 503: the key `timeout-queue` of its ConfigMap, which cannot be set
   * for one Service. State it here when you raise it. Greater than 0.
   * @default 5 (of the controller)
   */
  readonly timeoutQueueSeconds?: number;
}

const QUEUE_KEYS: KeysOf<HaproxyQueueSpec> = { ...KEYS, stickySessions: aFlag, timeoutQueueSeconds: aNumber };

const TIMEOUT_QUEUE_DEFAULT = 5;
const CONTROLLER_REPLICAS_DEFAULT = 2;
/** From this share on, what the controllers lose by rounding is worth a warning. */
const LOSS_TOLERATED = 0.1;

/**
 * Requests that wait for a pod of the Service, as the HAProxy Ingress Controller counts them. The number collapses to 0 as soon as there are
 * enough pods, whatever they carry: `haproxySessions` is the steadier signal. Without pods nothing queues, so the minimum is 1.
 */
export function haproxyQueue(given: HaproxyQueueSpec): Signal {
  return signalFrom('haproxyQueue', given, QUEUE_KEYS, makeHaproxyQueue);
}

function makeHaproxyQueue(spec: HaproxyQueueSpec): Signal {
  const queue = 'haproxy_backend_current_queue';
  return haproxySignal(spec, {
    source: 'haproxyQueue',
    unit: 'queued requests',
    metrics: spec.stickySessions === true ? [queue, 'haproxy_server_current_queue'] : [queue],
    over: 'avg_over_time',
    ...timeoutFindings(spec),
  });
}

/**
 * Requests in service and waiting, as the HAProxy Ingress Controller counts them. A good target is 0.7 times `podMaxconn`: the pods then have
 * room for what comes until the next one is up.
 */
export function haproxySessions(given: HaproxySpec): Signal {
  return signalFrom('haproxySessions', given, KEYS, (spec) => haproxySignal(spec, {
    source: 'haproxySessions', unit: 'sessions', metrics: ['haproxy_backend_current_sessions'], over: 'avg_over_time',
  }));
}

/** Requests per second to the Service, as the HAProxy Ingress Controller counts them. */
export function haproxyRate(given: HaproxySpec): Signal {
  return signalFrom('haproxyRate', given, KEYS, (spec) => haproxySignal(spec, {
    source: 'haproxyRate', unit: 'requests/s', metrics: ['haproxy_backend_http_requests_total'], over: 'rate',
  }));
}

function haproxySignal(spec: HaproxySpec, metric: Omit<GatewayMetric, 'spec' | 'matchers' | 'serviceAnnotations'>): Signal {
  const annotations = {
    ...(spec.podMaxconn !== undefined && { 'haproxy.org/pod-maxconn': String(spec.podMaxconn) }),
    ...(spec.standaloneIngress !== undefined && { 'haproxy.org/standalone-backend': 'true' }),
  };
  const share = shareFindings(spec);
  return gatewaySignal({
    ...metric,
    spec,
    matchers: (service) => [proxyMatcher(spec, service)],
    ...(Object.keys(annotations).length > 0 && { serviceAnnotations: annotations }),
    problems: [...versionProblems(spec), ...share.problems, ...metric.problems ?? []],
    warnings: [...share.warnings, ...metric.warnings ?? []],
  });
}

/** The label `proxy`, which holds the name of the backend. */
function proxyMatcher(spec: HaproxySpec, service: ServiceFacts): LabelMatcher {
  const [first = '', ...others] = backendNames(spec, service);
  return labelIsOneOf('proxy', [first, ...others]);
}

function backendNames({ controllerVersion, standaloneIngress }: HaproxySpec, { namespace, name, port }: ServiceFacts): readonly string[] {
  const backend: HaproxyBackend = { namespace, service: name, port, ...(standaloneIngress !== undefined && { standaloneIngress }) };
  return haproxyBackendNames(backend, controllerVersion === undefined ? undefined : parseHaproxyVersion(controllerVersion));
}

function versionProblems(spec: HaproxySpec): readonly Problem[] {
  const problems = new Problems();
  const { controllerVersion } = spec;
  if (controllerVersion === undefined) return problems.list;
  const version = parseHaproxyVersion(controllerVersion);
  if (!problems.check(version !== undefined, 'controllerVersion', 'must be a version such as 3.2.11', controllerVersion)) return problems.list;
  const anyone: HaproxyBackend = { namespace: '', service: '', port: { name: '', number: 0 } };
  const known = problems.check(haproxyBackendNames(anyone, version).length > 0, 'controllerVersion',
    'must be at least 1.4: how older controllers name their backends is not known', controllerVersion);
  if (known && spec.standaloneIngress !== undefined) {
    problems.check(haproxyBackendNames({ ...anyone, standaloneIngress: '' }, version).length > 0, 'standaloneIngress',
      `must not be given with the controller ${controllerVersion}: standalone backends came with 1.11`, spec.standaloneIngress);
  }
  return problems.list;
}

/** Each controller pod allows its share, rounded down; a share of 0 is no limit at all. Upstream: `pkg/annotations/service/maxconn.go`. */
function shareFindings({ podMaxconn, controllerMaxReplicas: replicas = CONTROLLER_REPLICAS_DEFAULT }: HaproxySpec) {
  const problems = new Problems();
  const warnings = new Problems();
  const whole = (path: string, value: number): boolean =>
    problems.check(Number.isInteger(value) && value >= 1, path, 'must be a whole number from 1', value);
  const valid = [podMaxconn === undefined || whole('podMaxconn', podMaxconn), whole('controllerMaxReplicas', replicas)].every(Boolean);
  if (valid && podMaxconn !== undefined) {
    const total = Math.floor(podMaxconn / replicas) * replicas;
    const limited = problems.check(total > 0, 'podMaxconn',
      `must be at least 'controllerMaxReplicas' (${replicas}): each controller pod allows its share, rounded down, and 0 is no limit`, podMaxconn);
    warnings.check(!limited || podMaxconn - total <= LOSS_TOLERATED * podMaxconn, 'podMaxconn',
      `should be a multiple of 'controllerMaxReplicas' (${replicas}): rounded down for each controller pod, a pod gets ${total} requests`, podMaxconn);
  }
  return { problems: problems.list, warnings: warnings.list };
}

/** A request that waits longer than the timeout is lost before the scaler has seen it. */
function timeoutFindings(spec: HaproxyQueueSpec) {
  const problems = new Problems();
  const warnings = new Problems();
  const { windowSeconds, scrapeIntervalSeconds } = decideWindow(spec);
  const timeout = spec.timeoutQueueSeconds ?? TIMEOUT_QUEUE_DEFAULT;
  const valid = problems.check(Number.isFinite(timeout) && timeout > 0, 'timeoutQueueSeconds', 'must be a number greater than 0', timeout);
  warnings.check(!valid || timeout >= windowSeconds + scrapeIntervalSeconds, 'timeoutQueueSeconds',
    `should be at least the ${windowSeconds + scrapeIntervalSeconds} s until a queue shows: the controller answers a request that waits longer with 503`,
    timeout, "raise 'timeout-queue' in the ConfigMap of the controller and state it here, or use QpsSignal.haproxySessions()");
  return { problems: problems.list, warnings: warnings.list };
}
