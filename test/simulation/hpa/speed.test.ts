import { externalAverage, hpa, input, pods, SYNC, values } from './given';
import { NEW_HPA_STATE } from '../../../src/simulation/hpa/state';
import { stepHpa } from '../../../src/simulation/hpa/step';

/** 20 times what the real controller does on one core. */
const DECISIONS_PER_SECOND = 20 * 8000;
const BATCHES = 8;
const BATCH = 20000;

test(`an HPA with an external metric and ten pods takes at least ${DECISIONS_PER_SECOND} decisions per second`, () => {
  const prepared = hpa({ behavior: {}, metrics: [externalAverage('10')] });
  const loads = Array.from({ length: 400 }, (_, sync) => [values(100 + Math.round(60 * Math.sin(sync / 30)))]);
  const reads = { ...input({ pods: pods(10), current: 10 }) };
  let state = NEW_HPA_STATE;
  let current = 10;
  let changes = 0;
  let sync = 0;
  const batches = Array.from({ length: BATCHES }, () => {
    const start = performance.now();
    for (let decision = 0; decision < BATCH; decision += 1) {
      sync += 1;
      const scale = { ...reads.scale, specReplicas: current, statusReplicas: current };
      const step = stepHpa(prepared, state, { nowMillis: sync * SYNC, scale, pods: reads.pods, metrics: loads[sync % 400] ?? [] });
      if (step.replicas !== current) changes += 1;
      current = step.replicas ?? current;
      state = step.state;
    }
    return BATCH / ((performance.now() - start) / 1000);
  });
  expect(changes).toBeGreaterThan(BATCHES * 1000);
  // The fastest batch: others run while the code is still being compiled, or while other tests have the processor.
  expect(Math.max(...batches)).toBeGreaterThan(DECISIONS_PER_SECOND);
});
