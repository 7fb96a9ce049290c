import { withPod } from './samples';
import { asList, asObject } from '../../../kubernetes/json';
import { matchesSelector, parseLabelSelector } from '../../../kubernetes/label-selector';
import { podLabels } from '../../../kubernetes/pod-template';
import { anyName } from '../../alike';
import type { Rule } from '../../rule';

/** A spread that counts other pods. */
export const foreignSpread: Rule = {
  id: 'AVAIL007',
  name: 'spread that does not count its own pods',
  severity: 'warning',
  cause: 'a topology spread constraint counts the pods that its selector matches: if the pods themselves are not among them, they are not spread',
  fix: 'use the labels of the pod template',
  source: 'kubernetes pkg/scheduler/framework/plugins/podtopologyspread; Kyverno topologyspreadconstraints-policy',
  kinds: ['Deployment', 'StatefulSet', 'Rollout.argoproj.io'],
  blindTo: anyName,
  check: (workload, { bundle }) => {
    const template = bundle.podTemplate(workload);
    const labels = podLabels(template);
    return asList(asObject(asObject(template).spec).topologySpreadConstraints).flatMap((constraint, position) => {
      const { labelSelector } = asObject(constraint);
      const path = `spec.template.spec.topologySpreadConstraints[${position}].labelSelector`;
      if (labelSelector === undefined) return [{ path, rule: 'should be set: without it no pod is counted, and none is spread' }];
      return matchesSelector(parseLabelSelector(labelSelector), labels) ? [] : [{ path, rule: 'should match the labels of the pods', got: labelSelector }];
    });
  },
  samples: {
    noncompliant: [withPod(spread('wep'))],
    compliant: [withPod(spread('web'))],
  },
};

function spread(app: string) {
  return {
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { app } } }],
  };
}
