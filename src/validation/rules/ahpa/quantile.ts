import { AHPA_SOURCE, advancedHpa, WITH_PREDICTION, ahpaSettings } from './advanced';
import { asNumber, asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';

/** A probability for a percentage. */
export const quantile: Rule = {
  id: 'AHPA002',
  name: 'quantile of AHPA that is no percentage',
  severity: 'error',
  cause: 'the quantile is a whole percentage: a fraction such as 0.95 is refused or cut to 0, which predicts the least load ever seen',
  fix: 'write a whole number from 1 to 100, such as 95',
  source: AHPA_SOURCE,
  kinds: WITH_PREDICTION,
  check: ({ spec }) => {
    const { quantile: given } = asObject(asObject(spec).prediction);
    const number = asNumber(given);
    return given === undefined || (number !== undefined && Number.isInteger(number) && number >= 1 && number <= 100) ? []
      : [{ path: 'spec.prediction.quantile', rule: 'must be a whole percentage from 1 to 100', got: given }];
  },
  samples: {
    noncompliant: [ahpaSettings(), advancedHpa({ prediction: { quantile: 0.95 } })],
    compliant: [ahpaSettings(), advancedHpa({ prediction: { quantile: 95 } })],
  },
};
