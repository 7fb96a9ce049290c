import type { Instruments } from './instruments';
import { isSeriesName, knownSeries, MODELLED_SERIES } from './modelled-series';
import type { ModelledSeries, SeriesName } from './modelled-series';
import type { Vector } from './query-functions';

/** What a source gives: numbers (of pods, or one for all), or why it cannot. */
export type SourceReading = { readonly vector: Vector } | { readonly error: string };

/** Where the numbers of a signal come from, before it is tied to a running service. */
export interface Source {
  readonly reads: readonly SeriesName[];
  readonly unit: string;
  /** Prepares the instruments for it, and gives the function that reads at a second. */
  readonly bind: (instruments: Instruments) => (second: number) => SourceReading;
}

const REFUSED = 'connection refused';

/** A PromQL query, or what is wrong with it. */
export function promqlSource(query: string, series: Readonly<Record<string, string>> = {}): Source | { readonly fault: string } {
  // PromQL is loaded with the first query: many scalers ask no Prometheus.
  const { compileQuery } = module.require('./query') as typeof import('./query');
  const compiled = compileQuery(query, series);
  if ('fault' in compiled) return compiled;
  const [first] = compiled.reads;
  return {
    reads: compiled.reads.map((read) => read.series),
    unit: first === undefined ? '' : unitOf(first.series, query),
    bind: (instruments) => {
      for (const { series: name, reachSeconds } of compiled.reads) instruments.prometheus.follow(name, reachSeconds);
      return (second) => {
        if (instruments.health.prometheus === 'down') return { error: REFUSED };
        return { vector: compiled.evaluate(instruments.prometheus, second) };
      };
    },
  };
}

function unitOf(name: SeriesName, query: string): string {
  const { unit, counter } = MODELLED_SERIES[name];
  return counter === 'counter' && unit !== 'cores' && !/\bincrease\(/.test(query) ? `${unit}/s` : unit;
}

/** A modelled series of the whole service, asked directly, as KEDA asks a broker. */
export function liveSource(name: SeriesName): Source {
  const series: ModelledSeries = MODELLED_SERIES[name];
  if (!('total' in series)) throw new TypeError(`${name} is about each pod, and cannot be asked for the whole service`);
  return {
    reads: [name],
    unit: series.unit,
    bind: (instruments) => () => {
      if (instruments.health.sources === 'down') return { error: REFUSED };
      return { vector: [{ pod: undefined, value: series.total(instruments.world, instruments.usage) }] };
    },
  };
}

/** The load itself: messages that come in a second. */
export const ARRIVAL_RATE: Source = {
  reads: ['messages_published_total'],
  unit: 'messages/s',
  bind: (instruments) => () => {
    if (instruments.health.sources === 'down') return { error: REFUSED };
    return { vector: [{ pod: undefined, value: instruments.world.load }] };
  },
};

/** Requests per second in the access logs of a gateway. */
export function accessLogSource(intervalSeconds: number, delaySeconds: number): Source {
  return {
    reads: ['gateway_requests_total'],
    unit: 'requests/s',
    bind: ({ accessLog }) => {
      accessLog.follow();
      return (second) => ({ vector: [{ pod: undefined, value: accessLog.rate(second, intervalSeconds, delaySeconds) }] });
    },
  };
}

/** What a metric of this name gives without any query: the last value of a gauge that is known. */
export function knownSource(metric: string, series: Readonly<Record<string, string>> = {}): Source | undefined {
  const given = Object.hasOwn(series, metric) ? series[metric] : knownSeries(metric);
  if (given === undefined || !isSeriesName(given) || MODELLED_SERIES[given].counter === 'counter') return undefined;
  const source = promqlSource(given);
  return 'fault' in source ? undefined : source;
}
