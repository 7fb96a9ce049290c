import { FAILED, METRIC, Operator } from './given';

/** Situations that can be followed by hand: a target of 30 for each pod, polls every 30 s. */
describe('without an HPA', () => {
  test('a quiet target at zero stays there', () => {
    const operator = new Operator({}, 0).pollEvery(30, 0, 120, 0);
    expect([operator.replicas, operator.outcome?.reason]).toEqual([0, 'inactive']);
  });

  test('the first message wakes the target at the next poll', () => {
    const operator = new Operator({}, 0).poll(0, 0).poll(30, 1);
    expect([operator.replicas, operator.outcome?.reason, operator.condition('Active')]).toEqual([1, 'activated', 'True:ScalerActive']);
  });

  test('a message does not wake it at the activation threshold, only above', () => {
    const activation = { triggers: [{ type: 'prometheus', metadata: { serverAddress: 'http://p', query: 'q', threshold: '30', activationThreshold: '5' } }] };
    expect(new Operator(activation, 0).poll(0, 5).replicas).toBe(0);
    expect(new Operator(activation, 0).poll(0, 5.001).replicas).toBe(1);
  });

  test('the target goes to zero 300 s after the last active poll, in one step', () => {
    const operator = new Operator({}, 8).poll(10, 1).pollEvery(30, 40, 100, 1).pollEvery(30, 130, 370, 0);
    expect([operator.replicas, operator.outcome?.reason]).toEqual([8, 'coolingDown']);
    operator.poll(400, 0);
    expect([operator.replicas, operator.outcome?.reason]).toEqual([0, 'deactivated']);
  });

  test('a fresh object whose trigger is quiet goes to zero at its first poll', () => {
    expect(new Operator({}, 3).poll(0, 0).replicas).toBe(0);
  });

  test('unless there is an initial cooldown', () => {
    const operator = new Operator({ initialCooldownPeriod: 120 }, 3).pollEvery(30, 0, 90, 0);
    expect(operator.replicas).toBe(3);
    expect(operator.poll(120, 0).replicas).toBe(0);
  });

  test('idle 0 with a minimum of 2 goes to 2', () => {
    expect(new Operator({ idleReplicaCount: 0, minReplicaCount: 2 }, 0).poll(0, 1).replicas).toBe(2);
  });

  test('idle 1 fights with the HPA, which lifts the target to its minimum again', () => {
    const operator = new Operator({ idleReplicaCount: 1, minReplicaCount: 2, cooldownPeriod: 0 }, 2);
    const seen = [0, 30, 60].map((second) => {
      const { replicas } = operator.poll(second, 0);
      operator.replicas = 2;
      return replicas;
    });
    expect(seen).toEqual([1, 1, 1]);
  });

  test('at zero only polls count for the fallback, and the fourth wakes the target', () => {
    const operator = new Operator({ fallback: { failureThreshold: 3, replicas: 6 } }, 0).pollEvery(30, 0, 60, FAILED);
    expect([operator.replicas, operator.failures, operator.condition('Fallback')]).toEqual([0, { [METRIC]: 3 }, 'False:NoFallbackFound']);
    operator.poll(90, FAILED);
    expect([operator.replicas, operator.failures, operator.condition('Fallback')]).toEqual([1, { [METRIC]: 4 }, 'True:FallbackExists']);
    expect([operator.outcome?.fallingBack, operator.outcome?.metrics]).toEqual([true, [{ name: METRIC, milli: 180000 }]]);
    expect(operator.read(97, METRIC, FAILED)).toEqual([180000]);
  });

  test('with replicas, polls and reads count: the fallback begins at 30 s', () => {
    const operator = new Operator({ fallback: { failureThreshold: 3, replicas: 6 } }, 2).poll(0, FAILED);
    expect(operator.read(0, METRIC, FAILED)).toEqual([`metric:${METRIC} encountered error`]);
    expect(operator.read(15, METRIC, FAILED)).toEqual([`metric:${METRIC} encountered error`]);
    operator.poll(30, FAILED);
    expect([operator.failures, operator.read(30, METRIC, FAILED)]).toEqual([{ [METRIC]: 4 }, [180000]]);
  });

  test('a fallback to no replicas lets an error take the target to zero', () => {
    expect(new Operator({ fallback: { failureThreshold: 3, replicas: 0 } }, 3).poll(0, FAILED).replicas).toBe(0);
  });

  test('an error without a fallback holds the target', () => {
    const operator = new Operator({}, 3).poll(0, FAILED);
    expect([operator.replicas, operator.outcome?.reason, operator.outcome?.error, operator.condition('Ready')])
      .toEqual([3, 'triggerError', 'HTTP 500', 'False:TriggerError']);
  });
});
