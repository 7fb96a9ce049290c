import { floatToInt64 } from '../int64';

/** What one trigger of a ScaledJob says. */
export interface JobMetric {
  readonly queueLength: number;
  /** The jobs for it: the queue length over the target, at most the most jobs. */
  readonly maxValue: number;
  readonly active: boolean;
}

/** What all triggers of a ScaledJob say together. */
export interface JobDemand {
  readonly active: boolean;
  /** The queue length, rounded up. */
  readonly scaleTo: number;
  /** The jobs for it, rounded up. */
  readonly maxScale: number;
}

/** The queue of a trigger. */
export interface JobQueue extends Omit<JobMetric, 'maxValue'> {
  /** Messages for each job; 0 where the target is no average, which gives no jobs. */
  readonly target: number;
}

/**
 * The metric of a trigger (KEDA 2.20 `pkg/scaling/scaledjob/metrics.go`, CalculateQueueLengthAndMaxValue).
 *
 * @param most the most jobs beyond the minimum
 */
export function jobMetric({ queueLength, target, active }: JobQueue, most: number): JobMetric {
  return { queueLength, maxValue: target === 0 ? 0 : Math.min(queueLength / target, most), active };
}

/** How the metrics of several triggers become one; anything else than these is `max`. */
export type MultipleScalersCalculation = 'min' | 'avg' | 'sum' | 'max';

/** Puts the metrics of the active triggers together (`metrics.go`, IsScaledJobActive). A minimum above 0 is always active. */
export function jobDemand(metrics: readonly JobMetric[], calculation: MultipleScalersCalculation, least: number, most: number): JobDemand {
  const active = metrics.filter((metric) => metric.active);
  const chosen = choose(active, calculation);
  return {
    active: chosen !== undefined || least > 0,
    scaleTo: Number(floatToInt64(Math.ceil(chosen?.queueLength ?? 0))),
    maxScale: Number(floatToInt64(Math.ceil(Math.min(chosen?.maxValue ?? 0, most)))),
  };
}

function choose(active: readonly JobMetric[], calculation: MultipleScalersCalculation): Omit<JobMetric, 'active'> | undefined {
  switch (calculation) {
    case 'min': return active.reduce<JobMetric | undefined>((least, metric) => (
      least === undefined || least.queueLength === 0 || metric.queueLength < least.queueLength ? metric : least), undefined);
    case 'avg': return active.length === 0 ? undefined : scaled(sum(active), active.length);
    case 'sum': return active.length === 0 ? undefined : sum(active);
    // A queue that is empty is never the longest.
    default: return active.reduce<JobMetric | undefined>((longest, metric) => (
      metric.queueLength > (longest?.queueLength ?? 0) ? metric : longest), undefined);
  }
}

function sum(metrics: readonly JobMetric[]): Omit<JobMetric, 'active'> {
  return metrics.reduce(({ queueLength, maxValue }, metric) => (
    { queueLength: queueLength + metric.queueLength, maxValue: maxValue + metric.maxValue }), { queueLength: 0, maxValue: 0 });
}

function scaled({ queueLength, maxValue }: Omit<JobMetric, 'active'>, divisor: number): Omit<JobMetric, 'active'> {
  return { queueLength: queueLength / divisor, maxValue: maxValue / divisor };
}
