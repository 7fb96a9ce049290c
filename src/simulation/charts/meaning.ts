import { amountText, timeText } from './axis';
import { secondsToReach, type BindingKind, type ReachAnswer, type ScalerTimeline } from '../timeline';

/** One line of what a timeline means. */
export interface Meaning {
  readonly label: string;
  readonly text: string;
}

/**
 * What a timeline means, in five lines: peak, time to peak, under-provision, pod-hours, and what bound the replicas. One more for each size that
 * was asked for, and where there is an objective.
 */
export function meaningOf(timeline: ScalerTimeline): readonly Meaning[] {
  const { objective } = timeline;
  return [
    { label: 'peak', text: peakText(timeline) },
    { label: 'time to peak', text: timeToPeakText(timeline) },
    ...timeline.reach.map((one) => ({ label: `time to ${one.size}`, text: reachText(one, timeline) })),
    { label: 'under-provisioned', text: shortText(timeline) },
    { label: 'pod-hours', text: podHoursText(timeline) },
    { label: 'bound by', text: boundText(timeline) },
    ...(objective === undefined ? [] : [{ label: 'objective', text: objective.holds ? 'met' : `missed: ${objective.misses.join('; ')}` }]),
  ];
}

function peakText({ answers, maxReplicas, type }: ScalerTimeline): string {
  const { peakReplicas, peakReady, meanReplicas, oscillations } = answers;
  const name = type === 'job' ? 'Jobs' : 'replicas';
  const most = maxReplicas === undefined ? `${peakReplicas} ${name}` : `${peakReplicas} of ${maxReplicas} ${name}`;
  const swings = oscillations === 0 ? 'no oscillation' : oscillations === 1 ? '1 oscillation' : `${oscillations} oscillations`;
  return `${most}, ${peakReady} ready at once, ${rounded(meanReplicas)} on average, ${swings}`;
}

function timeToPeakText(timeline: ScalerTimeline): string {
  const { samples, answers: { peakReplicas, peakAtSecond } } = timeline;
  const ready = secondsToReach(timeline, peakReplicas);
  const reached = ready === undefined ? 'never all ready' : `ready at ${timeText(ready)}`;
  const highest = samples.reduce((most, { load }) => Math.max(most, load), 0);
  const from = samples.find(({ load }) => load >= highest);
  const loaded = from === undefined || highest === 0 ? '' : `; the load is highest from about ${timeText(Math.max(0, from.second - timeline.sampleSeconds))} on`;
  return `wanted at ${timeText(peakAtSecond)}, ${reached}${loaded}`;
}

function reachText({ size, wantedAtSecond, readyAtSecond }: ReachAnswer, { maxReplicas, answers: { mostWanted } }: ScalerTimeline): string {
  if (wantedAtSecond !== undefined) return `wanted at ${timeText(wantedAtSecond)}, ${readyAtSecond === undefined ? 'never all ready' : `ready at ${timeText(readyAtSecond)}`}`;
  if (maxReplicas !== undefined && size > maxReplicas) return `never: the maximum is ${maxReplicas}`;
  return mostWanted !== undefined && mostWanted >= size ? 'never: the metrics ask for it, but windows and policies do not let it come' : 'never wanted';
}

function shortText({ answers, demand }: ScalerTimeline): string {
  const { underProvisionedSeconds, lost, arrived, servedShare, peakWaiting, drainSeconds, waiting } = answers;
  const things = demand === 'messages' ? 'messages' : 'requests';
  const short = underProvisionedSeconds === undefined ? 'unknown, since nothing says what one pod can do' : timeText(underProvisionedSeconds);
  const served = lost === 0 ? '' : `; ${amountText(Math.round(lost))} of ${amountText(Math.round(arrived))} ${things} lost, ${rounded(servedShare * 100)} % served`;
  const drained = drainSeconds === undefined ? `${amountText(waiting)} still do at the end` : `drained ${timeText(drainSeconds)} later`;
  const queued = peakWaiting === 0 ? '; nothing waits' : `; at most ${amountText(peakWaiting)} ${things} wait, ${drained}`;
  return `${short === '0' ? 'never' : short}${served}${queued}`;
}

function podHoursText({ answers: { podHours, cost } }: ScalerTimeline): string {
  return cost === undefined ? String(rounded(podHours)) : `${rounded(podHours)}, which cost ${rounded(cost)}`;
}

const BOUND_BY: Readonly<Record<BindingKind, string>> = {
  'metric': 'the metric',
  'tolerance': 'the tolerance',
  'stabilization': 'a stabilization window',
  'policy': 'a scaling policy',
  'limit': 'the minimum or maximum',
  'missing metric': 'a missing metric',
  'delay': 'a delay',
  'paused': 'a pause',
  'fallback': 'a fallback',
  'activation': 'the activation threshold',
};

/** What bound the replicas, as people call it. */
export function bindingTitle(kind: BindingKind): string {
  return BOUND_BY[kind];
}

function boundText({ bindings, answers: { maximum } }: ScalerTimeline): string {
  const seconds = new Map<BindingKind, number>();
  for (const { kind, fromSecond, toSecond } of bindings) seconds.set(kind, (seconds.get(kind) ?? 0) + toSecond - fromSecond);
  const total = [...seconds.values()].reduce((sum, one) => sum + one, 0);
  const shares = [...seconds].sort(([, a], [, b]) => b - a).map(([kind, one]) => `${BOUND_BY[kind]} ${percent(one / total)}`);
  return `${shares.length === 0 ? 'nothing: the scaler never decided' : `${shares.join(', ')} of the time`}; ${maximum.text}`;
}

function percent(share: number): string {
  const whole = Math.round(share * 100);
  return whole === 0 ? 'below 1 %' : `${whole} %`;
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
