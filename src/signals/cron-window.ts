import type { KedaTrigger } from './signal';
import { aNumber, aText } from '../kubernetes/declared/scalars';
import { required } from '../kubernetes/declared/shapes';
import { cronFault } from '../kubernetes/keda/cron-schedule';
import type { KeysOf } from '../kubernetes/known-keys';
import { Problems, type Problem } from '../kubernetes/problem';

/** A window of time in which at least so many replicas run, whatever the backlog. Upstream: KEDA 2.20 cron_scaler.go. */
export interface CronWindowSpec {
  /** IANA name, such as `Asia/Shanghai`. */
  readonly timezone: string;
  /** When the window opens: a cron expression of five fields. */
  readonly start: string;
  /** When it closes. */
  readonly end: string;
  /** Replicas within the window. Whole number from 1. */
  readonly replicas: number;
}

/** The keys of `CronWindowSpec`. */
export const CRON_WINDOW_KEYS: KeysOf<CronWindowSpec> = {
  timezone: required(aText), start: required(aText), end: required(aText), replicas: aNumber,
};

const TIMEZONE = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

/** Problems of a window; paths relative to it. */
export function cronWindowProblems(window: CronWindowSpec, maxReplicas: number): readonly Problem[] {
  const problems = new Problems();
  problems.check(TIMEZONE.test(window.timezone), 'timezone', 'must be the IANA name of a time zone, such as Asia/Shanghai', window.timezone);
  for (const path of ['start', 'end'] as const) {
    const fault = cronFault(window[path]);
    problems.check(fault === undefined, path, `must be a cron schedule: ${fault}`, window[path]);
  }
  problems.check(window.start !== window.end, 'end', "must differ from 'start'", window.end);
  const whole = problems.check(Number.isInteger(window.replicas) && window.replicas >= 1, 'replicas', 'must be a whole number from 1', window.replicas);
  if (whole) problems.check(window.replicas <= maxReplicas, 'replicas', `must be at most 'maxReplicas' (${maxReplicas})`, window.replicas);
  return problems.list;
}

/** The trigger that holds the replicas within a window. */
export function cronTrigger({ timezone, start, end, replicas }: CronWindowSpec): KedaTrigger {
  return { type: 'cron', metadata: { timezone, start, end, desiredReplicas: String(replicas) } };
}
