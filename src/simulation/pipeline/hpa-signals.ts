import type { AdapterQueries } from './adapter-rules';
import { readPods, readResource, readValues } from './signal';
import type { HpaSignal } from './signal';
import { accessLogSource, knownSource, promqlSource } from './source';
import type { Source } from './source';
import { asList, asNumber, asObject, asString, ownField } from '../../kubernetes/json';
import type { Json, JsonObject } from '../../kubernetes/json';
import { joinPath } from '../../kubernetes/problem';
import type { Problems } from '../../kubernetes/problem';
import { quantityOf } from '../../kubernetes/quantity';
import type { ServiceOptions } from '../options';
import type { SignalSeries } from '../timeline';

/** What the signals of a service are looked up in. */
export interface SignalContext {
  readonly options: ServiceOptions;
  readonly adapter: AdapterQueries;
  /** Where problems are. */
  readonly path: string;
  readonly problems: Problems;
}

const SLS_INTERVAL = { least: 15, key: 'sls.query.interval' };
const SLS_DELAY = { initial: 10, key: 'sls.query.delay' };
const SLS_RATES: readonly string[] = ['sls_ingress_qps', 'sls_alb_ingress_qps'];

/** The signals of the metrics of a stored HPA spec, in their order. A metric without a model is a problem. */
export function hpaSignals(spec: JsonObject, context: SignalContext): readonly HpaSignal[] {
  return asList(spec.metrics).map((metric, index) => signalOf(asObject(metric), { ...context, path: joinPath(context.path, `spec.metrics[${index}]`) }));
}

function signalOf(metric: JsonObject, context: SignalContext): HpaSignal {
  switch (metric.type) {
    case 'Resource':
      return resourceSignal(asObject(metric.resource), context);
    case 'ContainerResource':
      return resourceSignal(asObject(metric.containerResource), context);
    case 'Pods':
      return namedSignal(asObject(metric.pods), context, 'mean of pods');
    case 'Object':
      return namedSignal(asObject(metric.object), context, 'total');
    case 'External':
      return namedSignal(asObject(metric.external), context, 'total');
    default:
      context.problems.check(false, joinPath(context.path, 'type'), 'must be Resource, ContainerResource, Pods, Object or External', metric.type ?? null);
      return signal({ name: '', unit: '', target: undefined, perPod: false, values: 'total' });
  }
}

function signal(series: SignalSeries, source?: Source, bind?: HpaSignal['bind']): HpaSignal {
  return { series: { ...series, unit: source?.unit ?? series.unit }, reads: source?.reads ?? [], bind };
}

function resourceSignal(resource: JsonObject, { options, path, problems }: SignalContext): HpaSignal {
  const name = asString(resource.name) ?? '';
  const { averageUtilization, averageValue } = asObject(resource.target);
  const percent = asNumber(averageUtilization);
  const unit = percent === undefined ? (name === 'cpu' ? 'cores' : 'bytes') : 'percent';
  const target = percent ?? quantityOf(averageValue)?.toNumber();
  const series: SignalSeries = { name, unit, target, perPod: true, values: 'mean of pods' };
  if (!problems.check(name === 'cpu' || name === 'memory', joinPath(path, 'name'), 'must be cpu or memory to be simulated', name)) return signal(series);
  const known = name === 'cpu' || name === 'memory' ? name : 'cpu';
  problems.check(options[known] !== undefined, path, `needs a model of ${known}: what a pod uses without load, and for each request`, undefined,
    `set '${known}' in the options, or annotate simulate.scalewright.dev/${known}-idle and -each`);
  return signal(series, undefined, readResource(known));
}

function namedSignal(metric: JsonObject, context: SignalContext, values: SignalSeries['values']): HpaSignal {
  const { name: given, selector } = asObject(metric.metric);
  const name = asString(given) ?? '';
  const { averageValue, value } = asObject(metric.target);
  const perPod = quantityOf(averageValue);
  const series: SignalSeries = { name, unit: '', target: (perPod ?? quantityOf(value))?.toNumber(), perPod: perPod !== undefined, values };
  const source = sourceOf(name, asObject(asObject(selector).matchLabels), metric.describedObject, context, values);
  if (source === undefined) return signal(series);
  return signal(series, source, values === 'total' ? readValues(source) : readPods(source));
}

/** The source of a metric: as the options say, as the gateway's adapter counts, by a rule of prometheus-adapter, or a gauge that is known. */
function sourceOf(
  name: string, labels: JsonObject, describedObject: Json | undefined, { options, adapter, path, problems }: SignalContext, values: SignalSeries['values'],
): Source | undefined {
  const external = values === 'total' && describedObject === undefined;
  const given = options.signals && ownField(options.signals, name);
  const rule = (external ? adapter.external : adapter.custom).get(name);
  const query = given ?? (SLS_RATES.includes(name) ? undefined : rule);
  if (query !== undefined) {
    const source = promqlSource(query, options.series);
    if (!('fault' in source)) return source;
    problems.check(false, given === undefined ? path : joinPath(path, `signals.${name}`), `has a query that ${source.fault}`, query,
      given === undefined ? "say in 'signals' or 'series' of the options what it stands for" : undefined);
    return undefined;
  }
  if (external && SLS_RATES.includes(name)) return slsSource(labels);
  const known = knownSource(name, options.series);
  problems.check(known !== undefined, path, `reads ${name}, of which there is no model`, undefined,
    "say in 'signals' of the options what it shows, or add the rule of prometheus-adapter that serves it");
  return known;
}

function slsSource(labels: JsonObject): Source {
  const seconds = (key: string): number | undefined => {
    const text = asString(labels[key]);
    return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
  };
  return accessLogSource(Math.max(SLS_INTERVAL.least, seconds(SLS_INTERVAL.key) ?? SLS_INTERVAL.least), seconds(SLS_DELAY.key) ?? SLS_DELAY.initial);
}
