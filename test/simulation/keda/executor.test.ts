import { definition, METRIC, SECOND, START } from './given';
import type { JsonObject } from '../../../src/kubernetes/json';
import { requestScale, storeScaleResult } from '../../../src/simulation/keda/executor';
import type { ScaleResult } from '../../../src/simulation/keda/executor';
import { NEW_STATUS } from '../../../src/simulation/keda/status';
import type { ScaledObjectStatus } from '../../../src/simulation/keda/status';
import type { Surroundings } from '../../../src/simulation/keda/surroundings';

interface Request {
  readonly spec?: JsonObject;
  readonly annotations?: JsonObject;
  readonly replicas: number;
  readonly active?: boolean;
  readonly failed?: boolean;
  readonly status?: Partial<ScaledObjectStatus>;
  readonly around?: Partial<Surroundings>;
}

/** A request one hour after the creation, one second after the last activity unless the status says otherwise. */
function request({ spec = {}, annotations = {}, replicas, active = false, failed = false, status = {}, around = {} }: Request): ScaleResult {
  const nowMillis = START + 3600 * SECOND;
  const object = {
    definition: definition(spec, annotations), generation: 1, createdAtMillis: START, deleting: false,
    status: { ...NEW_STATUS, externalMetricNames: [METRIC], lastActiveMillis: nowMillis - SECOND, ...status },
  };
  const verdict = { active, failed, activeMetrics: active ? [METRIC] : [] };
  return requestScale(object, verdict, { nowMillis, replicas, readyPods: replicas, answers: [], ...around });
}

const reasons = (result: ScaleResult): readonly string[] => result.conditions.map(({ type, status, reason }) => `${type}=${status}:${reason}`);
const LONG_AGO = { lastActiveMillis: START };
const FALLBACK = { failureThreshold: 3, replicas: 6 };

describe('while a trigger is active', () => {
  test.each<[string, Request, string, number]>([
    ['a target at zero goes to one', { replicas: 0 }, 'activated', 1],
    ['a target at zero goes to the minimum', { replicas: 0, spec: { minReplicaCount: 4 } }, 'activated', 4],
    ['a target at the idle count goes to the minimum', { replicas: 1, spec: { idleReplicaCount: 1, minReplicaCount: 3 } }, 'activated', 3],
    ['a target below the minimum stays without an idle count', { replicas: 1, spec: { minReplicaCount: 3 } }, 'active', 1],
    ['a target at the minimum stays', { replicas: 3, spec: { idleReplicaCount: 1, minReplicaCount: 3 } }, 'active', 3],
    ['a target above the maximum stays', { replicas: 30, spec: { maxReplicaCount: 3 } }, 'active', 30],
    ['scaling out can be paused', { replicas: 0, annotations: { 'autoscaling.keda.sh/paused-scale-out': 'true' } }, 'scaleOutPaused', 0],
    ['an error of another trigger does not hold the step from zero', { replicas: 0, failed: true }, 'activated', 1],
    ['an error of another trigger shows', { replicas: 2, failed: true }, 'activeWithErrors', 2],
    ['a failing write changes nothing', { replicas: 0, around: { scaleError: 'conflict' } }, 'scaleFailed', 0],
  ])('%s', (_title, given, reason, replicas) => {
    const result = request({ ...given, active: true });
    expect([result.reason, result.replicas]).toEqual([reason, replicas]);
  });

  test('the last activity is now, but not beside an error, a pause or a failed write', () => {
    const last = (given: Request): number | undefined => request({ ...given, active: true }).lastActiveMillis;
    expect([last({ replicas: 0 }), last({ replicas: 2 })]).toEqual([START + 3600 * SECOND, START + 3600 * SECOND]);
    expect(last({ replicas: 2, failed: true })).toBeUndefined();
    expect(last({ replicas: 0, annotations: { 'autoscaling.keda.sh/paused-scale-out': '' } })).toBeUndefined();
    expect(last({ replicas: 0, around: { scaleError: 'conflict' } })).toBeUndefined();
  });

  test.each<[Request, readonly string[]]>([
    [{ replicas: 2 }, ['Ready=True:ScaledObjectReady', 'Active=True:ScalerActive']],
    [{ replicas: 2, failed: true }, ['Ready=Unknown:PartialTriggerError', 'Active=True:ScalerActive']],
    [{ replicas: 0, failed: true }, ['Ready=True:ScaledObjectReady', 'Active=True:ScalerActive']],
  ])('%j gives the conditions %j', (given, conditions) => {
    expect(reasons(request({ ...given, active: true }))).toEqual(conditions);
  });

  test('the messages say so', () => {
    const messages = (given: Request): readonly string[] => request(given).conditions.map(({ message }) => message);
    expect(messages({ replicas: 2, active: true, failed: true })).toEqual([
      'Some triggers defined in ScaledObject are not working correctly', 'Scaling is performed because triggers are active',
    ]);
    expect(messages({ replicas: 2, annotations: { 'autoscaling.keda.sh/force-activation': 'true' } })).toEqual([
      'ScaledObject is defined correctly and is ready for scaling', 'Scaling is performed because activation is being forced by annotation',
    ]);
  });
});

