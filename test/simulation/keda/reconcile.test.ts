import { around, definition, FAILED, manifest, METRIC, Operator, prometheus, reconciled, START } from './given';
import { asList, asObject } from '../../../src/kubernetes/json';
import type { JsonObject } from '../../../src/kubernetes/json';
import { readHpaMetrics } from '../../../src/simulation/keda/hpa-readings';
import { changeScaledObject, createScaledObject, deleteScaledObject, restartOperator } from '../../../src/simulation/keda/lifecycle';
import { pollScaledObject } from '../../../src/simulation/keda/poll';
import { prepareScaledObject } from '../../../src/simulation/keda/prepare';
import { readMetric } from '../../../src/simulation/keda/read-metric';
import { reconcileScaledObject } from '../../../src/simulation/keda/reconcile';
import { NEW_MEMORY } from '../../../src/simulation/keda/state';
import type { KedaState } from '../../../src/simulation/keda/state';
import { conditionOf } from '../../../src/simulation/keda/status';
import type { ConditionType } from '../../../src/simulation/keda/status';

const PAUSE = 'autoscaling.keda.sh/paused';
const PAUSE_AT = 'autoscaling.keda.sh/paused-replicas';

function condition(state: KedaState, type: ConditionType): string {
  const found = state.object && conditionOf(state.object.status, type);
  return `${found?.status}:${found?.reason}`;
}

/** The object after a change of its annotations or its spec, reconciled. */
function changed(state: KedaState, replicas: number, spec: JsonObject, annotations: JsonObject = {}, second = 60) {
  return reconcileScaledObject(changeScaledObject(state, definition(spec, annotations)), around(second, replicas, [0]));
}

describe('the first reconciliation', () => {
  const state = reconciled({}, 3);

  test('makes the HPA and starts the loop, whose first poll is due at once', () => {
    expect(state.hpa?.metadata).toMatchObject({ name: 'keda-hpa-orders', namespace: 'default', labels: { 'app.kubernetes.io/version': '2.20.2' } });
    expect(state.operator.loop).toMatchObject({ pollingIntervalMillis: 30000, nextPollMillis: START + 1 });
  });

  test('notes the target and the metrics', () => {
    expect(state.object?.status).toMatchObject({
      externalMetricNames: [METRIC], resourceMetricNames: [], compositeScalerName: '', hpaName: 'keda-hpa-orders', scaleTargetKind: 'apps/v1.Deployment',
      originalReplicaCount: 3, pausedReplicaCount: undefined, triggersTypes: 'prometheus', authenticationsTypes: '',
    });
  });

  test('finds the object ready, nothing active yet, no fallback and no pause', () => {
    expect((['Ready', 'Active', 'Fallback', 'Paused'] as const).map((type) => condition(state, type)))
      .toEqual(['True:ScaledObjectReady', 'Unknown:', 'False:NoFallbackFound', 'False:']);
    expect(condition(reconciled({ fallback: { failureThreshold: 1, replicas: 1 } }), 'Fallback')).toBe('Unknown:');
  });

  test.each([
    ['apps/v1', 'StatefulSet', 'apps/v1.StatefulSet'], ['argoproj.io/v1alpha1', 'Rollout', 'argoproj.io/v1alpha1.Rollout'], ['v1', 'ReplicationController', '/v1.ReplicationController'],
  ])('a target of %s %s is noted as %s', (apiVersion, kind, expected) => {
    const { hpa, object } = reconciled({ scaleTargetRef: { name: 'app', apiVersion, kind } });
    expect([object?.status.scaleTargetKind, asObject(hpa?.spec).scaleTargetRef]).toEqual([expected, { apiVersion, kind, name: 'app' }]);
  });

  test('names the types and authentications of the triggers once', () => {
    const authenticationRef = { name: 'creds' };
    const { object } = reconciled({ triggers: [prometheus({ authenticationRef }), prometheus({ authenticationRef })] });
    expect([object?.status.triggersTypes, object?.status.authenticationsTypes]).toEqual(['prometheus', 'creds']);
  });

  test('polls the triggers at the interval of the object', () => {
    const polled = pollScaledObject(reconciled({ pollingInterval: 7 }), around(0, 0, [0])).state;
    expect(polled.operator.loop?.nextPollMillis).toBe(START + 7001);
  });
});

