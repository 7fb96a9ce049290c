import { annotatedOptions } from './annotations';
import type { PodTimes } from './pods';
import type { WorkModel } from './work';
import type { Bundle } from '../../kubernetes/bundle';
import { asList, asNumber, asObject, asString, isObject, ownField } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/json';
import type { Manifest } from '../../kubernetes/manifest';
import { namespaceOf } from '../../kubernetes/object-ref';
import { joinPath } from '../../kubernetes/problem';
import type { Problems } from '../../kubernetes/problem';
import { parsePrometheusDuration } from '../../kubernetes/prometheus-duration';
import { objectiveProblems } from '../../kubernetes/simulate/objective';
import { FROM_ZERO, keeps, NUMBER_SETTINGS } from '../../kubernetes/simulate/settings';
import type { NumberRule } from '../../kubernetes/simulate/settings';
import { compileLoad } from '../load/compile-load';
import type { Load } from '../load/load';
import type { ServiceOptions, SimulationOptions } from '../options';
import type { Usage } from '../pipeline/modelled-series';
import type { Demand } from '../timeline';

/** Everything that a simulation has to know of a service beside its scaler. */
export interface ServiceModel extends WorkModel {
  /** Undefined where none was given. */
  readonly load: Load;
  readonly times: PodTimes;
  readonly usage: Usage;
  /** Undefined: that of the target, or the scaler's minimum. */
  readonly initialReplicas: number | undefined;
  readonly scrapeIntervalSeconds: number;
  /** Whether it is known what a pod can do. */
  readonly hasCapacity: boolean;
  /** Whether it is known how long a request is in work. */
  readonly hasServiceTime: boolean;
  readonly options: ServiceOptions;
}

/** What of a service is found out first: its scaler and its target. */
export interface ServiceParts {
  readonly bundle: Bundle;
  readonly scaler: Manifest;
  /** Undefined where the bundle does not have it, or the scaler makes its own pods. */
  readonly target: Manifest | undefined;
  /** The template of the pods. */
  readonly template: JsonObject | undefined;
  /** Where problems are: `HorizontalPodAutoscaler default/web`. */
  readonly path: string;
  readonly knative: boolean;
}

const POD_START_SECONDS = 5;
const GATEWAY_TIMEOUT_SECONDS = 30;
const KNATIVE_TIMEOUT_SECONDS = 300;
const SCRAPE_INTERVAL_SECONDS = 30;

/** The options of a service: those of its own, those of all, then the annotations of the scaler and of its target. */
export function serviceOptions(parts: ServiceParts, { service, services = {} }: SimulationOptions, problems: Problems): ServiceOptions {
  const { scaler, target, path } = parts;
  const { name } = scaler.metadata;
  const own = services[`${namespaceOf(scaler)}/${name}`] ?? ownField(services, name);
  const ofTarget = target === undefined || target === scaler ? {} : annotatedOptions(target, path, problems);
  return { ...ofTarget, ...annotatedOptions(scaler, path, problems), ...service, ...own };
}

/** The model of a service. What is missing or makes no sense is a problem. */
export function serviceModel(parts: ServiceParts, options: ServiceOptions, demand: Demand, problems: Problems): ServiceModel {
  const { path } = parts;
  checkNumbers(options, path, problems);
  if (options.objective !== undefined) problems.add(objectiveProblems(options.objective), joinPath(path, 'objective'));
  const serviceTimeSeconds = options.serviceTimeSeconds;
  const concurrencyPerPod = options.concurrencyPerPod ?? manifestConcurrency(parts) ?? (demand === 'messages' ? 1 : Infinity);
  const ratePerPod = options.ratePerPod ?? (serviceTimeSeconds === undefined ? Infinity : concurrencyPerPod / serviceTimeSeconds);
  problems.check(options.load !== undefined, joinPath(path, 'load'), 'must be given', undefined,
    "give it as --load constant:100, as { kind: 'constant', value: 100 } in the options, or as the annotation simulate.scalewright.dev/load");
  problems.check(demand !== 'users' || serviceTimeSeconds !== undefined, joinPath(path, 'serviceTimeSeconds'),
    'must be given for a load of users: how long a request is in work');
  problems.check(demand !== 'messages' || ratePerPod !== Infinity, joinPath(path, 'ratePerPod'),
    'must be given for a load of messages: how many one pod works off a second');
  return {
    demand,
    ratePerPod,
    concurrencyPerPod,
    serviceTimeSeconds: serviceTimeSeconds ?? 0,
    queueTimeoutSeconds: options.queueTimeoutSeconds ?? manifestTimeout(parts),
    withoutPods: parts.knative ? 'wait' : 'lose',
    initialWaiting: options.initialWaiting ?? 0,
    load: compileLoad(options.load ?? { kind: 'constant', value: 0 }, joinPath(path, 'load'), problems),
    times: {
      startSeconds: options.podStartSeconds ?? POD_START_SECONDS,
      readinessDelaySeconds: options.readinessDelaySeconds ?? probeDelay(parts.template),
    },
    usage: { idleRatePerPod: options.idleRatePerPod ?? 0, cpu: options.cpu, memory: options.memory },
    initialReplicas: options.initialReplicas,
    scrapeIntervalSeconds: options.scrapeIntervalSeconds ?? monitorInterval(parts),
    hasCapacity: ratePerPod !== Infinity || concurrencyPerPod !== Infinity,
    hasServiceTime: serviceTimeSeconds !== undefined,
    options,
  };
}

