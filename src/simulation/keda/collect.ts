import type { CollectedMetrics } from './composite';
import type { ProcessedMetrics, RawMetrics } from './fallback';
import type { MetricValue } from './metric-value';
import type { PreparedScaledObject } from './prepare';
import type { ExternalTarget, PreparedTrigger } from './prepared-triggers';
import { readSource } from './source-reader';
import type { Surroundings } from './surroundings';

/** What a scaler says when it is asked, and whether it finds work. */
export interface AskedMetrics extends RawMetrics {
  readonly active: boolean;
}

/** Asks the scaler of a trigger for a metric. */
export function askScaler(trigger: PreparedTrigger, { name }: ExternalTarget, { answers, nowMillis }: Pick<Surroundings, 'answers' | 'nowMillis'>): AskedMetrics {
  const reading = readSource(trigger.reader, answers[trigger.index], nowMillis);
  if ('error' in reading) return { values: [], error: reading.error, active: false };
  return { values: [{ name, milli: reading.milli }], error: undefined, active: reading.active };
}

/**
 * Triggers in the order in which they answer. Upstream asks all at the same time: what nobody else has to be asked for (cron, a record of the last
 * poll) is there at once, the others answer one after the other.
 */
export function inOrderOfAnswers(
  triggers: readonly PreparedTrigger[], hasRecord: (trigger: PreparedTrigger) => boolean = () => false,
): readonly PreparedTrigger[] {
  const isAtOnce = (trigger: PreparedTrigger): boolean => trigger.reader.kind !== 'threshold' || hasRecord(trigger);
  return [...triggers.filter(isAtOnce), ...triggers.filter((trigger) => !isAtOnce(trigger))];
}

/** Collects the metrics of triggers one after the other. */
export class MetricsCollector implements CollectedMetrics {
  public readonly values: MetricValue[] = [];
  public readonly fallbacks: MetricValue[] = [];
  public readonly triggerNames = new Map<string, string>();
  /** The first error that no fallback stands in for. */
  public error: string | undefined;

  public add(trigger: PreparedTrigger, { name }: ExternalTarget, processed: ProcessedMetrics, { modifiers }: PreparedScaledObject): void {
    const { values, fallingBack, error } = processed;
    this.values.push(...values);
    if (fallingBack) this.fallbacks.push(...values);
    this.error ??= error;
    // Without a name a trigger cannot be told apart in a formula.
    if (modifiers !== undefined && modifiers.formula !== '' && trigger.name !== '') this.triggerNames.set(name, trigger.name);
  }
}
