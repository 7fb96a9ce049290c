import type { Bundle } from '../../../kubernetes/bundle';
import type { Manifest } from '../../../kubernetes/manifest';
import { keyOf, refOf } from '../../../kubernetes/object-ref';
import { scalerOf } from '../../../kubernetes/scaler';
import { objectReference } from '../../finding';
import type { Detection } from '../../rule';
import { directoryOf, placeOf } from '../origin';

const TRANSFER = 'scaledobject.keda.sh/transfer-hpa-ownership';
const EXEMPT = 'validations.keda.sh/hpa-ownership';

/** Another autoscaler of the target of one. */
export interface Rival {
  readonly manifest: Manifest;
  /** Whether both come from one directory, or from no file. */
  readonly isBeside: boolean;
}

/** The autoscalers that an autoscaler shares its target with; none for the first of them, so that two make one finding. */
export function rivalsOf(object: Manifest, bundle: Bundle): readonly Rival[] {
  const scaler = scalerOf(object);
  if (scaler === undefined || scaler.target.name === '') return [];
  const scalers = bundle.scalersOf(scaler.target);
  if (scalers[0]?.manifest === object) return [];
  const directory = directoryOf(bundle.originOf(object));
  // One of the same name is the same object, declared twice.
  return scalers.filter(({ manifest }) => keyOf(refOf(manifest)) !== keyOf(refOf(object)) && !handsOver(object, manifest))
    .map(({ manifest }) => ({ manifest, isBeside: directoryOf(bundle.originOf(manifest)) === directory }));
}

/** That an autoscaler shares its target, with `must not` or another word for how sure that is. */
export function sharing(object: Manifest, rival: Manifest, bundle: Bundle, word: string): Detection {
  const place = placeOf(bundle.originOf(rival));
  const target = scalerOf(object)?.target;
  return {
    path: 'spec.scaleTargetRef',
    rule: `${word} be scaled by ${objectReference(rival)}${place === undefined ? '' : ` (${place})`} as well`,
    ...(target !== undefined && { got: keyOf(target).replace(/^[^/]*\//, '') }),
  };
}

/** KEDA takes an HPA over where the ScaledObject says so, and lives beside one that is exempt. */
function handsOver(a: Manifest, b: Manifest): boolean {
  return a.kind !== b.kind && (annotation(a, TRANSFER) === 'true' || annotation(b, TRANSFER) === 'true'
    || annotation(a, EXEMPT) === 'false' || annotation(b, EXEMPT) === 'false');
}

function annotation({ metadata }: Manifest, key: string): unknown {
  const { annotations } = metadata;
  return typeof annotations === 'object' && annotations !== null ? (annotations as Readonly<Record<string, unknown>>)[key] : undefined;
}