function checkNumbers(options: ServiceOptions, path: string, problems: Problems): void {
  const check = (value: unknown, name: string, rule: NumberRule): void => {
    if (value !== undefined) problems.check(keeps(value, rule), joinPath(path, name), rule.rule, value);
  };
  for (const [name, , rule] of Object.values(NUMBER_SETTINGS)) check(options[name], name, rule);
  for (const name of ['cpu', 'memory'] as const) {
    check(options[name]?.idle, `${name}.idle`, FROM_ZERO);
    check(options[name]?.each, `${name}.each`, FROM_ZERO);
  }
}

/** What a pod takes at once, as Knative or HAProxy's ingress controller are told. */
function manifestConcurrency({ knative, bundle, target, template }: ServiceParts): number | undefined {
  if (knative) return asNumber(asObject(template?.spec).containerConcurrency) || undefined;
  const text = serviceAnnotation(bundle, target, 'haproxy.org/pod-maxconn');
  return text !== undefined && /^[1-9]\d*$/.test(text) ? Number(text) : undefined;
}

function manifestTimeout({ knative, bundle, target, template }: ServiceParts): number {
  if (knative) return asNumber(asObject(template?.spec).timeoutSeconds) ?? KNATIVE_TIMEOUT_SECONDS;
  const millis = parsePrometheusDuration(serviceAnnotation(bundle, target, 'haproxy.org/timeout-queue') ?? '');
  return millis === undefined || millis < 1000 ? GATEWAY_TIMEOUT_SECONDS : Math.ceil(millis / 1000);
}

/** An annotation of the first Service before the pods that has it. */
function serviceAnnotation(bundle: Bundle, target: Manifest | undefined, name: string): string | undefined {
  if (target === undefined) return undefined;
  const texts = bundle.servicesOf(target).map(({ metadata }) => asString(asObject(metadata.annotations)[name]));
  return texts.find((text) => text !== undefined);
}

function probeDelay(template: JsonObject | undefined): number {
  const probes = asList(asObject(template?.spec).containers).map((container) => asObject(asObject(container).readinessProbe));
  return Math.max(0, ...probes.map(({ initialDelaySeconds }) => asNumber(initialDelaySeconds) ?? 0));
}

/** The interval at which a ServiceMonitor or PodMonitor has the pods scraped. */
function monitorInterval({ bundle, target }: ServiceParts): number {
  if (target === undefined) return SCRAPE_INTERVAL_SECONDS;
  const namespace = namespaceOf(target);
  const services = new Set(bundle.servicesOf(target));
  const labelsMatch = (monitor: Manifest, labels: JsonObject): boolean => {
    const selector = asObject(asObject(asObject(monitor.spec).selector).matchLabels);
    return Object.entries(selector).every(([key, value]) => labels[key] === value);
  };
  const ofServices = bundle.ofKind('ServiceMonitor').filter((monitor) => (
    [...services].some((service) => labelsMatch(monitor, asObject(service.metadata.labels)))));
  const labels = asObject(asObject(bundle.podTemplate(target)?.metadata).labels);
  const ofPods = bundle.ofKind('PodMonitor', namespace).filter((monitor) => labelsMatch(monitor, labels));
  const endpoints = [
    ...ofServices.flatMap(({ spec }) => asList(asObject(spec).endpoints)),
    ...ofPods.flatMap(({ spec }) => asList(asObject(spec).podMetricsEndpoints)),
  ].filter(isObject);
  const intervals = endpoints.map(({ interval }) => parsePrometheusDuration(asString(interval) ?? '')).filter((millis) => millis !== undefined);
  return Math.max(1, Math.round((intervals[0] ?? SCRAPE_INTERVAL_SECONDS * 1000) / 1000));
}
