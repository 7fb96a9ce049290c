import type { ClusterView } from './cluster';
import { hpasToMeet, scaledObjectsToMeet } from './conflict-index';
import { isProblem, sameTarget, targetOf } from './target-reference';
import type { TargetReference } from './target-reference';
import { errorOf } from './verdict';
import type { KedaError } from './verdict';
import { asList, asObject, asString } from '../../../kubernetes/json';
import type { JsonObject } from '../../../kubernetes/json';
import { annotationOf, KEDA_ANNOTATIONS } from '../../../kubernetes/keda/annotations';
import { kedaHpaName } from '../../../kubernetes/keda/hpa';
import { refOf } from '../../../kubernetes/object-ref';

const HPA_NAME = 'spec.advanced.horizontalPodAutoscalerConfig.name';

/** What other ScaledObjects of the namespace have against one (KEDA 2.20 `scaledobject_webhook.go`, verifyScaledObjects). */
export function scaledObjectConflicts(object: JsonObject, target: TargetReference, cluster: ClusterView): readonly KedaError[] {
  const { name } = refOf(object);
  return scaledObjectsToMeet(object, target, cluster).filter((other) => refOf(other).name !== name).flatMap((other) => {
    const otherName = refOf(other).name;
    const otherTarget = targetOf(other, cluster);
    if (isProblem(otherTarget)) {
      return [errorOf('webhook', { path: '', rule: `cannot be admitted: ScaledObject '${otherName}' scales something that the cluster does not know` })];
    }
    if (sameTarget(target, otherTarget)) {
      return [errorOf('webhook', { path: 'spec.scaleTargetRef', rule: `must not be scaled by ScaledObject '${otherName}' already`, got: target.name })];
    }
    if (kedaHpaName(other) !== kedaHpaName(object)) return [];
    return [errorOf('webhook', { path: HPA_NAME, rule: `must not be the HPA of ScaledObject '${otherName}' already`, got: kedaHpaName(object) })];
  });
}

/** What the HPAs of the namespace have against a ScaledObject (KEDA 2.20 `scaledobject_webhook.go`, verifyHpas). */
export function hpaConflicts(object: JsonObject, target: TargetReference, cluster: ClusterView): readonly KedaError[] {
  return hpasToMeet(object, target, cluster).filter((hpa) => annotationOf(hpa, KEDA_ANNOTATIONS.hpaOwnership) !== 'false').flatMap((hpa) => {
    const { name } = refOf(hpa);
    const hpaTarget = targetOf(hpa, cluster);
    if (isProblem(hpaTarget)) {
      return [errorOf('webhook', { path: '', rule: `cannot be admitted: the HPA '${name}' scales something that the cluster does not know` })];
    }
    if (!sameTarget(target, hpaTarget) || isOwnedBy(hpa, refOf(object).name)) return [];
    if (annotationOf(object, KEDA_ANNOTATIONS.transferHpaOwnership) !== 'true') {
      return [errorOf('webhook', { path: 'spec.scaleTargetRef', rule: `must not be scaled by the HPA '${name}' already`, got: target.name })];
    }
    return configuredName(object) === name ? [] : [errorOf('webhook', { path: HPA_NAME, rule: `must be '${name}' to take over that HPA` })];
  });
}

function isOwnedBy(hpa: JsonObject, scaledObject: string): boolean {
  const owners = asList(asObject(hpa.metadata).ownerReferences).map(asObject);
  return owners.some(({ kind, name }) => kind === 'ScaledObject' && name === scaledObject);
}

function configuredName(object: JsonObject): string | undefined {
  return asString(asObject(asObject(asObject(object.spec).advanced).horizontalPodAutoscalerConfig).name);
}
