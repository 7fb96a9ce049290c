/** A Job of a ScaledJob, as the operator looks at it. */
export interface JobReading {
  readonly name: string;
  /** Its condition once it is finished; left out before. */
  readonly finished?: 'Complete' | 'Failed';
  /** `status.completionTime`, in milliseconds; failed jobs have none. */
  readonly completedAtMillis?: number;
  /** The generation of the ScaledJob that it was made for; left out if its annotation is missing. */
  readonly generation?: number;
  readonly pods: readonly JobPod[];
}

/** A pod of a Job. */
export interface JobPod {
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
  /** The types of its conditions that are True, such as `Ready`. */
  readonly conditions: readonly string[];
}

/** The jobs that are not finished. */
export function runningJobs(jobs: readonly JobReading[]): readonly JobReading[] {
  return jobs.filter(({ finished }) => finished === undefined);
}

/**
 * How many jobs are pending: unfinished, without a pod that runs or ran. With pod conditions, without a pod that has all of them
 * (KEDA 2.20 `pkg/scaling/executor/scale_jobs.go`, getPendingJobCount).
 */
export function pendingJobCount(jobs: readonly JobReading[], podConditions: readonly string[]): number {
  const started = podConditions.length === 0
    ? ({ phase }: JobPod): boolean => phase === 'Running' || phase === 'Succeeded'
    // A condition that is listed twice is never fulfilled, as upstream counts.
    : ({ conditions }: JobPod): boolean => new Set(conditions.filter((type) => podConditions.includes(type))).size === podConditions.length;
  return runningJobs(jobs).filter(({ pods }) => !pods.some(started)).length;
}

/** How many finished jobs stay. */
export interface JobHistoryLimits {
  readonly successful: number;
  readonly failed: number;
}

/** The names of the finished jobs beyond the history limits, the oldest first (`scale_jobs.go`, cleanUp). */
export function outdatedJobs(jobs: readonly JobReading[], limits: JobHistoryLimits): readonly string[] {
  return [...beyond(jobs.filter(({ finished }) => finished === 'Complete'), limits.successful), ...beyond(jobs.filter(({ finished }) => finished === 'Failed'), limits.failed)];
}

function beyond(jobs: readonly JobReading[], limit: number): readonly string[] {
  const oldestFirst = [...jobs].sort((a, b) => (
    a.completedAtMillis === undefined || b.completedAtMillis === undefined ? 0 : a.completedAtMillis - b.completedAtMillis));
  return oldestFirst.slice(0, Math.max(0, jobs.length - limit)).map(({ name }) => name);
}
