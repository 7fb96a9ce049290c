import { RevisionEndpoints } from '../../../src/simulation/kpa/revision-endpoints';

function endpoints(delaySeconds: number): RevisionEndpoints {
  return new RevisionEndpoints(delaySeconds, 500);
}

function follow(made: RevisionEndpoints, second: number, readyPods: number): boolean {
  return made.follow(second, second * 1000 + 500, readyPods);
}

test('activators back a new revision', () => {
  expect([endpoints(0).proxied, endpoints(0).state]).toEqual([true, { mode: 'Proxy', proxiedSinceMillis: 0 }]);
});

test.each([
  ['Proxy', 3, true],
  ['Serve', 0, true],
  ['Serve', 1, false],
] as const)('in the mode %s with %i ready pods they do: %s', (mode, readyPods, proxied) => {
  const made = endpoints(0);
  made.mode = mode;
  expect([follow(made, 1, readyPods), made.proxied]).toEqual([!proxied, proxied]);
});

test('the endpoints follow when the change has stood for the delay, and know since when', () => {
  const made = endpoints(5);
  made.mode = 'Serve';
  expect([10, 14].map((second) => follow(made, second, 1))).toEqual([false, false]);
  expect([follow(made, 15, 1), made.proxied, made.state.proxiedSinceMillis]).toEqual([true, false, undefined]);
  made.mode = 'Proxy';
  expect([20, 24, 25, 26].map((second) => follow(made, second, 1))).toEqual([false, false, true, false]);
  expect(made.state).toEqual({ mode: 'Proxy', proxiedSinceMillis: 25_000 });
});

test('a change that does not stand is forgotten', () => {
  const made = endpoints(5);
  made.mode = 'Serve';
  expect([[10, 1], [13, 0], [14, 1], [15, 1], [18, 1], [19, 1]].map(([second = 0, ready = 0]) => follow(made, second, ready)))
    .toEqual([false, false, false, false, false, true]);
});
