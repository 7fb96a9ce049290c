import type { Problems } from '../kubernetes/problem';
import type { Backlog } from '../signals/backlog';
import type { Signal } from '../signals/signal';

/**
 * Checks that a part of a declaration was made by one of its factories. The compiler sees to that, but not for plain JavaScript, and cdk8s
 * classes without public members look alike to it.
 *
 * @param factories what makes such a part, such as `QpsSignal`
 */
export function checkMade(
  part: unknown, isMade: (part: Readonly<Record<string, unknown>>) => boolean, path: string, factories: string, problems: Problems,
): boolean {
  if (part === undefined) return problems.check(false, path, 'is required', undefined, `make it with ${factories}`);
  const made = typeof part === 'object' && part !== null && isMade(part as Readonly<Record<string, unknown>>);
  return problems.check(made, path, `must be made with ${factories}`, made ? undefined : part);
}

/** The same for a part that may be left out. */
export function checkMadeIfGiven(...check: Parameters<typeof checkMade>): boolean {
  return check[0] === undefined || checkMade(...check);
}

/** Whether a part is of one of several kinds. */
export function isOfKind(...kinds: readonly string[]): (part: Readonly<Record<string, unknown>>) => boolean {
  return ({ kind }) => typeof kind === 'string' && kinds.includes(kind);
}

/** A stand-in for a signal that is missing, with which the rest of a declaration can still be checked. */
const STAND_IN: Backlog = {
  source: 'missing',
  unit: 'requests/s',
  lagSeconds: 0,
  lowestMinReplicas: 0,
  problems: [],
  hpaMetric: () => ({ type: 'External' }),
  kedaTrigger: () => ({ type: 'missing', metadata: {} }),
};

/** The signal, or a stand-in and a problem if there is none. */
export function signalOrStandIn(signal: Signal | undefined, problems: Problems): Signal {
  const made = checkMade(signal, ({ source, problems: own }) => typeof source === 'string' && Array.isArray(own), 'signal', 'QpsSignal', problems);
  return made && signal !== undefined ? signal : STAND_IN;
}

/** The backlog, or a stand-in and a problem if there is none. */
export function backlogOrStandIn(backlog: Backlog | undefined, path: string, problems: Problems): Backlog {
  const made = checkMade(backlog, ({ kedaTrigger, problems: own }) => typeof kedaTrigger === 'function' && Array.isArray(own), path, 'Backlog', problems);
  return made && backlog !== undefined ? backlog : STAND_IN;
}
