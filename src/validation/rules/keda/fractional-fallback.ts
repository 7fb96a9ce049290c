import { asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { SCALED_OBJECT } from '../kinds';
import { PROMETHEUS_TRIGGER, scaledObject } from '../samples';
import { KEDA } from './trigger';

/** A fallback that a fraction switches off. */
export const fractionalFallback: Rule = {
  id: 'KEDA030',
  name: 'fallback switched off by a fractional target',
  severity: 'error',
  cause: 'with scalingModifiers the fallback counts only if their target is a whole number; "2.5" passes the webhook, and the fallback never comes',
  fix: 'write a whole target, and scale the formula to fit',
  source: `${KEDA} pkg/fallback/fallback.go validateFallback`,
  kinds: [SCALED_OBJECT],
  check: (object) => {
    const { advanced, fallback } = asObject(object.spec);
    const { target, formula } = asObject(asObject(advanced).scalingModifiers);
    return fallback === undefined || formula === undefined || target === undefined || /^[+-]?\d+$/.test(String(target)) ? []
      : [{ path: 'spec.advanced.scalingModifiers.target', rule: "must be a whole number while 'spec.fallback' is set, which is ignored otherwise", got: target }];
  },
  samples: {
    noncompliant: [modified('2.5')],
    compliant: [modified('3')],
  },
};

function modified(target: string) {
  return scaledObject([{ type: 'prometheus', name: 'requests', metadata: PROMETHEUS_TRIGGER }], { advanced: { scalingModifiers: { formula: 'requests / 4', target } } });
}
