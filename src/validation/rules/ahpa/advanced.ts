import { asList, asObject, asString, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { sample } from '../samples';

export const AHPA = 'AdvancedHorizontalPodAutoscaler.autoscaling.alibabacloud.com';
export const AHPA_TEMPLATE = 'AdvancedHorizontalPodAutoscalerTemplate.autoscaling.alibabacloud.com';
export const CRON_HPA = 'CronHorizontalPodAutoscaler.autoscaling.alibabacloud.com';
export const WITH_PREDICTION: readonly string[] = [AHPA, AHPA_TEMPLATE];
/** What the rules were read from. */
export const AHPA_SOURCE = 'Alibaba Cloud documentation, deploy AHPA, AdvancedHorizontalPodAutoscaler v1beta1';

/** One line of the bounds for a time of the day. */
export interface Bound {
  readonly path: string;
  readonly json: JsonObject;
}

/** The bounds for times of the day. */
export function boundsOf(object: Manifest): readonly Bound[] {
  return asList(asObject(object.spec).instanceBounds).flatMap((entry, position) => asList(asObject(entry).bounds)
    .map((bound, index) => ({ path: `spec.instanceBounds[${position}].bounds[${index}]`, json: asObject(bound) })));
}

/** The number of fields of a schedule. */
export function cronFields(text: unknown): number {
  return (asString(text) ?? '').trim().split(/\s+/).filter((field) => field !== '').length;
}

/** Where AHPA looks for the Prometheus that it reads. */
export const AHPA_SETTINGS = { namespace: 'kube-system', name: 'application-intelligence' } as const;

/** The settings of AHPA with the address of Prometheus. */
export function ahpaSettings(): Manifest {
  return sample('v1', 'ConfigMap', { data: { prometheusUrl: 'http://cn-hangzhou-intranet.arms.aliyuncs.com:9090/api/v1/prometheus/1/1/c1/cn-hangzhou' } }, AHPA_SETTINGS);
}

/** A predicting autoscaler of the Deployment; `spec` is laid over its spec. */
export function advancedHpa(spec: JsonObject = {}): Manifest {
  return sample('autoscaling.alibabacloud.com/v1beta1', 'AdvancedHorizontalPodAutoscaler', {
    spec: {
      scaleStrategy: 'auto',
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 40 } } }],
      minReplicas: 2,
      maxReplicas: 100,
      prediction: { quantile: 95, scaleUpForward: 180 },
      ...spec,
    },
  });
}
