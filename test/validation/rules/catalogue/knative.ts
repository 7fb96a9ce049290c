import type { Published } from './published';

export const knative: readonly Published[] = [
  {
    id: 'KNATIVE001',
    severity: 'error',
    message: "'metadata.annotations[autoscaling.knative.dev/target]' must be an annotation of the revision template",
    fix: "move it to 'spec.template.metadata.annotations'",
  },
  {
    id: 'KNATIVE002',
    severity: 'error',
    message: "'spec.template.metadata.annotations[autoscaling.knative.dev/target-utilization]' is not known to Knative and is ignored",
    fix: 'write autoscaling.knative.dev/target-utilization-percentage',
  },
  {
    id: 'KNATIVE003',
    severity: 'error',
    message: '\'spec.template.metadata.annotations[autoscaling.knative.dev/window]\' must be a duration from 6s to 1h of whole seconds, got "60"',
    fix: 'write it with a unit, such as 90s',
  },
  {
    id: 'KNATIVE004',
    severity: 'warning',
    message: '\'spec.template.metadata.annotations[autoscaling.knative.dev/target]\' should be at most \'containerConcurrency\' (50), got "100"',
    fix: "lower the target, or raise 'containerConcurrency'",
  },
  {
    id: 'KNATIVE005',
    severity: 'warning',
    message: '\'spec.template.metadata.annotations[autoscaling.knative.dev/initial-scale]\' should be at most \'max-scale\' (3), got "5"',
    fix: 'lower initial-scale or raise max-scale',
  },
  {
    id: 'KNATIVE006',
    severity: 'error',
    message: '\'spec.template.metadata.annotations[autoscaling.knative.dev/panic-window-percentage]\' is ignored by the class hpa.autoscaling.knative.dev, got "10"',
    fix: "leave it out, or take the class 'kpa.autoscaling.knative.dev'",
  },
  {
    id: 'KNATIVE007',
    severity: 'warning',
    message: '\'spec.template.metadata.annotations[autoscaling.knative.dev/target-utilization-percentage]\' should be a percentage above 1, got "1.0"',
    fix: 'write percent, such as 70',
  },
  {
    id: 'KNATIVE008',
    severity: 'error',
    message: '\'spec.template.metadata.annotations[autoscaling.knative.dev/metric-aggregation-algorithm]\' must be one of linear, weighted-exponential, weightedExponential, got "weighted-exponental"',
    fix: 'write weighted-exponential',
  },
  {
    id: 'KNATIVE009',
    severity: 'warning',
    message: '\'spec.template.metadata.annotations[autoscaling.knative.dev/min-scale]\' should be at least 1 under the class hpa.autoscaling.knative.dev, which keeps one pod, got "0"',
    fix: "set min-scale to at least 1, or take the class 'kpa.autoscaling.knative.dev'",
  },
  {
    id: 'KNATIVE010',
    severity: 'warning',
    message: "'spec.template.spec.responseStartTimeoutSeconds' should be at most 'timeoutSeconds' (60), got 120",
    fix: "lower it, or raise 'timeoutSeconds'",
  },
  {
    id: 'KNATIVE011',
    severity: 'error',
    message: '\'spec.template.metadata.annotations[autoscaling.knative.dev/maxScale]\' is ignored, since \'autoscaling.knative.dev/max-scale\' is there as well, got "20"',
    fix: 'keep the spelling with dashes',
  },
];
