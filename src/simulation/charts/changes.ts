import { timeText } from './axis';
import type { ScalerTimeline } from '../timeline';

/** Every change of the replicas with its reason, and the events, a line each. */
export function changesText({ changes, events, omitted }: ScalerTimeline, arrow: string): string {
  const lines = [
    ...changes.map(({ second, from, to, reason }) => ({ second, text: `${from} ${arrow} ${to}  ${reason}` })),
    // What a rescale says is a change already.
    ...events.filter(({ reason }) => reason !== 'SuccessfulRescale').map(({ second, type, reason, message }) => ({ second, text: `${type} ${reason}: ${message}` })),
  ].sort((a, b) => a.second - b.second);
  const left = omitted.changes + omitted.events;
  const times = lines.map(({ second }) => timeText(second));
  const width = Math.max(0, ...times.map((time) => time.length));
  return [
    ...lines.map(({ text }, index) => `${(times[index] ?? '').padStart(width)}  ${text}`),
    ...(lines.length === 0 ? ['nothing changes'] : []),
    ...(left === 0 ? [] : [`and ${left} more that were not kept`]),
    '',
  ].join('\n');
}
