import type { Instruments } from './instruments';
import type { SeriesName } from './modelled-series';
import type { Source } from './source';
import type { MetricReading } from '../hpa/readings';
import { floatToInt64 } from '../int64';
import type { Int64 } from '../int64';
import type { SourceAnswer } from '../keda/source-answer';
import type { SignalSeries } from '../timeline';
import type { Pod } from '../world/pods';

/** One metric of an HPA, before it is tied to a running service. */
export interface HpaSignal {
  readonly series: SignalSeries;
  readonly reads: readonly SeriesName[];
  /** Undefined for metrics that someone else reads, as KEDA does its own. */
  readonly bind: ((instruments: Instruments) => ReadMetric) | undefined;
}

/** What an HPA reads at a second, for its pods in their order. */
export type ReadMetric = (second: number, pods: readonly Pod[]) => MetricReading;

/** One trigger of KEDA. */
export interface TriggerSignal {
  readonly series: SignalSeries;
  readonly reads: readonly SeriesName[];
  readonly bind: (instruments: Instruments) => (second: number) => SourceAnswer | undefined;
}

const MILLI = 1000;
const SECOND_MILLIS = 1000;
/** What the HPA takes for the window of a metric of pods that says none. */
const PODS_WINDOW_MILLIS = 60 * SECOND_MILLIS;
const UNAVAILABLE = 'the server is currently unable to handle the request';

/** How an HPA reads an External or Object metric: the values of all series. */
export function readValues(source: Source): (instruments: Instruments) => ReadMetric {
  return (instruments) => {
    const read = source.bind(instruments);
    return (second) => {
      if (instruments.health.adapter === 'down') return { error: UNAVAILABLE };
      const reading = read(second);
      return 'error' in reading ? reading : { values: reading.vector.map(({ value }) => milli(value)) };
    };
  };
}

/** How an HPA reads a Pods metric: a sample for each pod that has one. */
export function readPods(source: Source): (instruments: Instruments) => ReadMetric {
  return (instruments) => {
    const read = source.bind(instruments);
    return (second, pods) => {
      if (instruments.health.adapter === 'down') return { error: UNAVAILABLE };
      const reading = read(second);
      if ('error' in reading) return reading;
      const values = new Map(reading.vector.map(({ pod, value }) => [pod, value]));
      const atMillis = second * SECOND_MILLIS;
      return {
        samples: pods.map(({ id }) => {
          const value = values.get(id);
          return value === undefined ? undefined : { milli: milli(value), atMillis, windowMillis: PODS_WINDOW_MILLIS };
        }),
      };
    };
  };
}

/** How an HPA reads CPU or memory from metrics-server: the rate between the last two looks at a pod, or the last look. */
export function readResource(resource: 'cpu' | 'memory'): (instruments: Instruments) => ReadMetric {
  const name = resource === 'cpu' ? 'cpu_seconds_total' : 'memory_bytes';
  return (instruments) => {
    const { metricsServer } = instruments;
    const reach = 4 * metricsServer.intervalSeconds;
    const windowMillis = metricsServer.intervalSeconds * SECOND_MILLIS;
    metricsServer.follow(name, reach);
    return (second, pods) => {
      if (instruments.health.adapter === 'down') return { error: UNAVAILABLE };
      const histories = new Map(metricsServer.series(name).map(({ pod, history }) => [pod, history]));
      return {
        samples: pods.map(({ id }) => {
          const history = histories.get(id);
          const value = resource === 'cpu' ? history?.instantRate(second, reach) : history?.latest(second);
          if (history === undefined || value === undefined || second - history.lastSecond > reach) return undefined;
          return { milli: milli(value), atMillis: history.lastSecond * SECOND_MILLIS, windowMillis };
        }),
      };
    };
  };
}

/** Thousandths as an adapter cuts them; what is no number is 0. */
function milli(value: number): Int64 {
  return Number.isFinite(value) ? floatToInt64(value * MILLI) : 0;
}

/** How KEDA asks a source. */
export function askSource(source: Source): TriggerSignal['bind'] {
  return (instruments) => {
    const read = source.bind(instruments);
    return (second) => {
      const reading = read(second);
      if ('error' in reading) return reading;
      const [first, ...others] = reading.vector;
      if (first === undefined) return 'empty';
      return others.length > 0 ? 'several' : first.value;
    };
  };
}
