import { asList, asNumber, asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { SCALED_OBJECT } from '../kinds';
import { prometheusObject } from '../samples';
import { boundsOf } from './bounds';
import { KEDA } from './trigger';

const GENTLE = {
  advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown: { policies: [{ type: 'Percent', value: 25, periodSeconds: 60 }] } } } },
};
const COOLDOWN_DEFAULT = 300;

/** Policies for scaling in that the last step does not keep. */
export const stepToZero: Rule = {
  id: 'KEDA026',
  name: 'last step to 0 not bound by scaleDown',
  severity: 'warning',
  cause: 'when all triggers are quiet for cooldownPeriod KEDA itself sets the count to 0, from however many replicas, past every scaleDown policy and window',
  fix: "raise 'cooldownPeriod' beyond the time that the policies need to come down, or keep 'minReplicaCount' at 1",
  source: `${KEDA} pkg/scaling/executor/scale_scaledobjects.go; kedacore/keda#7770, #7204`,
  kinds: [SCALED_OBJECT],
  check: (object) => {
    const spec = asObject(object.spec);
    const { scaleDown } = asObject(asObject(asObject(spec.advanced).horizontalPodAutoscalerConfig).behavior);
    const { kedaDecides } = boundsOf(object);
    const { policies, selectPolicy, stabilizationWindowSeconds } = asObject(scaleDown);
    const cooldown = asNumber(spec.cooldownPeriod) ?? COOLDOWN_DEFAULT;
    const window = asNumber(stabilizationWindowSeconds) ?? 0;
    const bounded = asList(policies).length > 0 || selectPolicy === 'Disabled' || window > cooldown;
    return !kedaDecides || !bounded || cooldown > COOLDOWN_DEFAULT ? [] : [{
      path: 'spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown', rule: `does not bind the last step to 0, which KEDA takes after ${cooldown} seconds`,
    }];
  },
  samples: {
    noncompliant: [prometheusObject({}, { minReplicaCount: 0, ...GENTLE })],
    compliant: [prometheusObject({}, { minReplicaCount: 1, ...GENTLE })],
  },
};
