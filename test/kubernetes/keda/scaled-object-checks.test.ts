import type { Json, JsonObject } from '../../../src/kubernetes/json';
import { annotationHolds, isPaused, KEDA_ANNOTATIONS, pausedReplicas } from '../../../src/kubernetes/keda/annotations';
import { kedaHpa, kedaHpaName } from '../../../src/kubernetes/keda/hpa';
import { hpaMaxReplicas, hpaMinReplicas, replicaBoundsProblem } from '../../../src/kubernetes/keda/replica-bounds';
import { fallbackProblem, formulaNames, scalingModifiersProblem, triggersOf, triggersProblem } from '../../../src/kubernetes/keda/scaled-object-checks';
import { readTrigger } from '../../../src/kubernetes/keda/trigger';
import { sentence } from '../../../src/kubernetes/problem';
import type { Problem } from '../../../src/kubernetes/problem';

const scaledObject = (spec: JsonObject, annotations: JsonObject = {}): JsonObject => ({ metadata: { name: 'web', annotations }, spec });
const words = (problem: Problem | undefined): string | undefined => (problem === undefined ? undefined : sentence(problem));

test.each<[JsonObject, string | undefined]>([
  [{}, undefined],
  [{ minReplicaCount: 0, maxReplicaCount: 0 }, "'spec.minReplicaCount' must be at most 'maxReplicaCount' (0), got 1"],
  [{ maxReplicaCount: 0 }, undefined],
  [{ minReplicaCount: 5, maxReplicaCount: 3 }, "'spec.minReplicaCount' must be at most 'maxReplicaCount' (3), got 5"],
  [{ minReplicaCount: 101 }, "'spec.minReplicaCount' must be at most 'maxReplicaCount' (100), got 101"],
  [{ idleReplicaCount: 0 }, "'spec.idleReplicaCount' must be less than 'minReplicaCount' (0), got 0"],
  [{ idleReplicaCount: 0, minReplicaCount: 0 }, undefined],
  [{ idleReplicaCount: 0, minReplicaCount: 2 }, undefined],
  [{ idleReplicaCount: 2, minReplicaCount: 2 }, "'spec.idleReplicaCount' must be less than 'minReplicaCount' (2), got 2"],
])('the bounds %j: %s', (spec, problem) => expect(words(replicaBoundsProblem(spec))).toBe(problem));

test('the HPA has at least one replica and at most 100 by default', () => {
  expect([hpaMinReplicas({}), hpaMinReplicas({ minReplicaCount: 0 }), hpaMinReplicas({ minReplicaCount: 3 })]).toEqual([1, 1, 3]);
  expect([hpaMaxReplicas({}), hpaMaxReplicas({ maxReplicaCount: 7 })]).toEqual([100, 7]);
});

test.each<[string, Json[], string | undefined]>([
  ['no trigger', [], "'spec.triggers' must hold at least one trigger"],
  ['cached metrics of the clock', [{ type: 'cron', useCachedMetrics: true }], "'spec.triggers[0].useCachedMetrics' must not be true for a trigger of type cron"],
  ['cached metrics of a queue', [{ type: 'kafka', useCachedMetrics: true }], undefined],
  ['two triggers without name', [{ type: 'kafka' }, { type: 'kafka' }], undefined],
  ['two triggers of a name', [{ type: 'kafka', name: 'a' }, { type: 'cpu' }, { type: 'cron', name: 'a' }],
    "'spec.triggers[2].name' must be unique, but 'spec.triggers[0]' has it too, got \"a\""],
])('%s', (_, triggers, problem) => expect(words(triggersProblem(triggersOf(scaledObject({ triggers }))))).toBe(problem));

test.each<[string, JsonObject, string | undefined]>([
  ['no fallback', { triggers: [] }, undefined],
  ['a negative threshold', { fallback: { failureThreshold: -1 } }, "'spec.fallback.failureThreshold' must not be negative, got -1"],
  ['negative replicas', { fallback: { replicas: -1 } }, "'spec.fallback.replicas' must not be negative, got -1"],
  ['only cpu', { fallback: { replicas: 1 }, triggers: [{ type: 'cpu' }] }, "'spec.fallback' needs a trigger that is neither cpu nor memory"],
  ['cpu and a queue', { fallback: { replicas: 1 }, triggers: [{ type: 'cpu' }, { type: 'kafka' }] }, undefined],
  ['cpu and a formula', { fallback: { replicas: 1 }, triggers: [{ type: 'cpu' }], advanced: { scalingModifiers: { formula: 'a' } } }, undefined],
])('a fallback with %s', (_, spec, problem) => expect(words(fallbackProblem(scaledObject(spec)))).toBe(problem));