describe('what KEDA has against an object', () => {
  test.each<[string, JsonObject, string]>([
    ['no target', { scaleTargetRef: { name: '' } }, 'ScaledObject.spec.scaleTargetRef.name is missing'],
    ['bounds', { minReplicaCount: 3, maxReplicaCount: 2 }, "'spec.minReplicaCount' must be at most 'maxReplicaCount' (2), got 3"],
    ['no triggers', { triggers: [] }, "'spec.triggers' must hold at least one trigger"],
    ['a trigger', { triggers: [prometheus({}, { threshold: 'x' })] }, "'spec.triggers[0].metadata.threshold' must be a number as JSON writes it, got \"x\""],
    ['a formula', { advanced: { scalingModifiers: { formula: 'a', target: '1' } } }, "'spec.advanced.scalingModifiers.formula' unknown name a (character 1), got \"a\""],
    ['a metric type', { triggers: [prometheus({ name: 'a' })], advanced: { scalingModifiers: { target: '1', metricType: 'Utilization' } } },
      'error metric target type is Utilization, but it needs to be AverageValue or Value for external metrics'],
  ])('%s', (_title, spec, error) => {
    const step = reconcileScaledObject(createScaledObject(definition(spec), START), around(0, 3, []));
    expect([step.error, step.state.hpa, step.state.operator.loop, step.replicas]).toEqual([error, undefined, undefined, 3]);
    expect([condition(step.state, 'Ready'), condition(step.state, 'Active')]).toEqual(['False:ScaledObjectCheckFailed', 'Unknown:UnknownState']);
  });

  test('an HPA that the API server refuses', () => {
    const step = reconcileScaledObject(createScaledObject(definition(), START), around(0, 3, []), { refusal: ({ kind }) => `no ${String(kind)}` });
    expect([step.error, step.state.hpa, step.state.operator.loop, step.state.object?.status.hpaName]).toEqual(['no HorizontalPodAutoscaler', undefined, undefined, '']);
  });

  test('a server that a scaler cannot connect to', () => {
    const redis = { triggers: [{ type: 'redis', metadata: { address: 'redis:6379', listName: 'jobs' } }] };
    const created = createScaledObject(definition(redis), START);
    const step = reconcileScaledObject(created, around(0, 3, [{ error: 'connection refused' }]));
    expect([step.error, step.state.hpa]).toEqual(['connection refused', undefined]);
    expect(reconcileScaledObject(created, around(0, 3, [{ error: 'WRONGTYPE', connects: true }])).error).toBeUndefined();
    expect(reconcileScaledObject(created, around(0, 3, [0])).error).toBeUndefined();
  });

  test('keeps an HPA and a loop that are there: they go on with the older spec', () => {
    const broken = changed(reconciled({ minReplicaCount: 1 }, 2), 2, { triggers: [prometheus({}, { threshold: '' })] }).state;
    expect([asObject(broken.hpa?.spec).minReplicas, broken.operator.loop !== undefined]).toEqual([1, true]);
    expect(readMetric(broken, METRIC, around(67, 2, [5])).values).toEqual([{ name: METRIC, milli: 5000 }]);
    const { outcome, state, replicas } = pollScaledObject(broken, around(90, 2, [0]));
    expect([outcome?.reason, replicas, condition(state, 'Ready')]).toEqual(['aborted', 2, 'False:ScaledObjectCheckFailed']);
  });
});

