import { autoscaler, SECOND } from './given';

/** Half of what the real autoscaler does on one core. */
const STEPS_PER_SECOND = 0.5 * 1_400_000;
const BATCHES = 8;
const BATCH = 100_000;

test(`the autoscaler takes at least ${STEPS_PER_SECOND} steps per second, of two statistics and a decision each`, () => {
  const scaler = autoscaler();
  const loads = Array.from({ length: 128 }, (_, step) => 50 + 40 * Math.floor(step / 32));
  let ready = 1;
  let changes = 0;
  let step = 0;
  const batches = Array.from({ length: BATCHES }, () => {
    const start = performance.now();
    for (let taken = 0; taken < BATCH; taken += 1) {
      step += 1;
      const load = loads[step % 128] ?? 0;
      scaler.record((2 * step - 1) * SECOND, load, load);
      scaler.record(2 * step * SECOND, load, load);
      scaler.scale(2 * step * SECOND, ready);
      if (scaler.desired !== ready) changes += 1;
      ready = scaler.desired;
    }
    return BATCH / ((performance.now() - start) / 1000);
  });
  expect(changes).toBeGreaterThan(BATCHES * 1000);
  // The fastest batch: others run while the code is still being compiled, or while other tests have the processor.
  expect(Math.max(...batches)).toBeGreaterThan(STEPS_PER_SECOND);
});
