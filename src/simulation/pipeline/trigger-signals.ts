import type { SignalContext } from './hpa-signals';
import type { SeriesName } from './modelled-series';
import { askSource } from './signal';
import type { TriggerSignal } from './signal';
import { ARRIVAL_RATE, liveSource, promqlSource } from './source';
import type { Source } from './source';
import type { JsonObject } from '../../kubernetes/json';
import { triggersOf } from '../../kubernetes/keda/scaled-object-checks';
import { isResourceTrigger } from '../../kubernetes/keda/trigger';
import type { Trigger } from '../../kubernetes/keda/trigger';
import { joinPath } from '../../kubernetes/problem';
import type { SignalSeries } from '../timeline';

/** What the triggers that look at a broker count. */
const BROKERS: ReadonlyMap<string, SeriesName> = new Map<string, SeriesName>([
  ['activemq', 'messages_waiting'],
  ['apache-kafka', 'messages_waiting'],
  ['artemis-queue', 'messages_waiting'],
  ['kafka', 'messages_waiting'],
  ['nats-jetstream', 'messages_waiting'],
  ['pulsar', 'messages_waiting'],
  // A list holds what nobody has taken yet.
  ['redis', 'messages_ready'],
  ['redis-cluster', 'messages_ready'],
  ['redis-sentinel', 'messages_ready'],
  ['redis-streams', 'messages_waiting'],
  ['redis-cluster-streams', 'messages_waiting'],
  ['redis-sentinel-streams', 'messages_waiting'],
]);

/** What a metric of KEDA is called and steered to, by the place of its trigger. */
export interface TriggerTarget {
  readonly name: string;
  readonly target: number;
  readonly perPod: boolean;
}

/** The signals of the triggers of a ScaledObject or ScaledJob, in their order. A trigger without a model is a problem. */
export function triggerSignals(
  object: JsonObject, targets: readonly (TriggerTarget | undefined)[], context: SignalContext,
): readonly TriggerSignal[] {
  return triggersOf(object).map((trigger, index) => {
    const place: SignalContext = { ...context, path: joinPath(context.path, `spec.triggers[${index}]`) };
    const { name = trigger.type, ...aim } = targets[index] ?? { target: undefined, perPod: true };
    const base: SignalSeries = { name, unit: '', ...aim, values: 'total' };
    if (trigger.type === 'cron') return silent({ ...base, unit: 'replicas' });
    if (isResourceTrigger(trigger)) return silent(base);
    const source = sourceOf(trigger, index, name, place);
    if (source === undefined) return silent(base);
    return { series: { ...base, unit: source.unit }, reads: source.reads, bind: askSource(source) };
  });
}

/** A trigger that asks nobody. */
function silent(series: SignalSeries): TriggerSignal {
  return { series, reads: [], bind: () => () => undefined };
}

function sourceOf(trigger: Trigger, index: number, metric: string, { options, path, problems }: SignalContext): Source | undefined {
  const { type, metadata, name } = trigger;
  const key = [name, metric, `s${index}`].find((candidate) => candidate !== '' && Object.hasOwn(options.signals ?? {}, candidate));
  const given = key === undefined ? undefined : options.signals?.[key];
  const query = given ?? (type === 'prometheus' ? metadata.query : undefined);
  if (query !== undefined) {
    const source = promqlSource(query, options.series);
    if (!('fault' in source)) return source;
    problems.check(false, given === undefined ? joinPath(path, 'metadata.query') : joinPath(path, `signals.${key}`), source.fault, query,
      given === undefined ? "say in 'signals' or 'series' of the options what it stands for" : undefined);
    return undefined;
  }
  const broker = brokerSource(trigger);
  problems.check(broker !== undefined, path, `is a trigger of type ${type}, of which there is no model`, undefined,
    `say in 'signals' of the options what s${index} shows`);
  return broker;
}

function brokerSource({ type, metadata }: Trigger): Source | undefined {
  if (type === 'rabbitmq') {
    if (metadata.mode === 'MessageRate') return ARRIVAL_RATE;
    if (metadata.mode !== undefined && metadata.mode !== 'QueueLength') return undefined;
    return liveSource(metadata.excludeUnacknowledged === 'true' ? 'messages_ready' : 'messages_waiting');
  }
  if (type === 'aws-sqs-queue') return liveSource(metadata.scaleOnInFlight === 'false' ? 'messages_ready' : 'messages_waiting');
  const series = BROKERS.get(type);
  return series === undefined ? undefined : liveSource(series);
}
