import { autoscalerConfigOf, KNATIVE, settingOf, templateOf, WITH_REVISIONS } from './template';
import { asList, asObject } from '../../../kubernetes/json';
import { AUTOSCALING_GROUP, HPA_CLASS } from '../../../kubernetes/knative/annotation-keys';
import { show } from '../../../kubernetes/problem';
import type { Rule } from '../../rule';
import { requestOf } from '../hpa/pod-resources';
import { knativeService } from '../samples';

const IMAGE = 'registry.example.com/web:1.0';

/** A share of a request that is not there. */
export const hpaClassWithoutRequest: Rule = {
  id: 'KNATIVE014',
  name: 'HPA class on cpu without a request',
  severity: 'warning',
  cause: 'the target on cpu is a share of the requests: without one on every container, or revision-cpu-request in config-defaults, the HorizontalPodAutoscaler fails at every sync',
  fix: 'give the container resources.requests.cpu',
  source: `${KNATIVE} pkg/reconciler/autoscaling/hpa/resources/hpa.go; kubernetes replica_calculator.go calculateRequests`,
  kinds: WITH_REVISIONS,
  check: (object, { read, once }) => {
    const template = read(object, templateOf);
    const onCpu = (settingOf(template, 'class')?.value ?? once(autoscalerConfigOf).podAutoscalerClass) === HPA_CLASS && (settingOf(template, 'metric')?.value ?? 'cpu') === 'cpu';
    return !onCpu ? [] : asList(template.spec.containers).flatMap((one, position) => (requestOf(asObject(one), 'cpu') !== undefined ? []
      : [{ path: `spec.template.spec.containers[${position}].resources.requests.cpu`, rule: `should be set for the utilization of cpu, which container ${show(asObject(one).name ?? position)} has no request of` }]));
  },
  samples: {
    noncompliant: [ofClass({ image: IMAGE })],
    compliant: [ofClass({ image: IMAGE, resources: { requests: { cpu: '100m' } } })],
  },
};

function ofClass(container: Parameters<typeof knativeService>[1] & object) {
  const settings = { 'class': HPA_CLASS, 'metric': 'cpu', 'target': '70', 'min-scale': '1' };
  return knativeService(Object.fromEntries(Object.entries(settings).map(([key, value]) => [`${AUTOSCALING_GROUP}/${key}`, value])), { containers: [container] });
}
