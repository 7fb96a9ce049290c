import { changesOf, closedLoop } from './given';
import type { Loop } from './given';
import { DEFAULT_AUTOSCALER_CONFIG } from '../../../src/kubernetes/knative/autoscaler-config';
import { RevisionRun } from '../../../src/simulation/kpa/revision-run';
import { kpaRules } from '../../../src/simulation/kpa/rules';

function replicas(loop: Loop): (readonly [number, number])[] {
  return changesOf(closedLoop(loop), 'replicas');
}

function active(loop: Loop): (readonly [number, string])[] {
  return changesOf(closedLoop(loop), 'active').map(([second, { status, reason }]) => [second, `${status} ${reason}`.trim()]);
}

/** Load between two seconds, the last one not included. */
function between(from: number, to: number, concurrency: number): (second: number) => number {
  return (second) => (second >= from && second < to ? concurrency : 0);
}

describe('without requests', () => {
  test('the first pod gets ready, is active for a stable window, and goes with the grace period long over', () => {
    const loop = { seconds: 100 };
    expect(replicas(loop)).toEqual([[0, 1], [62, 0]]);
    expect(active(loop)).toEqual([[0, 'Unknown Queued'], [2, 'True'], [62, 'False NoTraffic']]);
  });

  test('a short stable window lets the grace period since the activators came count', () => {
    expect(replicas({ annotations: { window: '10s' }, seconds: 100 })).toEqual([[0, 1], [30, 0]]);
  });

  test('retention keeps the pod', () => {
    expect(replicas({ annotations: { 'scale-to-zero-pod-retention-period': '25s' }, seconds: 120 })).toEqual([[0, 1], [87, 0]]);
  });

  test('min-scale grows before any metric, and stays', () => {
    expect(replicas({ annotations: { 'min-scale': '3' }, seconds: 100 })).toEqual([[0, 3]]);
  });

  test('the initial scale is reached although it is above the maximum, then the maximum holds', () => {
    const views = closedLoop({ annotations: { 'initial-scale': '5', 'max-scale': '2', 'window': '30s' }, seconds: 60 });
    expect(changesOf(views, 'replicas')).toEqual([[0, 5], [2, 2], [4, 1], [34, 0]]);
    // Five pods had capacity to spare; the grace period counts from when the activators came back.
    expect(changesOf(views, 'proxied')).toEqual([[0, true], [2, false], [4, true]]);
  });

  test('an initial scale of 0 makes no pods', () => {
    const loop = { annotations: { 'initial-scale': '0' }, config: { allowZeroInitialScale: true }, seconds: 20 };
    expect([replicas(loop), active(loop)]).toEqual([[[0, 0]], [[0, 'False NoTraffic']]]);
  });

  test('pods that do not get ready are given up 30 s after the progress deadline', () => {
    expect(replicas({ startDelays: [100_000], progressDeadline: 20, seconds: 100 })).toEqual([[0, 1], [50, 0]]);
    expect(replicas({ startDelays: [100_000], seconds: 700 })).toEqual([[0, 1], [630, 0]]);
    expect(replicas({ startDelays: [100_000], progressDeadline: 20, seconds: 100, load: () => 1 })).toEqual([[0, 1]]);
  });
});

describe('from zero', () => {
  const idle = { annotations: { 'window': '10s', 'target': '10', 'target-utilization-percentage': '100' }, startDelays: [4] };

  test('the first load makes it decide at once, whatever the second', () => {
    expect(replicas({ ...idle, seconds: 60, load: between(51, 56, 25) })).toEqual([[0, 1], [30, 0], [51, 3]]);
    expect(replicas({ ...idle, seconds: 60, load: between(52, 56, 25) })).toEqual([[0, 1], [30, 0], [52, 3]]);
  });

  test('requests without concurrency wait for the next decision', () => {
    const annotations = { 'autoscaling.knative.dev/metric': 'rps', 'autoscaling.knative.dev/window': '10s' };
    const run = new RevisionRun({ annotations, containerConcurrency: 0, reachability: '', config: DEFAULT_AUTOSCALER_CONFIG }, { startDelays: [1] });
    const replicasAt = new Map<number, number>();
    for (let second = 1; second <= 52; second += 1) {
      run.advance({ concurrency: 0, requests: second < 51 ? 0 : 5 });
      replicasAt.set(second, run.view.replicas);
    }
    expect([50, 51, 52].map((second) => replicasAt.get(second))).toEqual([0, 0, 1]);
  });

  test('activation scale goes back to zero over one pod', () => {
    const annotations = { ...idle.annotations, 'activation-scale': '3', 'window': '10s' };
    expect(replicas({ ...idle, annotations, seconds: 100, load: between(51, 53, 1) })).toEqual([[0, 1], [30, 0], [51, 3], [62, 1], [65, 0]]);
  });
});

