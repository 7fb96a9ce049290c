import type { JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { prometheusObject, sample, service } from '../samples';
import { CHART } from './controller';

/** A release of the controller with values for `controller`. */
export function haproxyController(controller: JsonObject = {}): Manifest {
  return sample('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { chart: { spec: { chart: CHART, version: '1.52.1' } }, values: { controller } } }, { name: CHART, namespace: 'flux-system' });
}

/** A Service with annotations. */
export function annotatedService(annotations: JsonObject): Manifest {
  return service({}, { annotations });
}

/** A ScaledObject on the queue of the backend of the Service. */
export function onQueue(spec: JsonObject = {}): Manifest {
  return prometheusObject({ query: 'sum(avg_over_time(haproxy_backend_current_queue{proxy="shop_svc_web_http"}[1m]))' }, spec);
}
