export type {
  ConstantLoad, DiurnalLoad, LoadSpec, LoadStage, NoisyLoad, RampLoad, SawtoothLoad, SeriesLoad, SpikeLoad, StagesLoad, StepLoad, SumLoad,
} from '../../kubernetes/simulate/load-spec';

/** A load ready for use. */
export interface Load {
  /** The value at a second: a pure function. */
  readonly at: (second: number) => number;
  /** Where the load's own course ends; undefined if it has no end. */
  readonly endSecond: number | undefined;
  /** Beyond this second nothing is known; undefined where the load goes on as it ended. */
  readonly knownUntil: number | undefined;
}
