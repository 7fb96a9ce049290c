import { amountText, timeText } from './axis';
import { bindingTitle } from './meaning';
import { loadUnit } from './panels';
import { bindingAt, type ScalerTimeline, type SignalSeries } from '../timeline';

/** Why the replicas were what they were at a second: how things stood, what bound them, and what came next. */
export function whyText(timeline: ScalerTimeline, second: number): string {
  const binding = bindingAt(timeline, second);
  const [first] = timeline.bindings;
  const next = timeline.changes.find((change) => change.second > second);
  const after = next === undefined ? 'nothing changes any more' : `the next change is at ${timeText(next.second)}: ${next.from} -> ${next.to}, ${next.reason}`;
  if (binding === undefined) {
    const missing = first === undefined || second >= first.fromSecond ? 'it is not known what decided' : `the scaler decides for the first time at ${timeText(first.fromSecond)}`;
    return [`at ${timeText(second)}: ${standing(timeline, second)}`, `  ${missing}`, `  ${after}`].join('\n');
  }
  const { kind, text, fromSecond, toSecond, replicas } = binding;
  return [
    `at ${timeText(second)}: ${replicas} wanted, ${standing(timeline, second)}`,
    `  ${text}`,
    `  bound by ${bindingTitle(kind)} from ${timeText(fromSecond)} to ${timeText(toSecond)}`,
    `  ${after}`,
  ].join('\n');
}

/** How things stood at the sample that a second falls into. */
function standing(timeline: ScalerTimeline, second: number): string {
  const { samples, sampleSeconds, signals } = timeline;
  const sample = samples[Math.max(0, Math.ceil(second / Math.max(1, sampleSeconds)) - 1)];
  if (sample === undefined) return 'no sample';
  const seen = signals.map((signal, index) => signalText(signal, sample.signals[index] ?? null));
  return [`${sample.readyMost} ready`, `load ${amountText(sample.load)} ${loadUnit(timeline)}`, ...seen].join(', ');
}

function signalText({ name, unit, target, perPod, values }: SignalSeries, value: number | null): string {
  const seen = value === null ? 'nothing' : `${amountText(value)} ${unit}`;
  const aim = target === undefined ? '' : ` (target ${amountText(target)}${perPod ? ' per pod' : ''})`;
  return `${name} shows ${seen}${values === 'mean of pods' && value !== null ? ' per pod' : ''}${aim}`;
}
