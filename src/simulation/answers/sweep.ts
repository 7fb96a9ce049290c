import { withParameter } from './parameter';
import type { Configuration, Parameter } from './parameter';
import { simulateEach } from '../simulate';
import type { ScalerTimeline } from '../timeline';

/** What came of one value of a parameter. */
export interface SweepPoint {
  readonly value: number;
  readonly scalers: readonly ScalerTimeline[];
}

/** Runs a configuration with each value of a parameter. Timelines have no samples unless the options ask for some. */
export function sweep(configuration: Configuration, parameter: Parameter, values: readonly number[]): readonly SweepPoint[] {
  return [...sweepEach(configuration, parameter, values)];
}

/** As `sweep`, one value at a time, so that progress can be shown. */
export function* sweepEach(configuration: Configuration, parameter: Parameter, values: readonly number[]): Generator<SweepPoint, void> {
  for (const value of values) {
    const { manifests, options } = withParameter(configuration, parameter, value);
    yield { value, scalers: [...simulateEach(manifests, { samples: 0, ...options })] };
  }
}
