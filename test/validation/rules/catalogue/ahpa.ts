import type { Published } from './published';

export const ahpa: readonly Published[] = [
  {
    id: 'AHPA001',
    severity: 'error',
    message: '\'spec.scaleStrategy\' must be one of observer, auto, proactive, reactive, got "predictive"',
    fix: 'write proactive',
  },
  {
    id: 'AHPA002',
    severity: 'error',
    message: "'spec.prediction.quantile' must be a whole percentage from 1 to 100, got 0.95",
    fix: 'write a whole number from 1 to 100, such as 95',
  },
  {
    id: 'AHPA003',
    severity: 'error',
    message: '\'spec.instanceBounds[0].bounds[0].cron\' must be a schedule of 5 fields, got "0 * 0-6 ? * *"',
    fix: "write '2026-01-01 00:00:00' and '* 0-6 ? * *', and a minimum up to the maximum",
  },
  {
    id: 'AHPA004',
    severity: 'warning',
    message: '\'spec.scaleTargetRef\' should not be scaled by HorizontalPodAutoscaler shop/web as well, got "web"',
    fix: 'keep one, or set scaleStrategy: observer while you compare',
  },
  {
    id: 'AHPA005',
    severity: 'error',
    message: '\'spec.jobs[0].schedule\' must be a schedule of 6 fields, the first for seconds, got "0 8 * * *"',
    fix: "write six fields, such as '0 0 8 * * *', or a word such as @daily",
  },
  {
    id: 'AHPA006',
    severity: 'info',
    message: 'needs ConfigMap kube-system/application-intelligence, which is not here, and seven days of history',
    fix: 'declare the ConfigMap with prometheusUrl, keep scaleStrategy: observer for the first seven days, or acknowledge that both are there',
  },
];
