import { aNumber, oneOf } from '../kubernetes/declared/scalars';
import { listOf, anObject, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { Problems, type Problem } from '../kubernetes/problem';

/** How much the replica count may change within a period. */
export interface ScalingPolicySpec {
  readonly type: 'Pods' | 'Percent';
  /** Pods or percent; a whole number from 1. */
  readonly value: number;
  /** Whole number from 1 to 1800. */
  readonly periodSeconds: number;
}

const POLICY_KEYS: KeysOf<ScalingPolicySpec> = { type: required(oneOf('Pods', 'Percent')), value: aNumber, periodSeconds: aNumber };

/** Rules for one direction. Upstream: `autoscaling/v2` HPAScalingRules. */
export interface ScalingRulesSpec {
  /**
   * Seconds over which the most cautious recommendation wins. Whole number from 0 to 3600.
   * @default - 0 upwards; downwards what the controller says (300 unless configured)
   */
  readonly stabilizationWindowSeconds?: number;
  /** @default - upwards 100 % or 4 pods every 15 s, downwards 100 % every 15 s */
  readonly policies?: readonly ScalingPolicySpec[];
  /** Which policy counts where several allow different changes; `Disabled` stops this direction. @default 'Max' */
  readonly selectPolicy?: 'Max' | 'Min' | 'Disabled';
  /**
   * Share by which the metric may miss its target without a change. From 0 to 1. Kubernetes 1.33 or later.
   * @default - the controller's, 0.1
   */
  readonly tolerance?: number;
}

const RULES_KEYS: KeysOf<ScalingRulesSpec> = {
  stabilizationWindowSeconds: aNumber, policies: listOf(anObject(POLICY_KEYS)), selectPolicy: oneOf('Max', 'Min', 'Disabled'), tolerance: aNumber,
};

/** How fast the replica count may change. */
export interface BehaviorSpec {
  readonly scaleUp?: ScalingRulesSpec;
  readonly scaleDown?: ScalingRulesSpec;
}

/** The options of `BehaviorSpec`. */
export const BEHAVIOR_KEYS: KeysOf<BehaviorSpec> = { scaleUp: anObject(RULES_KEYS), scaleDown: anObject(RULES_KEYS) };

const WINDOW_MAX = 3600;
const PERIOD_MAX = 1800;

/** Problems of a behavior; paths relative to it. */
export function behaviorProblems(behavior: BehaviorSpec): readonly Problem[] {
  const problems = new Problems();
  for (const direction of ['scaleUp', 'scaleDown'] as const) {
    const rules = behavior[direction];
    if (rules !== undefined) problems.add(rulesProblems(rules), direction);
  }
  return problems.list;
}

function rulesProblems(rules: ScalingRulesSpec): readonly Problem[] {
  const problems = new Problems();
  const { policies, stabilizationWindowSeconds: window, tolerance } = rules;
  const whole = (value: number, low: number, high: number): boolean => Number.isInteger(value) && value >= low && value <= high;
  problems.check(window === undefined || whole(window, 0, WINDOW_MAX), 'stabilizationWindowSeconds',
    `must be a whole number from 0 to ${WINDOW_MAX}`, window);
  problems.check(tolerance === undefined || (tolerance >= 0 && tolerance <= 1), 'tolerance', 'must be a share from 0 to 1', tolerance,
    'write 5 % as 0.05');
  problems.check(policies === undefined || policies.length > 0, 'policies', 'must not be empty', policies,
    "leave it out for the defaults, or set 'selectPolicy' to Disabled");
  policies?.forEach((policy, index) => {
    problems.check(whole(policy.value, 1, Number.MAX_SAFE_INTEGER), `policies[${index}].value`, 'must be a whole number from 1', policy.value);
    problems.check(whole(policy.periodSeconds, 1, PERIOD_MAX), `policies[${index}].periodSeconds`,
      `must be a whole number from 1 to ${PERIOD_MAX}`, policy.periodSeconds);
  });
  return problems.list;
}

const MILLI = 1000;

/** The `behavior` of an `autoscaling/v2` HorizontalPodAutoscaler. */
export function renderBehavior(behavior: BehaviorSpec) {
  return {
    ...(behavior.scaleUp !== undefined && { scaleUp: renderRules(behavior.scaleUp) }),
    ...(behavior.scaleDown !== undefined && { scaleDown: renderRules(behavior.scaleDown) }),
  };
}

function renderRules(rules: ScalingRulesSpec) {
  return {
    ...(rules.stabilizationWindowSeconds !== undefined && { stabilizationWindowSeconds: rules.stabilizationWindowSeconds }),
    ...(rules.policies !== undefined && { policies: rules.policies.map(({ type, value, periodSeconds }) => ({ type, value, periodSeconds })) }),
    ...(rules.selectPolicy !== undefined && { selectPolicy: rules.selectPolicy }),
    ...(rules.tolerance !== undefined && { tolerance: renderTolerance(rules.tolerance) }),
  };
}

function renderTolerance(tolerance: number): string {
  const milli = Math.round(tolerance * MILLI);
  return milli % MILLI === 0 ? String(milli / MILLI) : `${milli}m`;
}
