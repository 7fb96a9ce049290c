import type { Comparison } from './differential';
import { hpaExperiment, hpaExperimentBefore133 } from './hpa-experiments';
import { executorInput, fallbackInput, hpaInput, loopInput, modifiersInput } from './keda-experiments';
import { jobsInput } from './keda-job-experiments';
import { closedInput, deciderInput, scaleInput } from './kpa-experiments';
import { replayHpa } from '../conformance/hpa';
import { replayKeda } from '../conformance/keda';
import { replayKpa } from '../conformance/kpa';

/** What is compared with upstream, by name. */
export const COMPARISONS: Readonly<Record<string, Comparison>> = {
  'hpa': { oracle: 'hpa', inputs: hpaExperiment, replay: replayHpa, slowRuns: 1500 },
  'hpa-1.32': { oracle: 'hpa-1.32', inputs: hpaExperimentBefore133, replay: (row) => replayHpa(row, '1.32'), slowRuns: 0 },
  'kpa-decider': { oracle: 'kpa', inputs: deciderInput, replay: replayKpa, slowRuns: 1500 },
  'kpa-scale': { oracle: 'kpa', inputs: scaleInput, replay: replayKpa, slowRuns: 1500 },
  'kpa-closed': { oracle: 'kpa', inputs: closedInput, replay: replayKpa, slowRuns: 1000 },
  'keda-executor': { oracle: 'keda', inputs: executorInput, replay: replayKeda, slowRuns: 500 },
  'keda-fallback': { oracle: 'keda', inputs: fallbackInput, replay: replayKeda, slowRuns: 500 },
  'keda-modifiers': { oracle: 'keda', inputs: modifiersInput, replay: replayKeda, slowRuns: 1000 },
  'keda-hpa': { oracle: 'keda', inputs: hpaInput, replay: replayKeda, slowRuns: 500 },
  'keda-loop': { oracle: 'keda', inputs: loopInput, replay: replayKeda, slowRuns: 300 },
  'keda-jobs': { oracle: 'keda', inputs: jobsInput, replay: replayKeda, slowRuns: 700 },
};
