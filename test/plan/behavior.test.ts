import { sentence } from '../../src/kubernetes/problem';
import { behaviorProblems, renderBehavior, type BehaviorSpec, type ScalingRulesSpec } from '../../src/plan/behavior';

const problemsOf = (behavior: BehaviorSpec) => behaviorProblems(behavior).map(sentence);
const pods = (value: number, periodSeconds: number): ScalingRulesSpec => ({ policies: [{ type: 'Pods', value, periodSeconds }] });

test('only the rules that are given are written, so that the others keep the defaults of Kubernetes', () => {
  expect(renderBehavior({})).toStrictEqual({});
  expect(renderBehavior({ scaleUp: {} })).toStrictEqual({ scaleUp: {} });
  expect(renderBehavior({ scaleDown: { selectPolicy: 'Disabled' } })).toStrictEqual({ scaleDown: { selectPolicy: 'Disabled' } });
  expect(renderBehavior({
    scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }], selectPolicy: 'Min', tolerance: 0 },
    scaleDown: { tolerance: 0.05 },
  })).toStrictEqual({
    scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }], selectPolicy: 'Min', tolerance: '0' },
    scaleDown: { tolerance: '50m' },
  });
});

test.each([[0, '0'], [1, '1'], [0.1, '100m'], [0.015, '15m'], [0.999, '999m']])('a tolerance of %p is the quantity %p', (tolerance, quantity) => {
  expect(renderBehavior({ scaleUp: { tolerance } })).toStrictEqual({ scaleUp: { tolerance: quantity } });
});

test.each<[ScalingRulesSpec, string[]]>([
  [{ stabilizationWindowSeconds: 0, tolerance: 0, ...pods(1, 1) }, []],
  [{ stabilizationWindowSeconds: 3600, tolerance: 1, ...pods(1000, 1800) }, []],
  [{ stabilizationWindowSeconds: -1 }, ["'scaleDown.stabilizationWindowSeconds' must be a whole number from 0 to 3600, got -1"]],
  [{ stabilizationWindowSeconds: 3601 }, ["'scaleDown.stabilizationWindowSeconds' must be a whole number from 0 to 3600, got 3601"]],
  [{ stabilizationWindowSeconds: 1.5 }, ["'scaleDown.stabilizationWindowSeconds' must be a whole number from 0 to 3600, got 1.5"]],
  [{ tolerance: -0.01 }, ["'scaleDown.tolerance' must be a share from 0 to 1, got -0.01; write 5 % as 0.05"]],
  [{ tolerance: 5 }, ["'scaleDown.tolerance' must be a share from 0 to 1, got 5; write 5 % as 0.05"]],
  [{ policies: [] }, ["'scaleDown.policies' must not be empty, got []; leave it out for the defaults, or set 'selectPolicy' to Disabled"]],
  [pods(0, 15), ["'scaleDown.policies[0].value' must be a whole number from 1, got 0"]],
  [pods(1.5, 15), ["'scaleDown.policies[0].value' must be a whole number from 1, got 1.5"]],
  [pods(1, 0), ["'scaleDown.policies[0].periodSeconds' must be a whole number from 1 to 1800, got 0"]],
  [pods(1, 1801), ["'scaleDown.policies[0].periodSeconds' must be a whole number from 1 to 1800, got 1801"]],
])('rules %j have the problems %j, in either direction', (rules, problems) => {
  expect(problemsOf({ scaleDown: rules })).toEqual(problems);
  expect(problemsOf({ scaleUp: rules })).toEqual(problems.map((problem) => problem.replace('scaleDown', 'scaleUp')));
});