describe('a pause', () => {
  const running = (): Operator => new Operator({ minReplicaCount: 1 }, 2).poll(0, 50);

  test('deletes the HPA and ends the loop, and leaves the replicas as they are', () => {
    const { state, replicas, error } = changed(running().state, 2, { minReplicaCount: 1 }, { [PAUSE]: 'true' });
    expect([state.hpa, state.operator, replicas, error]).toEqual([undefined, NEW_MEMORY, 2, undefined]);
    expect([condition(state, 'Paused'), condition(state, 'Ready'), condition(state, 'Active')])
      .toEqual(['True:ScaledObjectPaused', 'True:ScaledObjectReady', 'True:ScalerActive']);
    expect(pollScaledObject(state, around(90, 2, [0]))).toEqual({ state, replicas: 2, outcome: undefined });
  });

  test('can name the replicas to keep', () => {
    const paused = changed(running().state, 2, { minReplicaCount: 1 }, { [PAUSE_AT]: '4' });
    expect([paused.replicas, paused.state.object?.status.pausedReplicaCount]).toEqual([4, 4]);
    const other = changed(paused.state, 4, { minReplicaCount: 1 }, { [PAUSE_AT]: '0', [PAUSE]: 'false' }, 90);
    expect([other.replicas, other.state.object?.status.pausedReplicaCount]).toEqual([0, 0]);
  });

  test.each([
    ['x', 'strconv.ParseInt: parsing "x": invalid syntax'], ['', 'strconv.ParseInt: parsing "": invalid syntax'], [' 3', 'strconv.ParseInt: parsing " 3": invalid syntax'],
    ['1e3', 'strconv.ParseInt: parsing "1e3": invalid syntax'], ['2147483648', 'strconv.ParseInt: parsing "2147483648": value out of range'],
  ])('at %j, which is no number, fails, but deletes the HPA all the same', (text, cause) => {
    const { state, replicas, error } = changed(running().state, 2, { minReplicaCount: 1 }, { [PAUSE_AT]: text });
    expect([state.hpa, replicas, error]).toEqual([undefined, 2, `failed to parse paused replica count: ${cause}`]);
    expect([condition(state, 'Paused'), condition(state, 'Ready')]).toEqual(['True:ScaledObjectPaused', 'False:ScaledObjectCheckFailed']);
  });

  test.each([['+3', 3], ['007', 7], ['-1', -1]])('at %j keeps %d replicas', (text, replicas) => {
    expect(changed(running().state, 2, { minReplicaCount: 1 }, { [PAUSE_AT]: text }).replicas).toBe(replicas);
  });

  test('without a target leaves the replicas alone', () => {
    const created = createScaledObject(definition({ scaleTargetRef: {} }, { [PAUSE_AT]: '4' }), START);
    const { replicas, error } = reconcileScaledObject(created, around(0, 2, []));
    expect([replicas, error]).toEqual([2, 'failed to get scale for target resource: ScaledObject.spec.scaleTargetRef.name is missing']);
  });

  test('fails where the replicas cannot be written', () => {
    const created = createScaledObject(definition({}, { [PAUSE_AT]: '4' }), START);
    expect(reconcileScaledObject(created, around(0, 2, [], { scaleError: 'conflict' })).error).toBe('failed to scale target to paused replica count: conflict');
    expect(reconcileScaledObject(created, around(0, 4, [], { scaleError: 'conflict' })).error).toBeUndefined();
  });

  test('ends when the annotation goes: a new HPA, and a new loop', () => {
    const paused = changed(running().state, 2, { minReplicaCount: 1 }, { [PAUSE_AT]: '4' }).state;
    const { state } = changed(paused, 4, { minReplicaCount: 1 }, {}, 120);
    expect([state.hpa !== undefined, state.operator.loop?.nextPollMillis]).toEqual([true, START + 120001]);
    expect([condition(state, 'Paused'), state.object?.status.pausedReplicaCount, state.object?.status.originalReplicaCount]).toEqual(['False:ScaledObjectUnpaused', undefined, 2]);
  });

  test('in one direction only says so, and disables that direction in the HPA', () => {
    const { state } = changed(running().state, 2, { minReplicaCount: 1 }, { 'autoscaling.keda.sh/paused-scale-in': 'true' });
    expect([condition(state, 'Paused'), asObject(state.hpa?.spec).behavior]).toEqual(['True:ScaledObjectPaused', { scaleDown: { selectPolicy: 'Disabled' } }]);
    expect(state.operator.loop?.nextPollMillis).toBe(START + 30001);
    const { state: after } = changed(state, 2, { minReplicaCount: 1 }, {}, 120);
    expect([condition(after, 'Paused'), asObject(after.hpa?.spec).behavior]).toEqual(['False:ScaledObjectUnpaused', undefined]);
  });

  test('in one direction after a full one forgets the replicas, unless an annotation still mentions a pause', () => {
    const paused = changed(running().state, 2, { minReplicaCount: 1 }, { [PAUSE_AT]: '4' }).state;
    const scaleIn = { 'autoscaling.keda.sh/paused-scale-in': 'true' };
    expect(changed(paused, 4, { minReplicaCount: 1 }, scaleIn).state.object?.status.pausedReplicaCount).toBeUndefined();
    expect(changed(paused, 4, { minReplicaCount: 1 }, { ...scaleIn, [PAUSE]: 'false' }).state.object?.status.pausedReplicaCount).toBe(4);
  });
});

