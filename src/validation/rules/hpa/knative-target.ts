import { asObject, asString } from '../../../kubernetes/json';
import { groupOf, namespaceOf } from '../../../kubernetes/object-ref';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { hpa, knativeService } from '../samples';
import { CONTROLLER } from './metrics';

const KNATIVE_GROUP = 'serving.knative.dev';
/** The Deployment of a revision, such as `web-00001-deployment`. */
const OF_REVISION = /^(.+)-\d{5}-deployment$/;

/** A target that has an autoscaler of its own. */
export const knativeTarget: Rule = {
  id: 'HPA018',
  name: 'target that Knative scales itself',
  severity: 'error',
  cause: 'Knative objects have no scale subresource, and the Deployment of a revision is set back by the autoscaler of Knative at every decision',
  fix: 'scale by annotations of the revision template; for cpu and memory with the class hpa.autoscaling.knative.dev',
  source: `${CONTROLLER}/horizontal.go; knative/serving pkg/reconciler/autoscaling/kpa/scaler.go`,
  kinds: [HPA, SCALED_OBJECT],
  check: (object, { bundle }) => {
    const { apiVersion, kind, name } = asObject(asObject(object.spec).scaleTargetRef);
    const path = 'spec.scaleTargetRef';
    if (groupOf(apiVersion) === KNATIVE_GROUP) {
      // Beside the object itself this is a case of two autoscalers.
      const known = bundle.find({ group: KNATIVE_GROUP, kind: asString(kind) ?? '', namespace: namespaceOf(object), name: asString(name) ?? '' }) !== undefined;
      return known ? [] : [{ path: `${path}.kind`, rule: 'must not be an object of Knative, which has no scale subresource', got: kind }];
    }
    const [, service] = OF_REVISION.exec(asString(name) ?? '') ?? [];
    const owner = service === undefined ? undefined : bundle.find({ group: KNATIVE_GROUP, kind: 'Service', namespace: namespaceOf(object), name: service });
    return owner === undefined ? [] : [{ path: `${path}.name`, rule: `must not be a Deployment of the Knative Service '${service ?? ''}', which scales itself`, got: name }];
  },
  samples: {
    noncompliant: [knativeService({}), hpa({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web-00001-deployment' } })],
    compliant: [knativeService({ 'autoscaling.knative.dev/target': '10', 'autoscaling.knative.dev/max-scale': '10' })],
  },
};
