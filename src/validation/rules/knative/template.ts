import type { Bundle } from '../../../kubernetes/bundle';
import { asNumber, asObject, type JsonObject } from '../../../kubernetes/json';
import { AUTOSCALING_ANNOTATIONS, findAnnotation, type AutoscalingAnnotation, type FoundAnnotation } from '../../../kubernetes/knative/annotation-keys';
import { DEFAULT_AUTOSCALER_CONFIG, type AutoscalerConfig } from '../../../kubernetes/knative/autoscaler-config';
import { parseAutoscalerConfig } from '../../../kubernetes/knative/parse-autoscaler-config';
import { labelsOf } from '../../../kubernetes/label-selector';
import type { Manifest } from '../../../kubernetes/manifest';
import { KNATIVE_CONFIGURATION, KNATIVE_SERVICE } from '../kinds';

/** The release that the rules about Knative were read from. */
export const KNATIVE = 'Knative Serving 1.23';

/** The kinds that have a revision template. */
export const WITH_REVISIONS = [KNATIVE_SERVICE, KNATIVE_CONFIGURATION];

/** The revision template of a Service or Configuration. */
export interface RevisionTemplate {
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: JsonObject;
  /** 0 for unlimited, which is the default. */
  readonly containerConcurrency: number;
}

/** Reads the revision template. */
export function templateOf(object: Manifest): RevisionTemplate {
  const template = asObject(asObject(object.spec).template);
  const spec = asObject(template.spec);
  return {
    annotations: labelsOf(asObject(template.metadata).annotations),
    spec,
    containerConcurrency: asNumber(spec.containerConcurrency) ?? 0,
  };
}

/** Path of an annotation of the template. */
export function annotationPath(key: string): string {
  return `spec.template.metadata.annotations[${key}]`;
}

/** An autoscaling annotation of the template, under the key by which it was found. */
export function settingOf({ annotations }: RevisionTemplate, name: AutoscalingAnnotation): FoundAnnotation | undefined {
  return findAnnotation(annotations, AUTOSCALING_ANNOTATIONS[name]);
}

/** The config-autoscaler of the bundle where it has one that can be read, else Knative's defaults. */
export function autoscalerConfigOf(bundle: Bundle): AutoscalerConfig {
  const map = bundle.find({ group: '', kind: 'ConfigMap', namespace: 'knative-serving', name: 'config-autoscaler' });
  return map === undefined ? DEFAULT_AUTOSCALER_CONFIG : parseAutoscalerConfig(labelsOf(map.data)).config;
}
