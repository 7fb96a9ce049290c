import { AHPA_SOURCE, advancedHpa, WITH_PREDICTION, ahpaSettings } from './advanced';
import { asObject } from '../../../kubernetes/json';
import { misspeltText } from '../../misspelt';
import type { Rule } from '../../rule';

const STRATEGIES = ['observer', 'auto', 'proactive', 'reactive'];

/** A strategy that the controller does not know. */
export const strategy: Rule = {
  id: 'AHPA001',
  name: 'unknown strategy of AHPA',
  severity: 'error',
  cause: 'the controller knows four strategies, of which observer only computes: with another text nothing is scaled',
  fix: `write one of ${STRATEGIES.join(', ')}`,
  source: AHPA_SOURCE,
  fixable: true,
  kinds: WITH_PREDICTION,
  check: ({ spec }) => {
    const { scaleStrategy } = asObject(spec);
    const name = String(scaleStrategy);
    if (scaleStrategy === undefined || STRATEGIES.includes(name)) return [];
    const path = 'spec.scaleStrategy';
    return [{ path, rule: `must be one of ${STRATEGIES.join(', ')}`, got: scaleStrategy, ...misspeltText(path, name, STRATEGIES) }];
  },
  samples: {
    noncompliant: [ahpaSettings(), advancedHpa({ scaleStrategy: 'predictive' })],
    compliant: [ahpaSettings(), advancedHpa({ scaleStrategy: 'proactive' })],
  },
};