describe('a change of the object', () => {
  const spec = { minReplicaCount: 1 };

  test('of the spec brings the HPA up to date and starts the loop anew', () => {
    const { state } = changed(reconciled(spec, 2), 2, { minReplicaCount: 2, pollingInterval: 10 });
    expect(asObject(state.hpa?.spec).minReplicas).toBe(2);
    expect(state.operator.loop).toMatchObject({ pollingIntervalMillis: 10000, nextPollMillis: START + 60001 });
  });

  test('of the annotations does not start the loop anew', () => {
    const before = pollScaledObject(reconciled(spec, 2), around(0, 2, [1])).state;
    const { state } = changed(before, 2, spec, { 'autoscaling.keda.sh/force-activation': 'true' });
    expect([state.operator.loop?.nextPollMillis, asObject(state.hpa?.metadata).annotations]).toEqual([START + 30001, { 'autoscaling.keda.sh/force-activation': 'true' }]);
  });

  test('an annotation that goes stays on the HPA, unless it was the last', () => {
    const two = reconciled(spec, 2, { a: '1', b: '2' });
    expect(asObject(changed(two, 2, spec, { a: '1' }).state.hpa?.metadata).annotations).toEqual({ a: '1', b: '2' });
    expect(asObject(changed(two, 2, spec).state.hpa?.metadata).annotations).toBeUndefined();
    expect(asObject(changed(two, 2, spec, { a: '3' }).state.hpa?.metadata).annotations).toEqual({ a: '3' });
  });

  test.each<[string, JsonObject]>([
    ['the maximum', { ...spec, maxReplicaCount: 7 }],
    ['a trigger less', { ...spec, triggers: [prometheus()] }],
    ['a target', { ...spec, triggers: [prometheus(), prometheus({}, { threshold: '31' })] }],
    ['a metric type', { ...spec, triggers: [prometheus(), prometheus({ metricType: 'Value' })] }],
    ['the behavior', { ...spec, triggers: [prometheus(), prometheus()], advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } } } }],
  ])('%s of the HPA follows', (_title, after) => {
    const before = reconciled({ ...spec, triggers: [prometheus(), prometheus()] }, 2);
    expect(changed(before, 2, after).state.hpa?.spec).toEqual(reconciled(after).hpa?.spec);
  });

  test('that changes nothing in the HPA leaves it alone, whatever the API server would say', () => {
    const before = reconciled(spec, 2);
    const object = changeScaledObject(before, definition({ ...spec, cooldownPeriod: 5 }));
    const step = reconcileScaledObject(object, around(60, 2, []), { refusal: () => 'no' });
    expect([step.error, step.state.hpa]).toEqual([undefined, before.hpa]);
  });

  test('of the name of the HPA makes another one and starts the loop anew', () => {
    const named = { ...spec, advanced: { horizontalPodAutoscalerConfig: { name: 'mine' } } };
    const { state } = changed(reconciled(spec, 2), 2, named);
    expect([asObject(state.hpa?.metadata).name, state.object?.status.hpaName, state.operator.loop?.nextPollMillis]).toEqual(['mine', 'mine', START + 60001]);
  });

  test('forgets the counters of metrics that are gone', () => {
    const both = { fallback: { failureThreshold: 5, replicas: 1 }, triggers: [prometheus(), prometheus()] };
    const operator = new Operator(both, 2).poll(0, FAILED, FAILED);
    expect(operator.failures).toEqual({ [METRIC]: 1, 's1-prometheus': 1 });
    const { state } = changed(operator.state, 2, { ...both, triggers: [prometheus()] });
    expect(Object.keys(state.object?.status.health ?? {})).toEqual([METRIC]);
  });

  test('leaves the name of the composite metric in the status', () => {
    const modified = { triggers: [prometheus({ name: 'a' })], advanced: { scalingModifiers: { formula: 'a', target: '1' } } };
    const before = reconciled(modified, 2);
    expect([before.object?.status.compositeScalerName, asList(asObject(before.hpa?.spec).metrics).length]).toEqual(['composite-metric', 1]);
    expect(changed(before, 2, {}).state.object?.status.compositeScalerName).toBe('composite-metric');
  });

  test('of an object that is gone is none', () => {
    const gone = { ...reconciled(), object: undefined };
    expect([changeScaledObject(gone, definition()), deleteScaledObject(gone)]).toEqual([gone, gone]);
    expect(reconcileScaledObject(gone, around(0, 3, []))).toEqual({ state: gone, replicas: 3, error: undefined });
    expect(pollScaledObject(gone, around(0, 3, [])).outcome).toBeUndefined();
    expect(readMetric({ ...gone, operator: { ...gone.operator, cache: undefined } }, METRIC, around(0, 3, [])).error).toBe('error getting scalers: the ScaledObject is not found');
  });

  test('the generation counts changes of the spec only, unless it is given', () => {
    const { object } = reconciled(spec);
    const generation = (state: KedaState): number | undefined => state.object?.generation;
    const state: KedaState = { ...reconciled(spec), object };
    expect(generation(changeScaledObject(state, definition(spec, { a: '1' })))).toBe(1);
    expect(generation(changeScaledObject(state, definition({ ...spec, cooldownPeriod: 1 })))).toBe(2);
    expect(generation(changeScaledObject(state, definition(spec), 9))).toBe(9);
  });
});

