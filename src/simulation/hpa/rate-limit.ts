import { floatToInt32, MAX_INT32, MIN_INT32, wrapInt32 } from '../int64';
import type { PreparedBehavior, PreparedPolicy, PreparedScalingRules } from './behavior';
import type { HpaRules } from './rules';
import { replaceAt } from './stabilization';
import type { HpaMemory, ScaleEvent } from './state';

/** The most that the policies allow to scale up to. Upstream: `calculateScaleUpLimitWithScalingRules`. */
export function scaleUpLimit(current: number, memory: HpaMemory, scaleUp: PreparedScalingRules, nowMillis: number, rules: HpaRules): number {
  const { selectPolicy, policies } = scaleUp;
  if (selectPolicy === 'Disabled') return current;
  const select = selectPolicy === 'Min' ? Math.min : Math.max;
  let limit = selectPolicy === 'Min' ? MAX_INT32 : MIN_INT32;
  for (const policy of policies) {
    const added = changeSince(memory.scaleUps, nowMillis - policy.periodMillis);
    const removed = rules.countsBothDirections ? changeSince(memory.scaleDowns, nowMillis - policy.periodMillis) : 0;
    limit = select(limit, raised(wrapInt32(current - added + removed), policy));
  }
  return limit;
}

/** The least that the policies allow to scale down to. Upstream: `calculateScaleDownLimitWithBehaviors`. */
export function scaleDownLimit(current: number, memory: HpaMemory, scaleDown: PreparedScalingRules, nowMillis: number, rules: HpaRules): number {
  const { selectPolicy, policies } = scaleDown;
  if (selectPolicy === 'Disabled') return current;
  const select = selectPolicy === 'Min' ? Math.max : Math.min;
  let limit = selectPolicy === 'Min' ? MIN_INT32 : MAX_INT32;
  for (const policy of policies) {
    const added = rules.countsBothDirections ? changeSince(memory.scaleUps, nowMillis - policy.periodMillis) : 0;
    const removed = changeSince(memory.scaleDowns, nowMillis - policy.periodMillis);
    limit = select(limit, lowered(wrapInt32(current - added + removed), policy));
  }
  return limit;
}

/** Rounded up, so that any percentage allows a pod more. The doubles are upstream's: 12 % of 25 allow 29. */
function raised(start: number, { type, value }: PreparedPolicy): number {
  return type === 'Percent' ? floatToInt32(Math.ceil(start * (1 + value / 100))) : wrapInt32(start + value);
}

/** Rounded down, so that any percentage allows a pod less; may be negative. */
function lowered(start: number, { type, value }: PreparedPolicy): number {
  return type === 'Percent' ? floatToInt32(start * (1 - value / 100)) : wrapInt32(start - value);
}

/** The sum of the changes after a time. */
function changeSince(events: readonly ScaleEvent[], cutoffMillis: number): number {
  let change = 0;
  for (const event of events) {
    if (event.atMillis > cutoffMillis) change += event.change;
  }
  return change;
}

/** The memory with a change of the replica count added. Upstream: `storeScaleEvent`; an event older than all periods makes room. */
export function rememberScaling(memory: HpaMemory, behavior: PreparedBehavior, from: number, to: number, nowMillis: number): HpaMemory {
  if (to > from) return { ...memory, scaleUps: withEvent(memory.scaleUps, to - from, behavior.scaleUp, nowMillis) };
  return { ...memory, scaleDowns: withEvent(memory.scaleDowns, from - to, behavior.scaleDown, nowMillis) };
}

function withEvent(events: readonly ScaleEvent[], change: number, direction: PreparedScalingRules, nowMillis: number): readonly ScaleEvent[] {
  const cutoff = nowMillis - direction.longestPeriodMillis;
  let last = -1;
  const marked = events.map((event, index) => {
    const outdated = event.outdated || event.atMillis < cutoff;
    if (outdated) last = index;
    return outdated === event.outdated ? event : { ...event, outdated };
  });
  return replaceAt(marked, last, { change, atMillis: nowMillis, outdated: false });
}