describe('while no trigger is active', () => {
  test.each<[string, Request, string, number]>([
    ['a target goes to zero in one step', { replicas: 9, status: LONG_AGO }, 'deactivated', 0],
    ['a target goes to the idle count', { replicas: 9, status: LONG_AGO, spec: { minReplicaCount: 5, idleReplicaCount: 2 } }, 'deactivated', 2],
    ['the cooldown holds it', { replicas: 9 }, 'coolingDown', 9],
    ['a target at zero stays', { replicas: 0, status: LONG_AGO }, 'inactive', 0],
    ['a target at the idle count stays', { replicas: 2, status: LONG_AGO, spec: { minReplicaCount: 5, idleReplicaCount: 2 } }, 'inactive', 2],
    ['a target with a minimum stays', { replicas: 9, status: LONG_AGO, spec: { minReplicaCount: 1 } }, 'inactive', 9],
    ['a target below the minimum is raised at once', { replicas: 2, spec: { minReplicaCount: 5 } }, 'raisedToMin', 5],
    ['a target below the minimum stays in idle mode', { replicas: 0, spec: { minReplicaCount: 5, idleReplicaCount: 0 } }, 'inactive', 0],
    ['scaling in can be paused', { replicas: 9, status: LONG_AGO, annotations: { 'autoscaling.keda.sh/paused-scale-in': 'true' } }, 'scaleInPaused', 9],
    ['force-activation holds it', { replicas: 9, status: LONG_AGO, annotations: { 'autoscaling.keda.sh/force-activation': 'true' } }, 'active', 9],
    ['an error holds it', { replicas: 9, failed: true, status: LONG_AGO }, 'triggerError', 9],
    ['an error holds it for the fallback', { replicas: 9, failed: true, status: LONG_AGO, spec: { fallback: FALLBACK } }, 'awaitingFallback', 9],
    ['an error with a fallback to zero does not', { replicas: 9, failed: true, status: LONG_AGO, spec: { fallback: { ...FALLBACK, replicas: 0 } } }, 'deactivated', 0],
    ['a failing write changes nothing', { replicas: 9, status: LONG_AGO, around: { scaleError: 'conflict' } }, 'scaleFailed', 9],
  ])('%s', (_title, given, reason, replicas) => {
    const result = request(given);
    expect([result.reason, result.replicas]).toEqual([reason, replicas]);
    if (reason !== 'active') expect(result.lastActiveMillis).toBeUndefined();
  });

  test.each<[string, Request, readonly string[]]>([
    ['cooling down', { replicas: 9 }, ['Ready=True:ScaledObjectReady', 'Active=False:ScalerCooldown']],
    ['at zero', { replicas: 0 }, ['Ready=True:ScaledObjectReady', 'Active=False:ScalerNotActive']],
    ['failing', { replicas: 9, failed: true }, ['Ready=False:TriggerError', 'Active=False:ScalerNotActive']],
    ['failing, with a fallback', { replicas: 9, failed: true, spec: { fallback: FALLBACK } }, ['Ready=True:ScaledObjectReady', 'Active=False:ScalerNotActive']],
  ])('the conditions %s', (_title, given, conditions) => {
    expect(reasons(request(given))).toEqual(conditions);
  });

  const now = START + 3600 * SECOND;
  test.each<[string, Request, string]>([
    ['300 s after the last activity', { replicas: 1, status: { lastActiveMillis: now - 300 * SECOND } }, 'coolingDown'],
    ['a moment more than 300 s after it', { replicas: 1, status: { lastActiveMillis: now - 300 * SECOND - 1 } }, 'deactivated'],
    ['at the end of a cooldown of its own', { replicas: 1, spec: { cooldownPeriod: 60 }, status: { lastActiveMillis: now - 60 * SECOND } }, 'coolingDown'],
    ['after a cooldown of its own', { replicas: 1, spec: { cooldownPeriod: 60 }, status: { lastActiveMillis: now - 60 * SECOND - 1 } }, 'deactivated'],
    ['in the second of the creation', { replicas: 1, status: { lastActiveMillis: undefined }, around: { nowMillis: START } }, 'coolingDown'],
    ['a moment after the creation, never active', { replicas: 1, status: { lastActiveMillis: undefined }, around: { nowMillis: START + 1 } }, 'deactivated'],
    ['within the initial cooldown', {
      replicas: 1, spec: { initialCooldownPeriod: 120 }, status: { lastActiveMillis: undefined }, around: { nowMillis: START + 120 * SECOND },
    }, 'coolingDown'],
    ['after the initial cooldown', {
      replicas: 1, spec: { initialCooldownPeriod: 120 }, status: { lastActiveMillis: undefined }, around: { nowMillis: START + 120 * SECOND + 1 },
    }, 'deactivated'],
    ['the initial cooldown does not matter once there was activity', { replicas: 1, spec: { initialCooldownPeriod: 7200 }, status: LONG_AGO }, 'deactivated'],
  ])('%s: %#', (_title, given, reason) => {
    expect(request(given).reason).toBe(reason);
  });
});

