import { asObject, asString } from './json';
import type { Manifest } from './manifest';
import { groupOf, namespaceOf, refOf } from './object-ref';
import type { ObjectRef } from './object-ref';

/** Something that sets the number of pods of a target. */
export interface Scaler {
  /** `hpa`: a HorizontalPodAutoscaler; `keda`: a ScaledObject; `knative`: a Knative Service or Configuration, which scales itself. */
  readonly type: 'hpa' | 'keda' | 'knative';
  readonly manifest: Manifest;
  /** What is scaled, with the defaults of the scaler filled in. */
  readonly target: ObjectRef;
}

const KINDS: ReadonlySet<unknown> = new Set(['HorizontalPodAutoscaler', 'ScaledObject', 'Service', 'Configuration']);

/** The scaler that a manifest is; undefined if it is none. */
export function scalerOf(manifest: Manifest): Scaler | undefined {
  const { apiVersion, kind } = manifest;
  if (!KINDS.has(kind)) return undefined;
  const group = groupOf(apiVersion);
  if (group === 'autoscaling' && kind === 'HorizontalPodAutoscaler') return { type: 'hpa', manifest, target: targetOf(manifest) };
  if (group === 'keda.sh' && kind === 'ScaledObject') return { type: 'keda', manifest, target: targetOf(manifest, { apiVersion: 'apps/v1', kind: 'Deployment' }) };
  const knative = group === 'serving.knative.dev' && (kind === 'Service' || kind === 'Configuration');
  return knative ? { type: 'knative', manifest, target: refOf(manifest) } : undefined;
}

/** KEDA takes a Deployment where the target says no kind, and `apps/v1` where it says no version. */
function targetOf(manifest: Manifest, defaults: { readonly apiVersion?: string; readonly kind?: string } = {}): ObjectRef {
  const { apiVersion, kind, name } = asObject(asObject(manifest.spec).scaleTargetRef);
  return {
    group: groupOf(asString(apiVersion) || defaults.apiVersion),
    kind: asString(kind) || defaults.kind || '',
    namespace: namespaceOf(manifest),
    name: asString(name) ?? '',
  };
}
