import type { OperatorDraft } from './operator-draft';
import type { ScaledObjectHandle } from './scaled-object-handle';
import { sameValue } from './status';
import type { Surroundings } from './surroundings';
import { asList, asObject, asString } from '../../kubernetes/json';
import type { Json, JsonObject } from '../../kubernetes/json';
import { kedaHpa, kedaHpaName } from '../../kubernetes/keda/hpa';
import { sentence } from '../../kubernetes/problem';

/** What a reconciliation needs to know beside the object. */
export interface ReconcileOptions {
  /** KEDA's version, for a label of the HPA. Default: 2.20.2. */
  readonly version?: string;
  /** Why the API server refuses an HPA; undefined if it accepts it. Default: it accepts all. */
  readonly refusal?: (hpa: JsonObject) => string | undefined;
}

/** What became of the HPA. */
export interface EnsuredHpa {
  readonly created: boolean;
  readonly error: string | undefined;
}

/**
 * Sees to it that there is the HPA of an object: makes it, renames it or brings it up to date (KEDA 2.20
 * `controllers/keda/scaledobject_controller.go`, ensureHPAForScaledObjectExists, and `hpa.go`).
 */
export function ensureHpa(draft: OperatorDraft, handle: ScaledObjectHandle, around: Surroundings, options: ReconcileOptions): EnsuredHpa {
  const name = kedaHpaName(handle.copy.definition.manifest);
  const known = handle.copy.status.hpaName === '' ? name : handle.copy.status.hpaName;
  const found = draft.hpa !== undefined && nameOf(draft.hpa) === known ? draft.hpa : undefined;
  const created = found === undefined || known !== name;
  if (created && found !== undefined) draft.hpa = undefined;
  const made = makeHpa(draft, handle, around, options);
  if ('error' in made) return { created: false, error: made.error };
  const changed = created || isOutdated(made.hpa, found);
  const refusal = changed ? options.refusal?.(made.hpa) : undefined;
  if (refusal !== undefined) return { created: false, error: refusal };
  if (changed) draft.hpa = made.hpa;
  handle.writeChange({ ...handle.copy.status, hpaName: name });
  return { created, error: undefined };
}

function nameOf(hpa: JsonObject): string {
  return asString(asObject(hpa.metadata).name) ?? '';
}

/** The HPA of an object; its metrics are noted in the status of the object. */
function makeHpa(
  draft: OperatorDraft, handle: ScaledObjectHandle, around: Surroundings, { version }: ReconcileOptions,
): { readonly hpa: JsonObject } | { readonly error: string } {
  const { copy } = handle;
  const cache = draft.scalers?.generation === copy.generation ? draft.scalers : draft.buildScalers(copy, copy, around);
  const scalers = 'error' in cache ? cache : cache.definition.scalers;
  if ('error' in scalers) return scalers;
  if (scalers.metrics.length === 0) return { error: 'no metric specs returned from scalers for ScaledObject' };
  const { manifest, modifiers, target } = copy.definition;
  const made = kedaHpa({ scaledObject: manifest, metrics: scalers.metrics, target, ...(version !== undefined && { version }) });
  if (!('hpa' in made)) return { error: sentence(made) };
  if (modifiers?.metricType === 'Utilization') return { error: 'error metric target type is Utilization, but it needs to be AverageValue or Value for external metrics' };
  const { externalMetricNames, resourceMetricNames, compositeScalerName } = made;
  handle.write({
    ...copy.status,
    externalMetricNames,
    resourceMetricNames,
    health: Object.fromEntries(Object.entries(copy.status.health).filter(([name]) => externalMetricNames.includes(name))),
    compositeScalerName: compositeScalerName === '' ? copy.status.compositeScalerName : compositeScalerName,
  });
  return made;
}

/** Whether an HPA has to be written anew. What the new one lacks does not count, but for metrics, behavior and all annotations. */
function isOutdated(hpa: JsonObject, found: JsonObject | undefined): boolean {
  const [spec, old] = [asObject(hpa.spec), asObject(found?.spec)];
  const [metadata, oldMetadata] = [asObject(hpa.metadata), asObject(found?.metadata)];
  return asList(spec.metrics).length !== asList(old.metrics).length
    || !sameValue(spec.behavior, old.behavior)
    || !isPartOf(spec, old)
    || !isPartOf(metadata.labels, oldMetadata.labels)
    || (metadata.annotations === undefined && oldMetadata.annotations !== undefined)
    || !isPartOf(metadata.annotations, oldMetadata.annotations);
}

/** Go's equality.Semantic.DeepDerivative: equal, except for what is not set in the first. */
function isPartOf(part: Json | undefined, whole: Json | undefined): boolean {
  if (part === undefined || part === null || part === '') return true;
  if (Array.isArray(part)) {
    const items = asList(whole);
    return part.length <= items.length && part.every((item: Json, index) => isPartOf(item, items[index]));
  }
  if (typeof part === 'object') return Object.entries(part).every(([key, value]) => isPartOf(value, asObject(whole)[key]));
  return part === whole;
}
