import type { PreparedBehavior } from './behavior';
import type { HpaRules } from './rules';
import type { Recommendation } from './state';

/** What is left of a wanted count after the windows, and the recommendations for the next sync. */
export interface Stabilized {
  readonly replicas: number;
  readonly recommendations: readonly Recommendation[];
}

/** Without `behavior`: the largest count wanted within the window, both ends of it included. Upstream: `stabilizeRecommendation`. */
export function stabilizeDown(recommendations: readonly Recommendation[], wanted: number, nowMillis: number, windowMillis: number): Stabilized {
  const cutoff = nowMillis - windowMillis;
  let replicas = wanted;
  let old = -1;
  for (let index = 0; index < recommendations.length; index += 1) {
    const recommendation = recommendations[index] as Recommendation;
    if (recommendation.atMillis < cutoff) old = index;
    else if (recommendation.replicas > replicas) replicas = recommendation.replicas;
  }
  return { replicas, recommendations: replaceAt(recommendations, old, { replicas: wanted, atMillis: nowMillis }) };
}

/**
 * With `behavior`: the current count, moved only as far as all recommendations of the up window (or of the down window) agree.
 * The older end of a window is not included. Upstream: `stabilizeRecommendationWithBehaviors`.
 */
export function stabilizeBothWays(
  recommendations: readonly Recommendation[], wanted: number, current: number, nowMillis: number, behavior: PreparedBehavior, rules: HpaRules,
): Stabilized {
  const upCutoff = nowMillis - behavior.scaleUp.windowMillis;
  const downCutoff = nowMillis - behavior.scaleDown.windowMillis;
  let lowest = wanted;
  let highest = wanted;
  let old = -1;
  for (let index = 0; index < recommendations.length; index += 1) {
    const { replicas, atMillis } = recommendations[index] as Recommendation;
    if (atMillis > upCutoff && replicas < lowest) lowest = replicas;
    if (atMillis > downCutoff && replicas > highest) highest = replicas;
    if (atMillis < upCutoff && atMillis < downCutoff) old = index;
  }
  return {
    replicas: rules.stabilizesBothWays ? Math.min(Math.max(current, lowest), highest) : wanted >= current ? lowest : highest,
    recommendations: replaceAt(recommendations, old, { replicas: wanted, atMillis: nowMillis }),
  };
}

/** A copy of a list with an entry in the place of another, or at the end if there is none to replace (index -1). */
export function replaceAt<T>(list: readonly T[], index: number, entry: T): readonly T[] {
  const copy = list.slice();
  if (index < 0) copy.push(entry);
  else copy[index] = entry;
  return copy;
}
