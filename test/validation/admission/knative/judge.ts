import type { Json, JsonObject } from '../../../../src/kubernetes/json';
import { admitKnativeService } from '../../../../src/validation/admission/knative/admit-service';
import type { KnativeConfigMaps } from '../../../../src/validation/admission/knative/cluster-config';
import type { KnativeAdmission } from '../../../../src/validation/admission/knative/verdict';

/** A Service of one container, with a spec for its pods put over it. */
export function service(podSpec: JsonObject, container: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Service',
    metadata: { name: 'hello', namespace: 'default' },
    spec: { template: { spec: { containers: [{ image: 'registry.example.com/hello:1', ...container }], ...podSpec } } },
  };
}

/** The verdict on a Service under the data of config-features. */
export function judge(manifest: JsonObject, features: Readonly<Record<string, string>> = {}): KnativeAdmission {
  return admitKnativeService(manifest, { 'config-features': features });
}

/** The errors of a verdict, one a line: path below the pod's spec, upstream's words for it, and the rule. */
export function lines(verdict: KnativeAdmission): string[] {
  const short = (path: string): string => path.replace('spec.template.spec.', '').replace('spec.template.metadata.annotations.', '@');
  return verdict.errors.map(({ layer, field, upstreamField, detail }) =>
    `${layer === 'webhook' ? '' : `${layer} `}${short(field)}${upstreamField === undefined ? '' : ` <${short(upstreamField)}>`}: ${detail}`);
}

/** The lines about a pod. */
export function podLines(podSpec: JsonObject, features: Readonly<Record<string, string>> = {}): string[] {
  return lines(judge(service(podSpec), features));
}

/** The lines about a container. */
export function containerLines(container: Json, features: Readonly<Record<string, string>> = {}, podSpec: JsonObject = {}): string[] {
  return lines(judge(service(podSpec, container as JsonObject), features));
}

/** The lines under other ConfigMaps. */
export function linesUnder(configMaps: KnativeConfigMaps, manifest: JsonObject): string[] {
  return lines(admitKnativeService(manifest, configMaps));
}
