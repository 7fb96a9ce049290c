import { FAILED, METRIC, Operator, prometheus } from './given';
import type { JsonObject } from '../../../src/kubernetes/json';

const COMPOSITE = 'composite-metric';

function modified(modifiers: JsonObject, spec: JsonObject = {}, names: readonly string[] = ['a', 'b']): JsonObject {
  return { advanced: { scalingModifiers: { target: '10', ...modifiers } }, triggers: names.map((name) => prometheus({ name })), ...spec };
}

describe('a formula', () => {
  test('gives one metric, whatever the HPA asks for', () => {
    const operator = new Operator(modified({ formula: 'a + b' }), 2).poll(0, 3, 4.5);
    expect(operator.outcome?.metrics).toEqual([{ name: COMPOSITE, milli: 7500 }]);
    expect([operator.read(7, COMPOSITE, 3, 4.5), operator.read(7, METRIC, 3, 4.5)]).toEqual([[7500], [7500]]);
  });

  test('can be negative', () => {
    expect(new Operator(modified({ formula: 'a - b' }), 2).read(7, COMPOSITE, 3, 4.5)).toEqual([-1500]);
  });

  test('decides about the activity, strictly above the activation target', () => {
    const at = (value: number, activationTarget?: string): string | undefined =>
      new Operator(modified({ formula: 'a + b', ...(activationTarget !== undefined && { activationTarget }) }), 0).poll(0, value, 0).outcome?.reason;
    expect([at(0), at(0.001), at(5, '5'), at(5.001, '5'), at(-1, '-2')]).toEqual(['inactive', 'activated', 'inactive', 'activated', 'activated']);
  });

  test('leaves the activity of every trigger at false', () => {
    const operator = new Operator(modified({ formula: 'a + b' }), 0).poll(0, 9, 9);
    expect([operator.replicas, operator.status.triggersActivity]).toEqual([1, { [METRIC]: false, 's1-prometheus': false }]);
  });

  test('is not computed while a trigger fails: nothing is active, and the HPA gets an error', () => {
    const operator = new Operator(modified({ formula: 'a + b' }), 2).poll(0, 9, FAILED);
    expect([operator.outcome?.reason, operator.outcome?.active]).toEqual(['triggerError', false]);
    expect(operator.read(7, COMPOSITE, 9, FAILED)).toEqual(['metric:composite-metric encountered error']);
  });

  test('gives way to the first fallback', () => {
    const operator = new Operator(modified({ formula: 'a + b' }, { fallback: { failureThreshold: 0, replicas: 3 } }), 2).poll(0, 9, FAILED);
    expect([operator.outcome?.metrics, operator.outcome?.fallingBack]).toEqual([[{ name: COMPOSITE, milli: 30000 }], true]);
    expect(operator.read(7, COMPOSITE, 9, FAILED)).toEqual([30000]);
  });

  test('may decide about failing triggers itself', () => {
    const spec = modified({ formula: '(a ?? 5) + b' }, { fallback: { failureThreshold: 1, replicas: 3, behavior: 'scalingModifiers' } });
    const operator = new Operator(spec, 2).poll(0, FAILED, 1);
    expect(operator.outcome?.error).toBe('HTTP 500');
    expect(operator.poll(30, FAILED, 1).outcome?.metrics).toEqual([{ name: COMPOSITE, milli: 6000 }]);
    expect(operator.outcome?.fallingBack).toBe(false);
  });

  test('that comes to nothing takes the replicas of the fallback times the target', () => {
    const spec = modified({ formula: 'a ?? nil', target: '7' }, { fallback: { failureThreshold: 0, replicas: 3, behavior: 'scalingModifiers' } });
    expect(new Operator(spec, 2).poll(0, FAILED, 1).outcome?.metrics).toEqual([{ name: COMPOSITE, milli: 21000 }]);
  });

  test('that fails gives no metric: the poll finds nothing active, and the HPA gets an empty list', () => {
    const operator = new Operator(modified({ formula: 'int(a) % int(b) == 0 ? a : b' }), 0).poll(0, 1, 0);
    expect([operator.outcome?.reason, operator.outcome?.metrics]).toEqual(['inactive', []]);
    expect(operator.outcome?.error).toMatch(/^error trying to run custom formula: .*integer divide by zero/);
    expect(operator.read(7, COMPOSITE, 1, 0)).toEqual([]);
  });

  test('without a fallback cannot come to nothing', () => {
    const operator = new Operator(modified({ formula: 'a > 1 ? a : (b ?? nil)' }), 0).poll(0, 0, 5);
    expect(operator.outcome?.metrics).toEqual([{ name: COMPOSITE, milli: 5000 }]);
    const empty = new Operator(modified({ formula: '0 < 1 ? (nil ?? nil) : a' }), 0).poll(0, 1, 1);
    expect(empty.outcome?.error).toBe('scalingModifiers formula evaluated to nil but no fallback is configured');
  });

  test('does not see a trigger without a name', () => {
    const operator = new Operator({ ...modified({ formula: 'a' }), triggers: [prometheus({ name: 'a' }), prometheus()] }, 0).poll(0, 3, 900);
    expect(operator.outcome?.metrics).toEqual([{ name: COMPOSITE, milli: 3000 }]);
  });

  test('beside an activation target that is no number ends every poll', () => {
    const operator = new Operator(modified({ formula: 'a + b', activationTarget: 'five' }), 0).poll(0, 9, 9);
    expect([operator.replicas, operator.outcome]).toEqual([
      0, { reason: 'aborted', active: false, error: 'scalingModifiers.ActivationTarget parsing error', fallingBack: false, metrics: [] },
    ]);
    expect(operator.condition('Active')).toBe('Unknown:');
  });
});

describe('modifiers without a formula', () => {
  test('leave the metrics as they are, but decide about the activity', () => {
    const operator = new Operator(modified({ formula: '', activationTarget: '5' }), 0).poll(0, 3, 6);
    expect([operator.replicas, operator.outcome?.metrics]).toEqual([1, [{ name: METRIC, milli: 3000 }, { name: 's1-prometheus', milli: 6000 }]]);
    expect(operator.status.triggersActivity).toEqual({ [METRIC]: false, 's1-prometheus': true });
    expect(operator.read(7, COMPOSITE, 3, 6)).toEqual([3000, 6000]);
  });
});
