import { asList, asObject } from '../../../kubernetes/json';
import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { behaviorsOf } from './behavior';
import { CONTROLLER } from './metrics';
import type { Manifest } from '../../../kubernetes/manifest';

/** A percentage of nothing. */
export const stuckAtZero: Rule = {
  id: 'HPA010',
  name: 'no policy that leaves 0',
  severity: 'error',
  cause: 'a percentage of 0 pods is 0 pods, so once the workload is at 0 the policies never allow the first one',
  fix: 'add a policy of type Pods, or leave the policies out',
  source: `${CONTROLLER}/horizontal.go calculateScaleUpLimitWithScalingRules`,
  kinds: [HPA],
  blindTo: anyName,
  check: each(behaviorsOf, ({ scaleUp, path }, _, object) => {
    if (asObject(object.spec).minReplicas !== 0 || Object.keys(scaleUp).length === 0) return [];
    if (scaleUp.selectPolicy === 'Disabled') return [{ path: `${path}.scaleUp.selectPolicy`, rule: "must not be Disabled with 'minReplicas' 0" }];
    const types = asList(scaleUp.policies).map((policy) => asObject(policy).type);
    const percent = types.filter((type) => type === 'Percent').length;
    const stuck = types.length > 0 && (percent === types.length || (scaleUp.selectPolicy === 'Min' && percent > 0));
    return stuck ? [{ path: `${path}.scaleUp.policies`, rule: "must allow the first pod with 'minReplicas' 0: a percentage of 0 is 0" }] : [];
  }),
  samples: {
    profile: { kubernetes: '1.37' },
    noncompliant: [zero({ policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] })],
    compliant: [zero({ policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }] })],
  },
};

function zero(scaleUp: Parameters<typeof slsHpa>[0]): Manifest {
  const { spec, ...rest } = slsHpa(SLS_LABELS);
  return { ...rest, spec: { ...asObject(spec), minReplicas: 0, behavior: { scaleUp } } };
}