describe('a deletion', () => {
  const deleted = (spec: JsonObject, replicas = 7) => reconcileScaledObject(deleteScaledObject(reconciled(spec, 3)), around(60, replicas, []));

  test('takes the HPA and the loop along', () => {
    const { state, replicas } = deleted({});
    expect([state.object, state.hpa, state.operator.loop, state.operator.cache, replicas]).toEqual([undefined, undefined, undefined, undefined, 7]);
  });

  test('gives the target its first replica count back if it is asked to', () => {
    expect(deleted({ advanced: { restoreToOriginalReplicaCount: true } }).replicas).toBe(3);
    expect(deleted({ advanced: { restoreToOriginalReplicaCount: false } }).replicas).toBe(7);
  });

  test('cannot restore what it never saw, nor what cannot be written', () => {
    const restoring = { advanced: { restoreToOriginalReplicaCount: true } };
    const never = deleteScaledObject(createScaledObject(definition(restoring), START));
    expect(reconcileScaledObject(never, around(60, 7, [])).replicas).toBe(7);
    expect(reconcileScaledObject(deleteScaledObject(reconciled(restoring, 3)), around(60, 7, [], { scaleError: 'conflict' })).replicas).toBe(7);
  });
});

describe('a restart of the operator', () => {
  test('starts the loop anew with the HPA that is there, and forgets the metrics of the last poll', () => {
    const cached = { triggers: [prometheus({ useCachedMetrics: true })] };
    const before = pollScaledObject(reconciled(cached, 2), around(0, 2, [10])).state;
    const { state } = reconcileScaledObject(restartOperator(before), around(17, 2, [20]));
    expect([state.hpa, state.operator.loop?.nextPollMillis]).toEqual([before.hpa, START + 17001]);
    expect(readMetric(state, METRIC, around(18, 2, [20])).values).toEqual([{ name: METRIC, milli: 20000 }]);
  });
});

