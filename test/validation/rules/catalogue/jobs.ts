import type { Published } from './published';

export const jobs: readonly Published[] = [
  {
    id: 'JOB001',
    severity: 'error',
    message: '\'spec.jobTargetRef.template.spec.restartPolicy\' must be Never or OnFailure, got "Always"',
    fix: 'write Never or OnFailure, or leave it out (OnFailure)',
  },
  {
    id: 'JOB002',
    severity: 'error',
    message: "'spec.minReplicaCount' must be at most 'maxReplicaCount' (10), got 20",
    fix: "lower 'minReplicaCount' or raise 'maxReplicaCount'",
  },
  {
    id: 'JOB003',
    severity: 'error',
    message: "'spec.scalingStrategy.customScalingQueueLengthDeduction' is ignored, since the strategy is not custom, got 1",
    fix: "write strategy: custom, and the percentage as a share such as '0.5'",
  },
  {
    id: 'JOB004',
    severity: 'error',
    message: "'spec.triggers[0].useCachedMetrics' is ignored in a ScaledJob",
    fix: 'leave it out',
  },
  {
    id: 'JOB005',
    severity: 'info',
    message: "'spec.jobTargetRef.activeDeadlineSeconds' is missing, so a Job that hangs keeps its place for ever",
    fix: "set 'spec.jobTargetRef.activeDeadlineSeconds' to more than the longest work takes",
  },
  {
    id: 'JOB006',
    severity: 'warning',
    message: "'spec.triggers[0]' should not count messages in flight under strategy accurate, as aws-sqs-queue does here",
    fix: "use strategy default, or leave messages in flight out of the count (scaleOnInFlight: 'false', excludeUnacknowledged: 'true')",
  },
];
