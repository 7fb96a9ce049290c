import { asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { SCALED_OBJECT } from '../kinds';
import { PROMETHEUS_TRIGGER, scaledObject } from '../samples';
import { KEDA } from './trigger';

const KEY = 'validations.keda.sh/hpa-ownership';

/** An exemption where nobody reads it. */
export const misplacedOwnership: Rule = {
  id: 'KEDA044',
  name: 'hpa-ownership on the ScaledObject',
  severity: 'error',
  cause: 'the webhook reads this annotation from the HorizontalPodAutoscaler that is to be exempt: on a ScaledObject it is ignored, whatever the documentation says',
  fix: `write ${KEY}: "false" on the other HorizontalPodAutoscaler, or take it over with scaledobject.keda.sh/transfer-hpa-ownership`,
  source: `${KEDA} apis/keda/v1alpha1/scaledobject_webhook.go verifyHpas`,
  kinds: [SCALED_OBJECT],
  check: ({ metadata }) => (asObject(metadata.annotations)[KEY] === undefined ? []
    : [{ path: `metadata.annotations[${KEY}]`, rule: 'must be on the HorizontalPodAutoscaler that it is about' }]),
  samples: {
    noncompliant: [scaledObject([{ type: 'prometheus', metadata: PROMETHEUS_TRIGGER }], {}, { annotations: { [KEY]: 'false' } })],
    compliant: [scaledObject([{ type: 'prometheus', metadata: PROMETHEUS_TRIGGER }], {}, { annotations: { 'scaledobject.keda.sh/hpa-excluded-labels': 'team' } })],
  },
};
