import type { Manifest } from '../../../kubernetes/manifest';
import { keyOf, refOf } from '../../../kubernetes/object-ref';
import { scalerOf } from '../../../kubernetes/scaler';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { placeOf } from '../origin';
import { hpa, prometheusObject } from '../samples';

const TRANSFER = 'scaledobject.keda.sh/transfer-hpa-ownership';
const EXEMPT = 'validations.keda.sh/hpa-ownership';

/** Two that decide about one count. */
export const sharedTarget: Rule = {
  id: 'HPA005',
  name: 'two autoscalers on one target',
  severity: 'error',
  cause: 'two HorizontalPodAutoscalers stop each other with AmbiguousSelector; the webhook of KEDA rejects a ScaledObject beside another or beside an HPA',
  fix: 'put all metrics into one autoscaler: the largest wish of its metrics wins',
  source: 'kubernetes pkg/controller/podautoscaler/horizontal.go validateAndParseSelector; KEDA 2.20.2 scaledobject_webhook.go verifyHpas, verifyScaledObjects',
  kinds: [HPA, SCALED_OBJECT],
  check: (object, { bundle }) => {
    const scaler = scalerOf(object);
    if (scaler === undefined || scaler.target.name === '') return [];
    const scalers = bundle.scalersOf(scaler.target);
    // Reported once for each but the first, so that two autoscalers make one finding.
    if (scalers[0]?.manifest === object) return [];
    // One of the same name is the same object, declared twice.
    const others = scalers.filter(({ manifest }) => keyOf(refOf(manifest)) !== keyOf(refOf(object)) && !handsOver(object, manifest));
    const [first] = others;
    if (first === undefined) return [];
    const place = placeOf(bundle.originOf(first.manifest));
    return [{
      path: 'spec.scaleTargetRef',
      rule: `must not be scaled by ${objectReference(first.manifest)}${place === undefined ? '' : ` (${place})`} as well`,
      got: keyOf(scaler.target).replace(/^[^/]*\//, ''),
    }];
  },
  samples: {
    noncompliant: [hpa(), prometheusObject()],
    compliant: [prometheusObject()],
  },
};

/** KEDA takes an HPA over where the ScaledObject says so, and lives beside one that is exempt. */
function handsOver(a: Manifest, b: Manifest): boolean {
  return a.kind !== b.kind && (annotation(a, TRANSFER) === 'true' || annotation(b, TRANSFER) === 'true'
    || annotation(a, EXEMPT) === 'false' || annotation(b, EXEMPT) === 'false');
}

function annotation({ metadata }: Manifest, key: string): unknown {
  const { annotations } = metadata;
  return typeof annotations === 'object' && annotations !== null ? (annotations as Readonly<Record<string, unknown>>)[key] : undefined;
}
