import { asList, asObject } from '../../../kubernetes/json';
import { refOf } from '../../../kubernetes/object-ref';
import { show } from '../../../kubernetes/problem';
import { anyName } from '../../alike';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { container, deployment, hpa, podTemplate, service } from '../samples';

/** Pods that get requests before they can answer. */
export const noReadinessProbe: Rule = {
  id: 'AVAIL002',
  name: 'no readiness probe under an autoscaler',
  severity: 'info',
  cause: 'without a readiness probe a new pod gets requests as soon as its process runs: each scaling out then fails some of them',
  fix: 'give the container that serves the Service a readinessProbe',
  source: 'kubernetes documentation, configure probes; peers: kube-score, Polaris',
  kinds: ['Deployment', 'StatefulSet', 'Rollout.argoproj.io'],
  blindTo: anyName,
  check: (workload, { bundle }) => {
    const containers = asList(asObject(asObject(bundle.podTemplate(workload)).spec).containers);
    if (containers.length === 0 || containers.some((one) => asObject(one).readinessProbe !== undefined)) return [];
    const [scaler] = bundle.scalersOf(refOf(workload));
    const [serving] = scaler === undefined ? [] : bundle.servicesOf(workload);
    return scaler === undefined || serving === undefined ? [] : [{
      path: 'spec.template.spec.containers[0].readinessProbe',
      rule: `is missing: ${objectReference(scaler.manifest)} adds pods that ${objectReference(serving)} sends requests to before container ${show(asObject(containers[0]).name)} is ready`,
    }];
  },
  samples: {
    noncompliant: [hpa(), service(), deployment({ template: podTemplate({ containers: [withoutProbe()] }) })],
    compliant: [hpa(), service(), deployment()],
  },
};

function withoutProbe() {
  const { readinessProbe: _, ...rest } = container();
  return rest;
}
