import type { Published } from './published';

export const autoscalerConfig: readonly Published[] = [
  {
    id: 'KCONFIG001',
    severity: 'error',
    message: "'data[stable-windows]' is not known to the autoscaler and is ignored",
    fix: 'write stable-window',
  },
  {
    id: 'KCONFIG002',
    severity: 'warning',
    message: "'metadata.labels' should have app.kubernetes.io/component: autoscaler, by which the webhook finds the ConfigMap",
    fix: 'write app.kubernetes.io/component: autoscaler',
  },
  {
    id: 'KCONFIG003',
    severity: 'warning',
    message: '\'data[panic-threshold-percentage]\' should be at least 110 percent, as for the annotation, got "2.0"',
    fix: 'write 200 for twice the target',
  },
  {
    id: 'KCONFIG004',
    severity: 'warning',
    message: '\'data[container-concurrency-target-percentage]\' should be at most 1, or at least 10 percent, got "1.5"',
    fix: 'write a fraction such as 0.7, or percent such as 70',
  },
  {
    id: 'KCONFIG005',
    severity: 'warning',
    message: '\'data[initial-scale]\' should be at most \'max-scale\' (3), got "5"',
    fix: 'lower initial-scale or raise max-scale',
  },
  {
    id: 'KCONFIG006',
    severity: 'error',
    message: '\'spec.config.autoscaler[stable-window]\' must be a duration with a unit, such as 60s, got "60"',
    fix: 'write a value within the range',
  },
  {
    id: 'KCONFIG007',
    severity: 'error',
    message: "'data' is written over by the operator of KnativeServing knative-serving/knative-serving",
    fix: 'write the settings into spec.config.autoscaler of KnativeServing',
  },
  {
    id: 'KCONFIG008',
    severity: 'warning',
    message: '\'data[pod-autoscaler-class]\' should be one of kpa.autoscaling.knative.dev, hpa.autoscaling.knative.dev, got "kpa"',
    fix: 'write one of kpa.autoscaling.knative.dev, hpa.autoscaling.knative.dev, or acknowledge this where an extension serves the class',
  },
];
