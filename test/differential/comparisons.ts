import { compareAdmission } from './admission/older-kubernetes';
import type { Comparison, DrawOptions, Outcome } from './differential';
import { hpaExperiment, hpaExperimentBefore133 } from './hpa-experiments';
import { executorInput, fallbackInput, hpaInput, loopInput, modifiersInput } from './keda-experiments';
import { jobsInput } from './keda-job-experiments';
import { closedInput, deciderInput, scaleInput } from './kpa-experiments';
import { OLDER_KNATIVE, OLDER_KUBERNETES } from './older-release';
import { kpaRules } from '../../src/simulation/kpa/rules';
import { replayHpa } from '../conformance/hpa';
import { replayKeda } from '../conformance/keda';
import { replayKpa } from '../conformance/kpa';

/** The controller of an older Kubernetes, whose build takes too long for the slow suite. */
function olderHpa(version: string): Comparison {
  const inputs = Number(version.slice(2)) < 33 ? hpaExperimentBefore133 : hpaExperiment;
  return { oracle: `hpa-${version}`, inputs, replay: (row) => replayHpa(row, version), slowRuns: 0 };
}

/** The pod autoscaler of an older Knative. */
function olderKpa(version: string): Record<string, Comparison> {
  const rules = kpaRules(version);
  const comparison = (inputs: Comparison['inputs']): Comparison => ({ oracle: `kpa-${version}`, inputs, replay: (row) => replayKpa(row, rules), slowRuns: 0 });
  return {
    [`kpa-decider-${version}`]: comparison(deciderInput), [`kpa-scale-${version}`]: comparison(scaleInput), [`kpa-closed-${version}`]: comparison(closedInput),
  };
}

/** What is compared with upstream, by name. */
export const COMPARISONS: Readonly<Record<string, Comparison>> = {
  'hpa': { oracle: 'hpa', inputs: hpaExperiment, replay: replayHpa, slowRuns: 1500 },
  ...Object.fromEntries(OLDER_KUBERNETES.map((version) => [`hpa-${version}`, olderHpa(version)])),
  ...Object.assign({}, ...OLDER_KNATIVE.map(olderKpa)) as Record<string, Comparison>,
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

/** What an admission port is compared with on documents, by name: `admission-1.34` is the API server of Kubernetes 1.34. */
export const ADMISSION_COMPARISONS: Readonly<Record<string, (options: DrawOptions) => Outcome>> = Object.fromEntries(
  OLDER_KUBERNETES.map((version) => [`admission-${version}`, (options) => compareAdmission(version, options)]),
);