test('a formula reads the named triggers that are neither cpu nor memory', () => {
  const triggers = [{ type: 'cpu', name: 'load' }, { type: 'kafka', name: 'lag' }, { type: 'cron' }];
  expect(formulaNames(triggers.map(readTrigger))).toEqual(['lag']);
  const problem = (formula: string): string | undefined => words(scalingModifiersProblem(scaledObject({ triggers, advanced: { scalingModifiers: { formula, target: '5' } } })));
  expect(problem('lag + 1')).toBeUndefined();
  expect(problem('load + 1')).toContain("'spec.advanced.scalingModifiers.formula' unknown name load");
  expect(scalingModifiersProblem(scaledObject({ triggers }))).toBeUndefined();
});

test('a trigger is read however little of it is there', () => {
  expect(readTrigger(undefined)).toEqual({ type: '', name: '', metadata: {}, metricType: '', useCachedMetrics: false, authenticationRef: undefined });
  expect(readTrigger({ type: 'kafka', metadata: { a: 'b', c: 1 }, authenticationRef: { name: 'x' } })).toMatchObject({
    metadata: { a: 'b' }, authenticationRef: { name: 'x', kind: '' },
  });
});

test('an annotation that is no boolean says yes', () => {
  const { forceActivation } = KEDA_ANNOTATIONS;
  const holds = (value: string): boolean => annotationHolds(scaledObject({}, { [forceActivation]: value }), forceActivation);
  expect(['true', '1', 'yes', ''].map(holds)).toEqual([true, true, true, true]);
  expect(['false', '0', 'F'].map(holds)).toEqual([false, false, false]);
  expect(isPaused(scaledObject({}))).toBe(false);
  expect(isPaused(scaledObject({}, { [KEDA_ANNOTATIONS.paused]: 'false' }))).toBe(false);
  expect(isPaused(scaledObject({}, { [KEDA_ANNOTATIONS.paused]: 'false', [KEDA_ANNOTATIONS.pausedReplicas]: '2' }))).toBe(true);
  expect(pausedReplicas(scaledObject({}, { [KEDA_ANNOTATIONS.pausedReplicas]: '2' }))).toBe(2);
  expect(pausedReplicas(scaledObject({}, { [KEDA_ANNOTATIONS.pausedReplicas]: 'x' }))).toEqual({ error: 'strconv.ParseInt: parsing "x": invalid syntax' });
  expect(pausedReplicas(scaledObject({}))).toBeUndefined();
});

test('the HPA has its own name, or a configured one', () => {
  expect(kedaHpaName(scaledObject({}))).toBe('keda-hpa-web');
  expect(kedaHpaName(scaledObject({ advanced: { horizontalPodAutoscalerConfig: { name: 'mine' } } }))).toBe('mine');
});

test('two metrics of a name make no HPA', () => {
  const metric = { type: 'External' as const, external: { metric: { name: 's0-x' } } };
  const made = kedaHpa({ scaledObject: scaledObject({}), metrics: [metric, metric], target: { apiVersion: 'apps/v1', kind: 'Deployment' } });
  expect(made).toEqual({ path: 'spec.triggers', rule: 'must not give two metrics of the name s0-x' });
});

test('directions that are paused are disabled, others stay as written', () => {
  const behavior = { scaleUp: { policies: [], selectPolicy: 'Max', stabilizationWindowSeconds: null }, scaleDown: { stabilizationWindowSeconds: 60 } };
  const object = scaledObject({ advanced: { horizontalPodAutoscalerConfig: { behavior } } }, { [KEDA_ANNOTATIONS.pausedScaleIn]: 'true' });
  const made = kedaHpa({ scaledObject: object, metrics: [], target: { apiVersion: 'apps/v1', kind: 'Deployment' } });
  expect('hpa' in made && made.hpa.spec).toMatchObject({
    behavior: { scaleUp: { selectPolicy: 'Max' }, scaleDown: { stabilizationWindowSeconds: 60, selectPolicy: 'Disabled' } },
  });
});
