import { Problems, sentence } from '../../src/kubernetes/problem';
import { checkBounds, checkTarget } from '../../src/plan/bounds';
import { prometheusQuery } from '../../src/signals/prometheus-query';

const signal = prometheusQuery({ serverAddress: 'http://prometheus.monitoring:9090', query: 'sum(up)', livesWithoutPods: true });
const silent = { ...signal, source: 'cpu', lowestMinReplicas: 1 as const, wakeFix: 'raise it' };

function problemsOf(minReplicas: number, maxReplicas: number, scaler: 'hpa' | 'keda' = 'keda', from: Parameters<typeof checkBounds>[2] = signal) {
  const problems = new Problems();
  checkBounds({ minReplicas, maxReplicas }, scaler, from, problems);
  return problems.list.map(sentence);
}

test.each([[0, 1], [1, 1], [3, 3], [0, 2_147_483_647], [2_147_483_647, 2_147_483_647]])('%p to %p replicas are fine', (low, high) => {
  expect(problemsOf(low, high)).toEqual([]);
});

test.each<[number, number, string[]]>([
  [-1, 1, ["'minReplicas' must be a whole number from 0, got -1"]],
  [0.5, 1, ["'minReplicas' must be a whole number from 0, got 0.5"]],
  [0, 0, ["'maxReplicas' must be a whole number from 1, got 0"]],
  [0, 2_147_483_648, ["'maxReplicas' must be a whole number from 1, got 2147483648"]],
  [Number.NaN, Infinity, ["'minReplicas' must be a whole number from 0, got NaN", "'maxReplicas' must be a whole number from 1, got Infinity"]],
  [4, 3, ["'maxReplicas' must be at least 'minReplicas' (4), got 3; raise 'maxReplicas' or lower 'minReplicas'"]],
])('%p to %p replicas are not', (low, high, problems) => expect(problemsOf(low, high)).toEqual(problems));

test('only KEDA scales to zero, and only on a signal that is there without pods', () => {
  expect(problemsOf(0, 3, 'hpa')).toEqual([
    "'minReplicas' must be at least 1 with a HorizontalPodAutoscaler, which cannot scale to zero by default, got 0; raise it or use Scaler.keda()",
  ]);
  expect(problemsOf(1, 3, 'hpa')).toEqual([]);
  expect(problemsOf(0, 3, 'keda', silent)).toEqual([
    "'minReplicas' must be at least 1 with the signal cpu, which is silent without pods and so never wakes them, got 0; raise it",
  ]);
  expect(problemsOf(1, 3, 'keda', silent)).toEqual([]);
});

test.each([[0, false], [-1, false], [Number.NaN, false], [Infinity, false], [0.001, true], [1e9, true]])('%p as a target is fine: %p', (target, fine) => {
  const problems = new Problems();
  expect(checkTarget('targetQpsPerPod', target, problems)).toBe(fine);
  expect(problems.list.map(sentence)).toEqual(fine ? [] : [`'targetQpsPerPod' must be a number greater than 0, got ${target}`]);
});
