import type { DiurnalLoad, Load, LoadStage, RampLoad, SawtoothLoad, SpikeLoad, StagesLoad, StepLoad } from './load';

const DAY = 86400;

/** A load that goes on as it ended. */
function endless(at: Load['at'], endSecond?: number): Load {
  return { at, endSecond, knownUntil: undefined };
}

export function constantLoad(value: number): Load {
  return endless(() => value);
}

export function stepLoad({ from, to, atSecond }: StepLoad): Load {
  return endless((second) => (second < atSecond ? from : to));
}

export function rampLoad({ from, to, startSecond = 0, overSeconds }: RampLoad): Load {
  const end = startSecond + overSeconds;
  return endless((second) => {
    if (second >= end) return to;
    return second <= startSecond ? from : from + (to - from) * (second - startSecond) / overSeconds;
  }, end);
}

export function spikeLoad({ base, peak, atSecond, forSeconds }: SpikeLoad): Load {
  return endless((second) => (second >= atSecond && second < atSecond + forSeconds ? peak : base));
}

export function diurnalLoad({ low, high, periodSeconds = DAY, peakSecond = periodSeconds / 2 }: DiurnalLoad): Load {
  const middle = (low + high) / 2;
  const swing = (high - low) / 2;
  return endless((second) => middle + swing * Math.cos(2 * Math.PI * (second - peakSecond) / periodSeconds), periodSeconds);
}

export function sawtoothLoad({ low, high, periodSeconds }: SawtoothLoad): Load {
  return endless((second) => low + (high - low) * (second % periodSeconds) / periodSeconds, periodSeconds);
}

/** The stages one after another; a stage without length is a jump. Later the last target holds. */
export function stagesLoad({ from = 0, stages }: StagesLoad): Load {
  const ends: number[] = [];
  let end = 0;
  for (const { durationSeconds } of stages) {
    end += durationSeconds;
    ends.push(end);
  }
  const startOf = (index: number): number => (index === 0 ? from : (stages[index - 1] as LoadStage).target);
  return endless((second) => {
    const index = ends.findIndex((stageEnd) => second < stageEnd);
    if (index < 0) return stages.at(-1)?.target ?? from;
    const { durationSeconds, target } = stages[index] as LoadStage;
    const start = startOf(index);
    // The share first: it is exactly 1 at the start of the stage, whose value no rounding may push below 0.
    return target - (target - start) * (((ends[index] as number) - second) / durationSeconds);
  }, end);
}
