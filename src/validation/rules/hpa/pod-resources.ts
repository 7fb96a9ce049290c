import { metricsOf } from './metrics';
import type { Bundle } from '../../../kubernetes/bundle';
import { asList, asNumber, asObject, asString, ownField, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { namespaceOf } from '../../../kubernetes/object-ref';
import { scalerOf } from '../../../kubernetes/scaler';
import { triggersOf } from '../keda/trigger';

/** A reading of cpu or memory that is compared with what the pods request. */
export interface ResourceReading {
  readonly path: string;
  readonly resource: string;
  /** The only container that counts. @default - all of them */
  readonly container: string | undefined;
  /** Percent of the request; undefined where only KEDA's webhook asks for requests. */
  readonly utilization: number | undefined;
}

/** What an HPA or ScaledObject reads of the resources of its pods, where requests must be there for it. */
export function resourceReadings(object: Manifest): readonly ResourceReading[] {
  return object.kind === 'ScaledObject' ? triggersOf(object).flatMap(triggerReading) : metricsOf(object).flatMap(metricReading);
}

function metricReading({ type, path, source, name, target }: ReturnType<typeof metricsOf>[number]): readonly ResourceReading[] {
  const utilization = asNumber(target.averageUtilization);
  if (utilization === undefined || target.averageValue !== undefined || (type !== 'Resource' && type !== 'ContainerResource')) return [];
  return [{ path, resource: name, container: type === 'ContainerResource' ? asString(source.container) : undefined, utilization }];
}

function triggerReading({ type, path, metadata, metricType }: ReturnType<typeof triggersOf>[number]): readonly ResourceReading[] {
  if (type !== 'cpu' && type !== 'memory') return [];
  const utilization = metricType === 'Utilization' ? Number(metadata.value) : Number.NaN;
  return [{ path, resource: type, container: asString(metadata.containerName), utilization: Number.isNaN(utilization) ? undefined : utilization }];
}

/** The pod template of what an HPA or ScaledObject scales, if the bundle has it. */
export function targetTemplate(object: Manifest, bundle: Bundle): JsonObject | undefined {
  const scaler = scalerOf(object);
  const target = scaler === undefined ? undefined : bundle.targetOf(scaler);
  return target === undefined ? undefined : bundle.podTemplate(target);
}

/** The containers that run as long as the pod: those of the pod, and init containers that restart. */
export function runningContainers(template: JsonObject): readonly JsonObject[] {
  const spec = asObject(template.spec);
  const sidecars = asList(spec.initContainers).map(asObject).filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...asList(spec.containers).map(asObject), ...sidecars];
}

/** What a container requests of a resource; the API server takes the limit where there is no request. */
export function requestOf(holder: JsonObject, resource: string): JsonObject[string] {
  const { requests, limits } = asObject(holder.resources);
  return ownField(asObject(requests), resource) ?? ownField(asObject(limits), resource);
}

/** Whether a LimitRange of the namespace gives every container a request of a resource. */
export function hasDefaultRequest(object: Manifest, resource: string, bundle: Bundle): boolean {
  return bundle.ofKind('LimitRange', namespaceOf(object)).some((range) => asList(asObject(range.spec).limits).map(asObject)
    .some((limit) => limit.type === 'Container' && (ownField(asObject(limit.defaultRequest), resource) ?? ownField(asObject(limit.default), resource)) !== undefined));
}
