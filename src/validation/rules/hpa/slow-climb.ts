import { asList, asNumber, asObject, type Json, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { boundsOf } from '../keda/bounds';
import { HPA, SCALED_OBJECT } from '../kinds';
import { hpa } from '../samples';
import { behaviorsOf } from './behavior';
import { CONTROLLER } from './metrics';

/** Seconds. */
const LONGEST = 1800;

/** Policies that do not reach the maximum while the load lasts. */
export const slowClimb: Rule = {
  id: 'HPA026',
  name: 'half an hour and more from minimum to maximum',
  severity: 'warning',
  cause: 'the policies of scaleUp allow so few pods in a period that a peak is over before the maximum is reached',
  fix: 'raise the value of a policy, shorten its period, or add one of type Percent',
  source: `${CONTROLLER}/horizontal.go calculateScaleUpLimitWithScalingRules`,
  kinds: [HPA, SCALED_OBJECT],
  blindTo: anyName,
  check: each(behaviorsOf, ({ path, scaleUp }, _, object) => {
    const { min, max } = bounds(object);
    const times = asList(scaleUp.policies).flatMap((policy) => climb(asObject(policy), min, max));
    if (times.length === 0 || scaleUp.selectPolicy === 'Disabled') return [];
    const seconds = scaleUp.selectPolicy === 'Min' ? Math.max(...times) : Math.min(...times);
    return seconds < LONGEST ? [] : [{ path: `${path}.scaleUp.policies`, rule: `should lead from ${min} to ${max} replicas faster than in ${Math.ceil(seconds / 60)} minutes` }];
  }),
  samples: {
    noncompliant: [hpa({ maxReplicas: 40, behavior: { scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } } })],
    compliant: [hpa({ maxReplicas: 40, behavior: { scaleUp: { policies: [{ type: 'Pods', value: 4, periodSeconds: 60 }] } } })],
  },
};

function bounds(object: Manifest): { readonly min: number; readonly max: number } {
  if (object.kind === 'ScaledObject') return { min: Math.max(1, boundsOf(object).min), max: boundsOf(object).max };
  const { minReplicas, maxReplicas } = asObject(object.spec);
  return { min: Math.max(1, asNumber(minReplicas) ?? 1), max: asNumber(maxReplicas) ?? 0 };
}

/** Seconds until a policy alone has led from the minimum to the maximum; the first step is taken at once. */
function climb({ type, value, periodSeconds }: JsonObject, min: number, max: number): readonly number[] {
  const [step, period] = [positive(value), positive(periodSeconds)];
  if (step === undefined || period === undefined || max <= min) return [];
  const steps = type === 'Percent' ? Math.log(max / min) / Math.log(1 + step / 100) : (max - min) / step;
  return [(Math.ceil(steps) - 1) * period];
}

function positive(json: Json | undefined): number | undefined {
  const number = asNumber(json);
  return number === undefined || number <= 0 ? undefined : number;
}
