import type { JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { sample } from '../samples';

/** The ConfigMap of the autoscaler, with the labels by which its webhook finds it. */
export function autoscalerConfig(data: JsonObject, labels: JsonObject = { 'app.kubernetes.io/name': 'knative-serving', 'app.kubernetes.io/component': 'autoscaler' }): Manifest {
  return sample('v1', 'ConfigMap', { data }, { name: 'config-autoscaler', namespace: 'knative-serving', labels });
}

/** What Knative's operator installs. */
export function knativeServing(config: JsonObject): Manifest {
  return sample('operator.knative.dev/v1beta1', 'KnativeServing', { spec: { config } }, { name: 'knative-serving', namespace: 'knative-serving' });
}