describe('a paused object', () => {
  test.each([
    [{ 'autoscaling.keda.sh/paused': 'true' }], [{ 'autoscaling.keda.sh/paused': 'maybe' }], [{ 'autoscaling.keda.sh/paused-replicas': '4' }],
    [{ 'autoscaling.keda.sh/paused-replicas': 'x', 'autoscaling.keda.sh/paused': 'false', 'autoscaling.keda.sh/force-activation': 'true' }],
  ])('%j is left alone', (annotations) => {
    for (const active of [true, false]) {
      const result = request({ replicas: 0, active, annotations, around: { scalingActive: { status: 'True', reason: '', message: '' } }, status: { hpaName: 'hpa' } });
      expect([result.reason, result.replicas, result.lastActiveMillis]).toEqual(['paused', 0, undefined]);
      expect(reasons(result)).toEqual(['Ready=True:ScaledObjectReady', 'Paused=True:ScaledObjectPaused']);
    }
  });

  test('is none if the annotation says no', () => {
    expect(request({ replicas: 0, active: true, annotations: { 'autoscaling.keda.sh/paused': 'F' } }).reason).toBe('activated');
  });
});

describe('the condition of the HPA', () => {
  const health = (status: 'True' | 'False' | 'Unknown', reason: string, hpaName = 'hpa'): readonly unknown[] => request({
    replicas: 1, active: true, status: { hpaName }, around: { scalingActive: { status, reason, message: 'm' } },
  }).conditions.filter(({ type }) => type === 'HPAActive').map((condition) => [condition.status, condition.reason, condition.message]);

  test.each([
    ['True', 'ValidMetricFound', [['True', 'HPAActive', 'HPA is actively scaling']]],
    ['True', 'ScalingDisabled', [['True', 'HPAActive', 'HPA is actively scaling']]],
    ['False', 'ScalingDisabled', [['True', 'ScalingDisabled', 'm']]],
    ['False', 'FailedGetExternalMetric', [['False', 'FailedGetExternalMetric', 'HPA is not actively scaling: m']]],
    ['Unknown', '', [['False', 'HPAMetricsUnavailable', 'HPA is not actively scaling: m']]],
  ] as const)('%s with the reason %p', (status, reason, expected) => {
    expect(health(status, reason)).toEqual(expected);
  });

  test('is not there without an HPA, or while the HPA says nothing', () => {
    expect(health('True', 'ValidMetricFound', '')).toEqual([]);
    expect(request({ replicas: 1, status: { hpaName: 'hpa' } }).conditions).toHaveLength(2);
  });
});

describe('the stored outcome', () => {
  const result = request({ replicas: 0, active: true, around: { nowMillis: START + 999 } });

  test('has the last activity at the full second', () => {
    expect(storeScaleResult(NEW_STATUS, result).lastActiveMillis).toBe(START);
    expect(storeScaleResult({ ...NEW_STATUS, lastActiveMillis: 7 }, { ...result, lastActiveMillis: undefined }).lastActiveMillis).toBe(7);
  });

  test('keeps the conditions that the request does not mention, in their order', () => {
    const conditions = [
      { type: 'Fallback', status: 'True', reason: 'FallbackExists', message: '' }, { type: 'Active', status: 'Unknown', reason: '', message: '' },
    ] as const;
    expect(storeScaleResult({ ...NEW_STATUS, conditions }, result).conditions.map(({ type, status }) => [type, status])).toEqual([
      ['Fallback', 'True'], ['Active', 'True'], ['Ready', 'True'],
    ]);
  });

  test('names every metric as active or not', () => {
    const several = request({ replicas: 1, active: true, status: { externalMetricNames: ['s1-other', METRIC] } });
    expect(storeScaleResult({ ...NEW_STATUS, triggersActivity: { gone: true } }, several).triggersActivity).toEqual({ 's1-other': false, [METRIC]: true });
  });
});
