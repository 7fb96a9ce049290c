import { around, prometheus, reconciled } from './given';
import { pollScaledObject } from '../../../src/simulation/keda/poll';
import { readMetric } from '../../../src/simulation/keda/read-metric';

const POLLS_PER_SECOND = 40000;
const BATCHES = 8;
const BATCH = 5000;

/** The most steps per second of all batches: others run while the code is still being compiled, or while other tests have the processor. */
function fastest(step: (index: number) => void): number {
  const batches = Array.from({ length: BATCHES }, (_, batch) => {
    const start = performance.now();
    for (let index = 0; index < BATCH; index += 1) step(batch * BATCH + index);
    return BATCH / ((performance.now() - start) / 1000);
  });
  return Math.max(...batches);
}

const loads = Array.from({ length: 400 }, (_, index) => [Math.max(0, Math.round(200 * Math.sin(index / 30)))]);

test(`a ScaledObject with fallback is polled at least ${POLLS_PER_SECOND} times per second`, () => {
  let state = reconciled({ fallback: { failureThreshold: 3, replicas: 6 } });
  let replicas = 0;
  let changes = 0;
  const speed = fastest((index) => {
    const step = pollScaledObject(state, around(index * 30, replicas, loads[index % 400] ?? []));
    if (step.replicas !== replicas) changes += 1;
    ({ state, replicas } = step);
  });
  expect(changes).toBeGreaterThan(BATCHES * 10);
  expect(speed).toBeGreaterThan(POLLS_PER_SECOND);
});

test(`its metric is read at least ${POLLS_PER_SECOND} times per second`, () => {
  let state = reconciled({ fallback: { failureThreshold: 3, replicas: 6 } });
  const speed = fastest((index) => {
    ({ state } = readMetric(state, 's0-prometheus', around(index * 15, 2, loads[index % 400] ?? [])));
  });
  expect(speed).toBeGreaterThan(POLLS_PER_SECOND);
});

test('a formula over two triggers is polled at least 15000 times per second', () => {
  let state = reconciled({
    triggers: [prometheus({ name: 'a' }), prometheus({ name: 'b' })], advanced: { scalingModifiers: { formula: 'max(a, b) > 5 ? a + b : 0', target: '10' } },
  });
  let replicas = 0;
  const speed = fastest((index) => {
    const [load = 0] = loads[index % 400] ?? [];
    ({ state, replicas } = pollScaledObject(state, around(index * 30, replicas, [load, 0.0625 * load])));
  });
  expect(speed).toBeGreaterThan(15000);
});
