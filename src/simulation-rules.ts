import type { Bundle } from './kubernetes/bundle';
import { asObject } from './kubernetes/json';
import { SIMULATE_PREFIX } from './kubernetes/simulate/settings';
import type { Rule } from './validation/rule';

const OBJECTIVE = `${SIMULATE_PREFIX}objective`;

/** What is said about the rule that simulates; the simulator is loaded only when it has something to do. */
export const OBJECTIVE_RULE: Omit<Rule, 'check'> = {
  id: 'SIM001',
  name: 'declared objective missed under the expected load',
  severity: 'warning',
  kinds: ['HorizontalPodAutoscaler', 'ScaledObject.keda.sh', 'ScaledJob.keda.sh', 'Service.serving.knative.dev', 'Configuration.serving.knative.dev'],
  cause: 'the simulation of the expected load shows that the scaler is too slow, too small or held back for what was declared',
  fix: 'raise the maximum or the minimum, lower the target, shorten what delays it, or declare another objective',
  source: 'exact ports of the HPA controller, KEDA and the Knative autoscaler (docs/simulation.md)',
};

/** The rules that simulate, if an object declares an objective. */
export function simulationRules({ manifests }: Bundle): readonly Rule[] {
  const declares = manifests.some(({ metadata }) => asObject(asObject(metadata).annotations)[OBJECTIVE] !== undefined);
  return declares ? [(module.require('./simulation-api/objective-rule') as typeof import('./simulation-api/objective-rule')).objectiveRule] : [];
}
