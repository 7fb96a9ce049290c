import { IN_SECONDS } from './kubernetes/known-keys';
import type { Problem } from './kubernetes/problem';

const SECONDS = /\b([a-z][A-Za-z]*)Seconds\b/g;

/**
 * A problem in the words of the props. What is a `Duration` there is a number of seconds in the spec, under a name that ends in its unit:
 * `'scaler.pollingIntervalSeconds' must be a whole number from 1` speaks of `pollingInterval`, in seconds.
 */
export function inProps(problem: Problem): Problem {
  const { path, rule, got, fix } = problem;
  const words = (text: string): string => text.replace(SECONDS, '$1');
  if (rule.startsWith(IN_SECONDS)) {
    return { path: words(path), rule: 'must be a Duration', got, fix: typeof got === 'number' ? `write Duration.seconds(${got})` : 'use cdk8s.Duration' };
  }
  return {
    ...problem,
    path: words(path),
    rule: words(rule),
    ...(words(path) !== path && typeof got === 'number' && { unit: 'seconds' }),
    ...(fix !== undefined && { fix: words(fix) }),
  };
}
