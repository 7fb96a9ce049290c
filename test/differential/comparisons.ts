import type { Comparison } from './differential';
import { hpaExperiment } from './hpa-experiments';
import { closedInput, deciderInput, scaleInput } from './kpa-experiments';
import { replayHpa } from '../conformance/hpa';
import { replayKpa } from '../conformance/kpa';

/** What is compared with upstream, by name. */
export const COMPARISONS: Readonly<Record<string, Comparison>> = {
  'hpa': { oracle: 'hpa', inputs: hpaExperiment, replay: replayHpa, slowRuns: 1500 },
  'kpa-decider': { oracle: 'kpa', inputs: deciderInput, replay: replayKpa, slowRuns: 1500 },
  'kpa-scale': { oracle: 'kpa', inputs: scaleInput, replay: replayKpa, slowRuns: 1500 },
  'kpa-closed': { oracle: 'kpa', inputs: closedInput, replay: replayKpa, slowRuns: 1000 },
};