describe('where requests go', () => {
  const annotations = { 'target': '10', 'target-burst-capacity': '0', 'window': '10s' };

  test('without burst capacity to their pods, as long as there are any', () => {
    const views = closedLoop({ annotations, seconds: 60, load: between(5, 30, 5) });
    expect(changesOf(views, 'mode')).toEqual([[0, 'Proxy'], [2, 'Serve'], [40, 'Proxy']]);
    expect(changesOf(views, 'proxied')).toEqual([[0, true], [2, false], [40, true]]);
    expect(changesOf(views, 'replicas')).toEqual([[0, 1]]);
  });

  test('the endpoints follow later, and the pod is kept until the activators are there and then for the grace period', () => {
    const views = closedLoop({ annotations, endpointDelay: 5, seconds: 100, load: between(5, 30, 5) });
    expect(changesOf(views, 'proxied')).toEqual([[0, true], [7, false], [45, true]]);
    expect(changesOf(views, 'replicas')).toEqual([[0, 1], [75, 0]]);
  });

  test('with unlimited burst capacity by the activators, whose silence is no load', () => {
    const views = closedLoop({ annotations: { ...annotations, 'target-burst-capacity': '-1' }, seconds: 100, load: between(5, 30, 5) });
    expect(changesOf(views, 'mode')).toEqual([[0, 'Proxy']]);
    expect(changesOf(views, 'desired')).toEqual([[0, -1], [2, 0], [5, 1], [40, 0]]);
  });

  test('by more activators for more pods', () => {
    const views = closedLoop({ annotations: { 'min-scale': '4' }, seconds: 5 });
    expect(changesOf(views, 'activators')).toEqual([[0, 3], [2, 7]]);
  });
});

describe('changes while it runs', () => {
  test('a revision that no route leads to any more loses its minimum', () => {
    const loop = { annotations: { 'min-scale': '3', 'window': '10s' }, seconds: 80 };
    expect(replicas({ ...loop, changes: { 40: { reachability: 'Unreachable' } } })).toEqual([[0, 3], [40, 1], [72, 0]]);
  });

  test('the configuration holds from its second on', () => {
    const config = { ...DEFAULT_AUTOSCALER_CONFIG, minScale: 2 };
    expect(replicas({ seconds: 60, changes: { 20: { config } } })).toEqual([[0, 1], [20, 2]]);
  });

  test('another stable window resizes the averages', () => {
    const config = { ...DEFAULT_AUTOSCALER_CONFIG, stableWindow: 10 };
    const seen = new RevisionRun({ annotations: {}, containerConcurrency: 0, reachability: '', config: DEFAULT_AUTOSCALER_CONFIG }, { startDelays: [1] });
    for (let second = 1; second <= 30; second += 1) seen.advance({ concurrency: second, requests: 0 }, second === 29 ? { config } : undefined);
    expect(seen.seen).toEqual({ stable: 25.5, panic: 30 });
  });
});

test('an unreachable revision could not go below its initial scale before Knative 1.21', () => {
  const loop: Loop = {
    annotations: { 'initial-scale': '3' }, reachability: 'Unreachable', startDelays: [2, 2, 100_000], progressDeadline: 10, seconds: 70,
  };
  expect(replicas(loop)).toEqual([[0, 3], [40, 0]]);
  expect(replicas({ ...loop, rules: kpaRules('1.20') })).toEqual([[0, 3]]);
});

test('the averages of a decision are seen in its second, and only there', () => {
  const run = new RevisionRun({ annotations: {}, containerConcurrency: 0, reachability: '', config: DEFAULT_AUTOSCALER_CONFIG }, { startDelays: [4] });
  const seen = Array.from({ length: 6 }, () => {
    run.advance({ concurrency: 0, requests: 0 });
    return run.seen;
  });
  const none = { stable: 0, panic: 0 };
  expect(seen).toEqual([undefined, undefined, undefined, none, undefined, none]);
});