describe('the readings of the HPA', () => {
  const spec = { triggers: [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '60' } }, prometheus(), prometheus()] };

  test('are read one after the other; CPU is not of KEDA', () => {
    const state = reconciled(spec, 2);
    const { readings } = readHpaMetrics(state, state.hpa ?? {}, around(7, 2, [undefined, 5, FAILED]));
    expect(readings).toEqual([{ values: [5000] }, { error: 'metric:s2-prometheus encountered error' }, undefined]);
  });

  test('wrap around at 64 bits as the HPA reads them', () => {
    const state = reconciled({}, 2);
    expect(readHpaMetrics(state, state.hpa ?? {}, around(7, 2, [2 ** 60])).readings).toEqual([{ values: [BigInt.asIntN(64, 2n ** 60n * 1000n)] }]);
  });

  test('a metric that no trigger has is an error', () => {
    expect(new Operator(spec, 2).read(7, 's9-prometheus', 0, 0, 0)).toEqual(['no matching metrics found for s9-prometheus']);
    expect(new Operator(spec, 2).read(7, 'S1-Prometheus', 0, 5, 0)).toEqual([5000]);
  });

  test('a target with only CPU is always active', () => {
    const operator = new Operator({ triggers: [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '60' } }] }, 0).poll(0);
    expect([operator.replicas, operator.outcome?.reason]).toEqual([1, 'activated']);
  });
});

describe('a scaler that connects as soon as it is built', () => {
  const redis = { triggers: [{ type: 'redis', metadata: { address: 'redis:6379', listName: 'jobs' } }], fallback: { failureThreshold: 0, replicas: 9 } };

  test('never comes to its fallback while its server is down: after the first error it cannot be built', () => {
    const operator = new Operator(redis, 2).poll(0, 7);
    const failures = [30, 60, 90].map((second) => operator.poll(second, { error: 'connection refused' }).outcome?.reason);
    // The scalers that were built at first are used until the fallback stands in; nothing throws them away.
    expect(failures).toEqual(['active', 'active', 'active']);
    const late = new Operator({ ...redis, fallback: { failureThreshold: 1, replicas: 9 } }, 2).poll(0, 7);
    const outcomes = [30, 60, 90].map((second) => late.poll(second, { error: 'connection refused' }).outcome?.reason);
    expect([outcomes, late.failures]).toEqual([['awaitingFallback', 'aborted', 'aborted'], { 's0-redis-jobs': 1 }]);
    expect(late.read(97, 's0-redis-jobs', { error: 'connection refused' })).toEqual(['error getting scalers connection refused']);
    expect(late.poll(120, 7).outcome?.reason).toBe('active');
  });
});

describe('reading a ScaledObject', () => {
  test('refuses what cannot be simulated, all at once', () => {
    const spec = {
      triggers: [{ type: 'solace-event-queue', metadata: {} }, prometheus({ name: 'a' }), { type: 'external', metadata: { scalerAddress: 'x:1' } }],
      advanced: { scalingModifiers: { formula: 'bitand(1, 2) + a', target: '1' } },
    };
    expect(() => prepareScaledObject(manifest(spec))).toThrow([
      "'spec.triggers[0].type' must be a type whose metric can be simulated, got \"solace-event-queue\"",
      "'spec.triggers[2].type' must be a type whose metric can be simulated, got \"external\"",
      "'spec.advanced.scalingModifiers.formula' must not use bitand, which cannot be simulated",
    ].join('\n'));
  });

  const secured = prometheus({ authenticationRef: { name: 'creds' } }, { authModes: 'basic' });

  test('takes credentials that it is not given to be right', () => {
    expect(prepareScaledObject(manifest({ triggers: [secured] })).scalers).toMatchObject({ triggers: [{ metrics: [{ name: METRIC, type: 'AverageValue', target: 30 }] }] });
  });

  test('looks at those that it is given', () => {
    const scalers = (parameters: Record<string, string>) =>
      prepareScaledObject(manifest({ triggers: [secured] }), { authentication: [{ parameters }] }).scalers;
    expect('error' in scalers({})).toBe(true);
    expect('error' in scalers({ username: 'me' })).toBe(false);
  });

  test('looks at the environment that it is given', () => {
    const rabbit = { type: 'rabbitmq', metadata: { queueName: 'q', hostFromEnv: 'HOST' } };
    expect(prepareScaledObject(manifest({ triggers: [rabbit] })).scalers).toHaveProperty('error');
    expect(prepareScaledObject(manifest({ triggers: [rabbit] }), { env: { HOST: 'amqp://rabbit' } }).scalers).toMatchObject({ triggers: [{ connects: true }] });
  });
});
