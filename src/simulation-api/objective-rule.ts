import type { Bundle } from '../kubernetes/bundle';
import { asObject } from '../kubernetes/json';
import type { Manifest } from '../kubernetes/manifest';
import { namespaceOf } from '../kubernetes/object-ref';
import { SIMULATE_PREFIX } from '../kubernetes/simulate/settings';
import { meaningOf } from '../simulation/charts/meaning';
import { simulateEach } from '../simulation/simulate';
import { SimulationError } from '../simulation/simulation-error';
import type { ScalerTimeline } from '../simulation/timeline';
import { OBJECTIVE_RULE } from '../simulation-rules';
import type { Detection, Rule, RuleContext } from '../validation/rule';

const OBJECTIVE = `${SIMULATE_PREFIX}objective`;
const PATH = `metadata.annotations[${OBJECTIVE}]`;

/** Simulates the objects that declare an objective, and reports those that miss it. */
export const objectiveRule: Rule = { ...OBJECTIVE_RULE, check: checkObjective };

function checkObjective(object: Manifest, { bundle }: RuleContext): readonly Detection[] {
  if (asObject(asObject(object.metadata).annotations)[OBJECTIVE] === undefined) return [];
  const simulated = simulatedAlone(object, bundle);
  if (!('answers' in simulated)) {
    return [{ path: PATH, rule: `cannot be judged, since the object cannot be simulated: ${simulated.problems.join('; ')}`, sub: 'not simulated', fix: 'say what is missing' }];
  }
  const { objective } = simulated;
  if (objective === undefined || objective.holds) return [];
  const [peak, timeToPeak] = meaningOf(simulated).map(({ text }) => text);
  return [{
    path: PATH,
    rule: `is missed under the expected load: ${objective.misses.join('; ')} (${peak}; ${timeToPeak})`,
    fix: 'see what binds with scalewright simulate, and what would do with scalewright recommend',
  }];
}

/** The timeline of one scaler of a bundle, or why there is none. */
function simulatedAlone(object: Manifest, bundle: Bundle): ScalerTimeline | SimulationError {
  try {
    const name = `${namespaceOf(object)}/${object.metadata.name}`;
    const found = [...simulateEach(bundle, { only: [name], samples: SAMPLES })].find(({ scaler }) => scaler.kind === object.kind);
    return found ?? new SimulationError(['it is no scaler']);
  } catch (error) {
    if (error instanceof SimulationError) return error;
    throw error;
  }
}

/** As many as tell when the load is highest. */
const SAMPLES = 120;
