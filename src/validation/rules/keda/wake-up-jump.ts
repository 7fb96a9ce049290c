import { asNumber, asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { SCALED_OBJECT } from '../kinds';
import { prometheusObject } from '../samples';
import { boundsOf } from './bounds';
import { KEDA, triggersOf } from './trigger';

/** Seconds for which the HorizontalPodAutoscaler remembers its recommendations. */
const MEMORY = 300;

/** A wake-up that jumps to the count of before. */
export const wakeUpJump: Rule = {
  id: 'KEDA027',
  name: 'wake-up jumps to the former count',
  severity: 'warning',
  cause: `without a behavior the HorizontalPodAutoscaler takes the highest recommendation of the last ${MEMORY} seconds: a workload that KEDA stopped earlier `
    + 'and wakes for one message climbs back to what it was before',
  fix: "set 'advanced.horizontalPodAutoscalerConfig.behavior' (any), or a 'cooldownPeriod' of at least 300 seconds",
  source: `kubernetes pkg/controller/podautoscaler/horizontal.go stabilizeRecommendation; ${KEDA} pkg/scaling/executor`,
  kinds: [SCALED_OBJECT],
  check: (object, { read }) => {
    const spec = asObject(object.spec);
    const cooldown = asNumber(spec.cooldownPeriod);
    const external = read(object, triggersOf).some(({ type }) => type !== 'cpu' && type !== 'memory');
    if (!boundsOf(object).kedaDecides || cooldown === undefined || cooldown >= MEMORY || !external) return [];
    const { behavior } = asObject(asObject(spec.advanced).horizontalPodAutoscalerConfig);
    return behavior !== undefined ? [] : [{ path: 'spec.cooldownPeriod', rule: `should be at least ${MEMORY} seconds without a behavior`, got: cooldown }];
  },
  samples: {
    noncompliant: [prometheusObject({}, { minReplicaCount: 0, cooldownPeriod: 60 })],
    compliant: [prometheusObject({}, { minReplicaCount: 0, cooldownPeriod: 300 })],
  },
};
