import type { ScalerTimeline } from '../../src/simulation/timeline';

const WIDTH = 72;
const BARS = ' ▁▂▃▄▅▆▇█';

/** A timeline as two rows of bars over time, load and replicas, and what it means in a few lines. */
export function draw({ scaler, samples, changes, maxReplicas, answers }: ScalerTimeline): string {
  const columns = resample(samples.length, WIDTH).map((index) => samples[index]);
  const loads = columns.map((sample) => sample?.load ?? 0);
  const replicas = columns.map((sample) => sample?.replicas ?? 0);
  const end = samples.at(-1)?.second ?? 0;
  return [
    `${scaler.kind} ${scaler.namespace}/${scaler.name}, simulated for ${end} s`,
    `  load      ${bars(loads)}  up to ${Math.max(...loads).toFixed(0)} a second`,
    `  replicas  ${bars(replicas)}  up to ${answers.peakReplicas} of ${maxReplicas ?? 'any number'}`,
    ...changes.map(({ second, from, to, reason }) => `  ${String(second).padStart(6)} s  ${from} → ${to}  ${reason}`),
  ].join('\n');
}

/** Which of `count` samples stand in for `width` columns, evenly. */
function resample(count: number, width: number): readonly number[] {
  const columns = Math.min(count, width);
  return Array.from({ length: columns }, (_, column) => Math.min(count - 1, Math.floor(((column + 1) * count) / columns) - 1));
}

function bars(values: readonly number[]): string {
  const most = Math.max(...values, Number.MIN_VALUE);
  return values.map((value) => BARS.charAt(Math.ceil((value / most) * (BARS.length - 1)))).join('');
}
