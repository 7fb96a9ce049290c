import { CONTROLLER_SOURCE, controllersOf, controllerValues } from './controller';
import { haproxyAnnotation } from './pod-maxconn';
import { ingressesByService } from './queue';
import { annotatedService, haproxyController } from './samples';
import { asNumber, asObject, asString } from '../../../kubernetes/json';
import { namespaceOf } from '../../../kubernetes/object-ref';
import { scalerOf } from '../../../kubernetes/scaler';
import type { Rule } from '../../rule';
import { highest } from '../availability/minimum';
import { HPA, SCALED_OBJECT } from '../kinds';
import { deployment, hpa, sample } from '../samples';

const SLOTS_DEFAULT = 42;
const KEY = 'scale-server-slots';

/** More pods than HAProxy has places for. */
export const serverSlots: Rule = {
  id: 'HAPROXY007',
  name: 'more pods than slots of the backend',
  severity: 'info',
  cause: `HAProxy keeps ${SLOTS_DEFAULT} places for the pods of a backend and fills them while it runs; beyond them each new pod costs a reload, in the middle of the peak`,
  fix: `set '${KEY}' in controller.config to the maximum of replicas and more`,
  source: `${CONTROLLER_SOURCE} documentation, ${KEY}; kubernetes-ingress#670`,
  kinds: [HPA, SCALED_OBJECT],
  check: (object, { bundle, once }) => {
    const [install] = once(controllersOf);
    const scaler = scalerOf(object);
    const max = scaler === undefined || install === undefined ? undefined : highest(scaler);
    const workload = scaler === undefined || max === undefined ? undefined : bundle.targetOf(scaler);
    if (install === undefined || max === undefined || workload === undefined) return [];
    const ingresses = once(ingressesByService);
    const served = bundle.servicesOf(workload).filter((service) => (ingresses.get(`${namespaceOf(service)}/${service.metadata.name}`) ?? [])
      .some(({ spec, metadata }) => (asString(asObject(spec).ingressClassName) ?? asObject(metadata.annotations)['kubernetes.io/ingress.class']) === 'haproxy'));
    const configured = asObject(controllerValues(install).config)[KEY];
    const slots = asNumber(configured) ?? Number(asString(configured) ?? SLOTS_DEFAULT);
    return served.length === 0 || max <= slots || served.some((service) => haproxyAnnotation(service.metadata.annotations, KEY) !== undefined) ? []
      : [{ path: object.kind === 'ScaledObject' ? 'spec.maxReplicaCount' : 'spec.maxReplicas', rule: `is beyond the ${slots} slots of the backend`, got: max }];
  },
  samples: {
    noncompliant: [haproxyController(), deployment(), annotatedService({}), route(), hpa({ maxReplicas: 60 })],
    compliant: [haproxyController({ config: { [KEY]: '64' } }), deployment(), annotatedService({}), route(), hpa({ maxReplicas: 60 })],
  },
};

function route() {
  const http = { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } }] };
  return sample('networking.k8s.io/v1', 'Ingress', { spec: { ingressClassName: 'haproxy', rules: [{ host: 'shop.example.com', http }] } });
}
