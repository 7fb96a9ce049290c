import { AHPA_SOURCE, advancedHpa, WITH_PREDICTION } from './advanced';
import { asObject } from '../../../kubernetes/json';
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
  kinds: WITH_PREDICTION,
  check: ({ spec }) => {
    const { scaleStrategy } = asObject(spec);
    return scaleStrategy === undefined || STRATEGIES.includes(String(scaleStrategy)) ? [] : [{ path: 'spec.scaleStrategy', rule: `must be one of ${STRATEGIES.join(', ')}`, got: scaleStrategy }];
  },
  samples: {
    noncompliant: [advancedHpa({ scaleStrategy: 'predictive' })],
    compliant: [advancedHpa({ scaleStrategy: 'proactive' })],
  },
};
