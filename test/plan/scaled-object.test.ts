import { sentence } from '../../src/kubernetes/problem';
import type { Metadata } from '../../src/plan/metadata';
import { kedaProblems, planScaledObject, triggerOptions } from '../../src/plan/scaled-object';
import type { KedaScalerSpec, PausedSpec } from '../../src/plan/scaler';
import type { KedaTrigger } from '../../src/signals/signal';

const metadata: Metadata = { name: 'web', namespace: 'shop', labels: {}, annotations: { owner: 'a' }, selectorLabels: {}, names: {} };
const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
const bounds = { minReplicas: 1, maxReplicas: 9 };
const external: KedaTrigger = { type: 'prometheus', metadata: {} };

const plan = (scaler: Partial<KedaScalerSpec> = {}, triggers: readonly KedaTrigger[] = [external]) =>
  planScaledObject({ kind: 'keda', ...scaler }, triggers, target, bounds, metadata);
const specOf = (scaler: Partial<KedaScalerSpec> = {}, triggers?: readonly KedaTrigger[]) =>
  plan(scaler, triggers).draft.spec as Record<string, unknown>;
const messages = (scaler: Partial<KedaScalerSpec>, name = 'web') => kedaProblems({ kind: 'keda', ...scaler }, bounds, name).map(sentence);

test('comes after the workload and what its trigger needs', () => {
  expect(plan().after).toEqual(['Deployment', 'TriggerAuthentication']);
});

test('every setting has its field', () => {
  expect(specOf({
    pollingIntervalSeconds: 1, cooldownPeriodSeconds: 0, initialCooldownPeriodSeconds: 0, idleReplicas: 0, restoreToOriginalReplicaCount: false, hpaName: 'hpa',
    fallback: { failureThreshold: 0, replicas: 0 }, behavior: { scaleUp: { selectPolicy: 'Min' } },
    scalingModifiers: { formula: 'signal * 2', target: 0.5, activationTarget: 2, metricType: 'Value' },
  })).toEqual({
    scaleTargetRef: target,
    pollingInterval: 1,
    cooldownPeriod: 0,
    initialCooldownPeriod: 0,
    idleReplicaCount: 0,
    minReplicaCount: 1,
    maxReplicaCount: 9,
    fallback: { failureThreshold: 0, replicas: 0 },
    advanced: {
      restoreToOriginalReplicaCount: false,
      horizontalPodAutoscalerConfig: { name: 'hpa', behavior: { scaleUp: { selectPolicy: 'Min' } } },
      scalingModifiers: { formula: 'signal * 2', target: '0.5', activationTarget: '2', metricType: 'Value' },
    },
    triggers: [{ type: 'prometheus', metadata: {}, name: 'signal' }],
  });
});

test('companions follow the signal, without cached metrics and without a part in formulas', () => {
  const scaler: Partial<KedaScalerSpec> = {
    useCachedMetrics: true, companions: [{ resource: 'cpu', utilization: 70 }], scalingModifiers: { formula: 'signal', target: 3 },
  };
  expect(specOf(scaler).triggers).toEqual([
    { type: 'prometheus', metadata: {}, name: 'signal', useCachedMetrics: true },
    { type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } },
  ]);
  expect(messages({ ...scaler, scalingModifiers: { formula: 'signal + cpu', target: 3 } })).toEqual([
    expect.stringMatching(/^'scalingModifiers\.formula' .*cpu.*; the names of the triggers are signal$/s),
  ]);
});

test('a trigger keeps a name of its own', () => {
  expect(specOf({ scalingModifiers: { formula: 'mine', target: 3 } }, [{ ...external, name: 'mine' }]).triggers).toEqual([{ ...external, name: 'mine' }]);
});

test('there is no fallback where every trigger is cpu or memory, which KEDA refuses', () => {
  expect(specOf({}, [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } }])).not.toHaveProperty('fallback');
  expect(specOf({}, [])).not.toHaveProperty('fallback');
  expect(specOf({}, [{ type: 'memory', metadata: {} }, external])).toHaveProperty('fallback');
});

test.each<[PausedSpec, string, string]>([
  [{ direction: 'both' }, 'paused', 'true'],
  [{ direction: 'both', replicas: 0 }, 'paused-replicas', '0'],
  [{ direction: 'in' }, 'paused-scale-in', 'true'],
  [{ direction: 'out' }, 'paused-scale-out', 'true'],
])('%j is the annotation %s', (paused, name, value) => {
  expect(plan({ paused }).draft.metadata.annotations).toEqual({ owner: 'a', [`autoscaling.keda.sh/${name}`]: value });
  expect(messages({ paused })).toEqual([]);
});

test.each<[string, string | undefined, readonly string[]]>([
  ['a'.repeat(54), undefined, []],
  ['a'.repeat(55), undefined, [
    `'hpaName' must be at most 63 characters, got "keda-hpa-${'a'.repeat(55)}"; shorten the name to 54 characters or give 'hpaName'`,
  ]],
  ['a'.repeat(55), 'a'.repeat(63), []],
  ['a', 'a'.repeat(64), [`'hpaName' must be at most 63 characters, got "${'a'.repeat(64)}"`]],
])('the HPA of %s with the name %s', (name, hpaName, problems) => expect(messages(hpaName === undefined ? {} : { hpaName }, name)).toEqual(problems));

test.each<[Partial<KedaScalerSpec>, readonly string[]]>([
  [{ pollingIntervalSeconds: 1, cooldownPeriodSeconds: 0, initialCooldownPeriodSeconds: 0, idleReplicas: 0, activation: 0 }, []],
  [{ idleReplicas: 0, activation: -1 }, ["'activation' must be a number from 0, got -1"]],
  [{ idleReplicas: 0, activation: Number.NaN }, ["'activation' must be a number from 0, got NaN"]],
  [{ fallback: { failureThreshold: 0, replicas: 9 } }, []],
  [{ fallback: { failureThreshold: 0, replicas: -1 } }, ["'fallback.replicas' must be a whole number from 0, got -1"]],
  [{ paused: { direction: 'both', replicas: -1 } }, ["'paused.replicas' must be a whole number from 0, got -1"]],
  [{ scalingModifiers: { formula: '', target: 3 } }, ["'scalingModifiers.formula' is mandatory; the names of the triggers are signal"]],
  [{ scalingModifiers: { formula: 'signal', target: 0 } }, ["'scalingModifiers.target' must be greater than 0, got 0"]],
])('%j has the problems %j', (scaler, problems) => expect(messages(scaler)).toEqual(problems));

test('only an activation that was asked for is passed to the trigger', () => {
  expect([triggerOptions({ kind: 'keda' }), triggerOptions({ kind: 'keda', activation: 0 })]).toEqual([{}, { activation: 0 }]);
});
