import type { Sample, ScalerTimeline, SignalSeries } from '../timeline';

/** What a line stands for, which decides its colour. */
export type LineRole = 'wanted' | 'ready' | 'signal' | 'target' | 'load' | 'served' | 'waiting' | 'lost';

/** Values over time, one for each sample of the timeline; null where there is none. */
export interface ChartLine {
  readonly name: string;
  readonly role: LineRole;
  /** `area`: filled down to 0, in steps; `step`: holds until the next sample; `line`: straight between samples. */
  readonly shape: 'area' | 'step' | 'line';
  readonly values: readonly (number | null)[];
}

/** A value that holds all the time, such as a maximum. */
export interface Bound {
  readonly label: string;
  readonly value: number;
}

/** One of the charts of a timeline; they share the axis of time. */
export interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly ChartLine[];
  readonly bounds: readonly Bound[];
  /** The highest value to be shown. */
  readonly highest: number;
  readonly counts: 'whole' | 'any';
}

/** The charts of a timeline: replicas, each signal against its target, the load, and what waits. */
export function panelsOf(timeline: ScalerTimeline): readonly Panel[] {
  const waits = timeline.answers.peakWaiting > 0;
  return [
    replicasPanel(timeline),
    ...timeline.signals.map((signal, index) => signalPanel(timeline, signal, index)),
    loadPanel(timeline),
    ...(waits ? [waitingPanel(timeline)] : []),
  ];
}

const UNITS: Readonly<Record<ScalerTimeline['demand'], string>> = { requests: 'requests/s', users: 'users', messages: 'messages/s' };

/** In what the load of a timeline is counted: `requests/s`, `users`, `messages/s`. */
export function loadUnit({ demand }: ScalerTimeline): string {
  return UNITS[demand];
}

function replicasPanel({ samples, minReplicas, maxReplicas, answers, type }: ScalerTimeline): Panel {
  const peak = Math.max(answers.peakReplicas, answers.peakReady, 1);
  // A maximum far above what happens would press the picture flat; the lines below the chart say it.
  const showsMaximum = maxReplicas !== undefined && maxReplicas <= 2 * peak + 2;
  const bounds = [
    ...(showsMaximum ? [{ label: `max ${maxReplicas}`, value: maxReplicas }] : []),
    ...(minReplicas > 0 && minReplicas !== maxReplicas ? [{ label: `min ${minReplicas}`, value: minReplicas }] : []),
  ];
  return panel(type === 'job' ? 'Jobs' : 'replicas', '', [
    { name: 'ready', role: 'ready', shape: 'area', values: column(samples, ({ readyMost }) => readyMost) },
    { name: 'wanted', role: 'wanted', shape: 'step', values: column(samples, ({ replicas }) => replicas) },
  ], bounds, 'whole');
}

function signalPanel({ samples }: ScalerTimeline, { name, unit, target, perPod, values }: SignalSeries, index: number): Panel {
  const seen: ChartLine = { name: 'seen', role: 'signal', shape: 'step', values: samples.map(({ signals }) => signals[index] ?? null) };
  const ofPods = values === 'mean of pods' ? `${unit}, mean of pods` : unit;
  if (target === undefined) return panel(name, ofPods, [seen], []);
  // A target for each pod says what all of them carry together, as long as the signal is one number for all of them.
  if (!perPod || values === 'mean of pods') return panel(name, ofPods, [seen], [{ label: 'target', value: target }]);
  const carried = column(samples, ({ replicas }) => replicas * target);
  return panel(name, ofPods, [seen, { name: `target, ${Number(target.toPrecision(4))} per pod`, role: 'target', shape: 'step', values: carried }], []);
}

function loadPanel(timeline: ScalerTimeline): Panel {
  const { samples, answers, demand } = timeline;
  const inUsers = demand === 'users';
  const load: ChartLine = { name: 'load', role: 'load', shape: 'step', values: column(samples, (sample) => sample.load) };
  const served: ChartLine = { name: 'served', role: 'served', shape: 'line', values: column(samples, (sample) => sample.served) };
  const lost: ChartLine = { name: 'lost', role: 'lost', shape: 'area', values: column(samples, (sample) => sample.lost) };
  // Users are not served by the second; what is lost of their requests has the unit of requests.
  const lines = inUsers ? [load] : [load, served, ...(answers.lost > 0 ? [lost] : [])];
  return panel('load', loadUnit(timeline), lines, []);
}

function waitingPanel({ samples, demand }: ScalerTimeline): Panel {
  const unit = demand === 'messages' ? 'messages' : 'requests';
  return panel('waiting', unit, [{ name: 'waiting', role: 'waiting', shape: 'area', values: column(samples, ({ waiting }) => waiting) }], []);
}

function panel(title: string, unit: string, lines: readonly ChartLine[], bounds: readonly Bound[], counts: Panel['counts'] = 'any'): Panel {
  const values = [...lines.flatMap((line) => line.values), ...bounds.map(({ value }) => value)].map((value) => value ?? 0);
  return { title, unit, lines, bounds, counts, highest: values.reduce((most, value) => Math.max(most, value), 0) };
}

function column(samples: readonly Sample[], read: (sample: Sample) => number): readonly number[] {
  return samples.map(read);
}
