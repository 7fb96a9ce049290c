import type { Verdict } from './recorder';
import type { PreparedMetric } from '../hpa/metric';
import type { PreparedHpa } from '../hpa/prepare';
import type { ConditionType, MetricStatus } from '../hpa/state';
import type { HpaStep } from '../hpa/step';

const SECOND = 1000;
const MILLI = 1000;

/** What bound the replicas in a sync that found `before` of them, in words. */
export function hpaVerdict(hpa: PreparedHpa, { state, wanted, replicas }: HpaStep, before: number): Verdict {
  const condition = (type: ConditionType) => state.status.conditions.find((one) => one.type === type);
  const able = condition('AbleToScale');
  if (able?.status === 'False') return { kind: 'missing metric', wanted, text: able.message };
  const active = condition('ScalingActive');
  if (wanted === undefined) {
    if (replicas !== undefined && replicas !== before) {
      const bound = replicas > before ? `minReplicas is ${hpa.minReplicas}` : `maxReplicas is ${hpa.maxReplicas}`;
      return { kind: 'limit', wanted, text: `${bound}: goes from ${before} to ${replicas} whatever the metrics say` };
    }
    return { kind: active?.reason === 'ScalingDisabled' ? 'paused' : 'missing metric', wanted, text: active?.message ?? 'the metrics say nothing' };
  }
  const count = replicas ?? before;
  const wants = `the metrics ask for ${wanted}`;
  const limited = condition('ScalingLimited');
  if (limited?.status === 'True') return { wanted, ...limitVerdict(hpa, limited.reason, wants, count) };
  if (count !== wanted) {
    const [direction, name, seen] = wanted > count ? ['scaleUp', 'scale-up', 'lower'] as const : ['scaleDown', 'scale-down', 'higher'] as const;
    const window = `the ${name} window of ${windowSeconds(hpa, direction)} s`;
    return { kind: 'stabilization', wanted, text: `${wants}; ${window} has seen ${seen} numbers and holds ${count}` };
  }
  const tolerated = wanted === before ? toleratedMetric(hpa, state.status.currentMetrics, before) : undefined;
  if (tolerated !== undefined) return { kind: 'tolerance', wanted, text: `${tolerated} is within the tolerance: stays at ${count}` };
  return { kind: 'metric', wanted, text: `${wants}, and get ${count}` };
}

function limitVerdict(hpa: PreparedHpa, reason: string, wants: string, count: number): Pick<Verdict, 'kind' | 'text'> {
  switch (reason) {
    case 'TooFewReplicas':
      return { kind: 'limit', text: `${wants}; minReplicas is ${hpa.minReplicas}` };
    case 'TooManyReplicas':
      return { kind: 'limit', text: `${wants}; maxReplicas is ${hpa.maxReplicas}` };
    case 'ScaleUpLimit':
      return { kind: 'policy', text: `${wants}; ${hpa.behavior === undefined ? 'a step may double, or reach 4, which gives' : 'the scale-up policies allow'} ${count}` };
    default:
      return { kind: 'policy', text: `${wants}; the scale-down policies allow ${count}` };
  }
}

function windowSeconds({ behavior, downscaleStabilizationMillis }: PreparedHpa, direction: 'scaleUp' | 'scaleDown'): number {
  return (behavior?.[direction].windowMillis ?? (direction === 'scaleDown' ? downscaleStabilizationMillis : 0)) / SECOND;
}

/** The metric that is not at its target, although the replicas stay as they are. */
function toleratedMetric({ metrics }: PreparedHpa, statuses: readonly (MetricStatus | null)[], replicas: number): string | undefined {
  for (const [index, metric] of metrics.entries()) {
    const value = valueOf(metric, statuses[index] ?? null);
    if (value === undefined) continue;
    const ratio = value / Number(metric.target);
    if (ratio !== 1 && Math.ceil(ratio * replicas) !== replicas) return `${shortTitle(metric.title)} at ${describe(metric, value)}`;
  }
  return undefined;
}

function valueOf({ formula }: PreparedMetric, status: MetricStatus | null): number | undefined {
  const value = formula === 'utilization' ? status?.averageUtilization : formula === 'value' ? status?.value : status?.averageValue;
  return value === undefined ? undefined : Number(value);
}

function describe({ formula, target }: PreparedMetric, value: number): string {
  return formula === 'utilization' ? `${value} % (target ${Number(target)} %)` : `${value / MILLI} (target ${Number(target) / MILLI})`;
}

/** The name of a metric without the selector that the controller prints behind it. */
export function shortTitle(title: string): string {
  return title.replace(/\((&LabelSelector\{.*\}|nil)\)/, '');
}
