import * as fc from 'fast-check';
import type { JsonObject } from '../../src/kubernetes/json';

const { constantFrom: pick, oneof, record, integer, array, constant, tuple, double, boolean } = fc;

const PREFIX = 'autoscaling.keda.sh/';

const truth = pick('true', 'true', 'false', 'yes', '', '1', 'T', 'x', '0', 'TRUE');
const annotations = record({
  [`${PREFIX}paused`]: truth, [`${PREFIX}paused-replicas`]: pick('0', '3', '4', 'x', '-1', '07', '', '', 'abc', ' 3', '+3', '1e3', '3.0', '0x4', '1_0', '1500', '2147483648', '99999999999999999999'), [`${PREFIX}paused-scale-in`]: truth,
  [`${PREFIX}paused-scale-out`]: truth, [`${PREFIX}force-activation`]: truth, team: constant('a'),
}, { requiredKeys: [] }).chain((all) => fc.subarray(Object.entries(all)))
  .map((entries) => Object.fromEntries(entries) as Readonly<Record<string, string>>);
/** Of an object that the executor sees: the reconciler has handled a pause already. */
const executorAnnotations = annotations.map((all) => Object.fromEntries(Object.entries(all).filter(([key]) => !key.endsWith('paused-replicas'))));

const fallback = record({
  failureThreshold: pick(0, 0, 1, 2, 3, 5), replicas: pick(0, 1, 2, 4, 6, 10),
  behavior: pick('static', 'currentReplicas', 'currentReplicasIfHigher', 'currentReplicasIfLower', 'scalingModifiers'),
}, { requiredKeys: ['failureThreshold', 'replicas'] });
const strangeFallback = record({ failureThreshold: pick(-1, 0, 3), replicas: pick(-1, 0, 6), behavior: pick('static', 'currentReplicas') }, { requiredKeys: ['failureThreshold', 'replicas'] });

function nullable<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(arbitrary, { nil: null, freq: 2 });
}

const hpaCondition = oneof(constant(null), tuple(
  pick('ScalingActive', 'ScalingActive', 'ScalingActive', 'AbleToScale'), pick('True', 'False', 'Unknown'), pick('ValidMetricFound', 'ScalingDisabled', '', 'FailedGetExternalMetric'),
));
const change = record({ replicas: pick(0, 1, 2, 3, 4, 8, 12), annotations: executorAnnotations, hpaCondition }, { requiredKeys: [] });

const executorStep = tuple(pick(1, 10, 10, 29.75, 30, 30, 30.25, 60, 60, 100, 300, 0.5, 300.001), nullable(change), pick(0, 0, 1), pick(0, 0, 0, 1));

/** Scale requests, many of them exactly at the end of a cooldown. */
export const executorInput = record({
  id: constant('drawn'),
  spec: record({
    min: nullable(pick(0, 0, 1, 2, 3)), max: nullable(pick(5, 10)), idle: nullable(pick(0, 0, 1, 2)), cooldown: nullable(pick(0, 1, 10, 30, 60, 300)),
    initialCooldown: nullable(pick(0, 10, 60, 100)), fallback: nullable(fallback),
  }),
  annotations: executorAnnotations,
  replicas: pick(0, 1, 2, 3, 5, 12),
  lastActive: nullable(pick(-400, -300, -60, -10, -1, 0)),
  hpa: boolean(),
  steps: array(executorStep, { minLength: 1, maxLength: 25 }).map((steps) => {
    let t = 0;
    return steps.map(([gap, env, active, error]) => {
      t = Math.round((t + gap) * 1000) / 1000;
      return [t, env, active, error];
    });
  }),
});

const metricValue = oneof(
  pick(0, 0.0005, 0.0015, 0.0625, 1, 2.5, 30, -1, -0.972, 1e9, 9e15, 1e19, 0.1, 33.3333),
  double({ min: 0, max: 200, noNaN: true }),
  double({ min: -5, max: 1e6, noNaN: true }),
);

/** Reads of metrics whose sources fail at times. */
export const fallbackInput = record({
  id: constant('drawn'),
  fallback: nullable(oneof({ arbitrary: fallback, weight: 8 }, { arbitrary: strangeFallback, weight: 1 })),
  scalingModifiers: oneof(constant({}), record({ formula: pick('a', 'a + 1'), target: pick('7', '10', '7.0', '0', '-3', 'x'), metricType: pick('AverageValue', 'Value') }, { requiredKeys: ['formula', 'target'] })),
  metrics: array(tuple(pick('AverageValue', 'Value'), pick(30, 2.5, 1, 0.333, 10, 0.0005, 1e6)), { minLength: 1, maxLength: 3 }),
  replicas: pick(0, 1, 2, 5, 12),
  ready: pick(0, 1, 3, 5, 12),
}).chain((row) => array(oneof(
  { arbitrary: tuple(constant('read'), integer({ min: 0, max: row.metrics.length - 1 }), oneof(constant('error'), constant('error'), metricValue)), weight: 6 },
  { arbitrary: tuple(pick('replicas', 'ready'), pick(0, 1, 2, 4, 7, 12)), weight: 1 },
), { minLength: 1, maxLength: 30 }).map((ops) => ({ ...row, ops })));

const NAMES = ['a', 'b', 'c'];

/** Formulas of numbers, most of them well typed. */
function formula(names: readonly string[]): fc.Arbitrary<string> {
  const { term } = fc.letrec<{ term: string; condition: string }>((tie) => ({
    term: oneof(
      { depthSize: 'small', withCrossShrink: true },
      pick(...names, ...names, '0', '1', '2', '3.7', '10', '0.5', '100'),
      tuple(tie('term'), pick('+', '-', '*', '/', '**', '%'), tie('term')).map(([left, operator, right]) => (operator === '%' ? `(${left}) + (${right})` : `(${left}) ${operator} (${right})`)),
      tuple(tie('condition'), tie('term'), tie('term')).map(([test, yes, no]) => `${test} ? ${yes} : ${no}`).map((text) => `(${text})`),
      tuple(pick('min', 'max'), tie('term'), tie('term')).map(([name, left, right]) => `${name}(${left}, ${right})`),
      tuple(pick('sum', 'mean', 'min', 'max', 'median'), tie('term'), tie('term')).map(([name, left, right]) => `${name}([${left}, ${right}])`),
      tuple(pick('ceil', 'floor', 'round', 'abs', 'float', 'int'), tie('term')).map(([name, value]) => `${name}(${value})`),
      tuple(tie('term'), tie('term')).map(([left, right]) => `count([${left}, ${right}], # > ${left})`),
      tuple(tie('term'), tie('term')).map(([left, right]) => `sum(map([${left}, ${right}], # * 2))`),
      tuple(pick(...names), tie('term')).map(([left, right]) => `(${left} ?? ${right})`),
      tuple(tie('term')).map(([value]) => `-(${value})`),
    ),
    condition: oneof(
      tuple(tie('term'), pick('>', '<', '>=', '<=', '==', '!='), tie('term')).map(([left, operator, right]) => `${left} ${operator} ${right}`),
      tuple(tie('condition'), pick('&&', '||', 'and', 'or'), tie('condition')).map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
      tuple(tie('condition')).map(([test]) => `!(${test})`),
    ),
  }));
  return oneof({ arbitrary: term, weight: 9 }, {
    arbitrary: pick('a +', 'nil', 'a ?? nil', '"x"', 'len([a])', 'let x = a * 2; x + 1', 'a in [1, 7.5] ? 10 : 20', 'unknown + a', 'a ? 1 : 2', '[a][0]', 'a // b', '.5 * a', '1_000 + a', '1e3 * a', 'a; a'), weight: 1,
  });
}

const valueOrFailure = oneof({ arbitrary: metricValue, weight: 6 }, { arbitrary: constant(null), weight: 1 });

/** Formulas with values of their triggers, of which some have failed too often. */
export const modifiersInput = integer({ min: 1, max: 3 }).map((count) => NAMES.slice(0, count)).chain((triggers) => record({
  id: constant('drawn'),
  scalingModifiers: record({
    formula: formula(triggers).filter((text) => text.length < 400), target: pick('10', '2.5', '1', '7', '0', '-1', 'x', ''), metricType: pick('AverageValue', 'Value', 'Utilization'),
    activationTarget: pick('0', '4', 'x'),
  }, { requiredKeys: ['formula', 'target'] }),
  fallback,
  triggers: constant(triggers),
  cases: array(tuple(fc.tuple(...triggers.map(() => valueOrFailure)), constant(null)), { minLength: 1, maxLength: 8 }),
}, { requiredKeys: ['id', 'scalingModifiers', 'triggers', 'cases'] }));

interface DrawnTrigger extends JsonObject {
  readonly type: string;
}

function prometheusTrigger(index: number): fc.Arbitrary<DrawnTrigger> {
  return record({
    metadata: record({ threshold: pick('1', '2.5', '5', '10', '30'), activationThreshold: pick('0', '3', '10.5', '-1'), ignoreNullValues: pick('false', 'true') }, { requiredKeys: ['threshold'] })
      .map((metadata) => ({ query: `q${index}`, serverAddress: 'http://prometheus', ...metadata })),
    metricType: pick('Value', 'AverageValue'),
    useCachedMetrics: constant(true),
  }, { requiredKeys: ['metadata'] }).map((trigger) => ({ type: 'prometheus', ...trigger }) as DrawnTrigger);
}
const cronTrigger = record({
  start: pick('0 * * * *', '1 * * * *', '2 * * * *', '3 * * * *'), end: pick('4 * * * *', '5 * * * *', '6 * * * *'), desiredReplicas: pick('1', '2', '4'), timezone: pick('UTC', 'Asia/Shanghai'),
}).map((metadata): DrawnTrigger => ({ type: 'cron', metadata }));
const cpuTrigger = constant<DrawnTrigger>({ type: 'cpu', metricType: 'Utilization', metadata: { value: '60' } });

const loopTriggers = integer({ min: 1, max: 3 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => oneof(
  { arbitrary: prometheusTrigger(index), weight: 8 }, { arbitrary: cronTrigger, weight: 1 }, { arbitrary: cpuTrigger, weight: 1 },
)))).map((triggers) => {
  // One of each kind that has no query, at any place: they answer at once.
  const kept = triggers.filter(({ type }, index) => type === 'prometheus' || triggers.findIndex((other) => other.type === type) === index);
  return kept.map((trigger, index): DrawnTrigger =>
    (trigger.type === 'prometheus' ? { ...trigger, metadata: { ...trigger.metadata as JsonObject, query: `q${index}` } } : trigger));
});

const loopSpec = loopTriggers.chain((triggers) => {
  const queries = triggers.flatMap(({ type }, index) => (type === 'prometheus' ? [`t${index}`] : []));
  const formulas = queries.length === 0 ? [] : [queries[0] as string, `${queries[0]} ?? 4`, queries.join(' + '), queries.join(' - '), queries.length > 1 ? `max(${queries.join(', ')})` : queries[0] as string];
  const modifiers = formulas.length === 0 ? constant({}) : oneof({ arbitrary: constant({}), weight: 2 }, {
    arbitrary: record({
      formula: pick(...formulas), target: pick('10', '2.5', '5', '1'), activationTarget: pick('0', '4', '20.5'), metricType: pick('Value', 'AverageValue'),
    }, { requiredKeys: ['formula', 'target'] }), weight: 1,
  });
  return record({
    pollingInterval: pick(5, 10, 15, 20, 30, 45), cooldownPeriod: pick(0, 20, 30, 60, 100), initialCooldownPeriod: pick(0, 15, 60, 100),
    minReplicaCount: pick(0, 0, 1, 2, 3), maxReplicaCount: pick(4, 8, 16), idleReplicaCount: pick(0, 0, 1, 2),
    fallback,
    advanced: tuple(modifiers, fc.option(boolean(), { nil: undefined })).map(([scalingModifiers, restore]) =>
      ({ ...(restore !== undefined && { restoreToOriginalReplicaCount: restore }), scalingModifiers })),
  }, { requiredKeys: [] }).map((fields): JsonObject => {
    const { idleReplicaCount, ...rest } = fields;
    const idles = idleReplicaCount !== undefined && idleReplicaCount < (fields.minReplicaCount ?? 0);
    return { scaleTargetRef: { name: 'app' }, ...rest, ...(idles && { idleReplicaCount }), triggers: triggers.map((trigger, index) => ({ ...trigger, name: `t${index}` })) };
  });
});

const sample = oneof(pick(0, 0, 0, 1, 3, 10.5, 30, 57, 100), integer({ min: -20_000, max: 1_000_000 }).map((value) => value / 1e4));
const answer = oneof({ arbitrary: sample, weight: 5 },
  { arbitrary: pick('error', 'error', 'error', 'two', 'scalar', 'empty', 'matrix', 'nan', 'inf', 'null'), weight: 2 });

/** The life of a ScaledObject in the operator. */
export const loopInput = loopSpec.chain((spec) => {
  const triggers = (spec.triggers as readonly unknown[]).length;
  const at = integer({ min: 1, max: 300 });
  const event = oneof(
    { arbitrary: tuple(constant('source'), at, integer({ min: 0, max: triggers - 1 }), answer), weight: 12 },
    { arbitrary: tuple(constant('replicas'), at, pick(0, 0, 1, 2, 3, 5, 8)), weight: 4 },
    { arbitrary: tuple(constant('annotations'), at, annotations), weight: 2 },
    { arbitrary: tuple(constant('spec'), at, record({ cooldownPeriod: pick(0, 50), maxReplicaCount: pick(5, 9), minReplicaCount: pick(0, 2) }, { requiredKeys: [] }).map((changed) => ({ ...spec, ...changed }))), weight: 1 },
    { arbitrary: tuple(constant('delete'), integer({ min: 150, max: 300 })), weight: 1 },
  );
  return record({
    id: constant('drawn'),
    object: annotations.chain((some) => pick({ name: 'so', spec }, { name: 'so', spec }, { name: 'so', annotations: some, spec })),
    phase: constant(250),
    replicas: pick(0, 1, 2, 5),
    sources: array(answer, { minLength: triggers, maxLength: triggers }),
    read: tuple(pick(15, 15, 15, 20, 0), integer({ min: 0, max: 14 })),
    horizon: integer({ min: 60, max: 330 }),
    events: array(event, { maxLength: 25 }).map((events) => {
      const sorted = [...events].sort((left, right) => (left[1] as number) - (right[1] as number));
      const gone = sorted.findIndex(([kind]) => kind === 'delete');
      // Nobody edits an object that is gone.
      return sorted.filter(([kind], index) => gone < 0 || index <= gone || kind === 'source' || kind === 'replicas');
    }),
  });
});

const hpaTrigger = oneof(
  record({
    metadata: record({
      query: constant('sum(x)'), serverAddress: constant('http://prometheus:9090'), threshold: oneof(
        pick('30', '2.0625', '0.0625', '5.', '007', '1e3', 'abc', '', '0', '-1', '0.0001', '1e16', 'NaN', '.5', '0x10', '1_0', ' 5'), double({ min: 0, max: 100, noNaN: true }).map((value) => String(Math.round(value * 1e4) / 1e4)),
      ), activationThreshold: pick('1', 'x', '-2'),
    }, { requiredKeys: ['query', 'serverAddress', 'threshold'] }),
  }).map((trigger) => ({ type: 'prometheus', ...trigger })),
  record({ metadata: record({ start: pick('0 8 * * *', '*/5 8-20 * * 1-5'), end: pick('0 20 * * *', '59 23 * * *'), desiredReplicas: pick('5', 'x', '0'), timezone: pick('Europe/Berlin', 'UTC', 'Asia/Kolkata') }) })
    .map((trigger) => ({ type: 'cron', ...trigger })),
  record({ metadata: record({ value: pick('60', '0', '150'), containerName: constant('main') }, { requiredKeys: ['value'] }), metricType: pick('Utilization', 'Utilization', 'AverageValue') })
    .chain((trigger) => pick('cpu', 'memory').map((type) => ({ type, ...trigger }))),
);

/** ScaledObjects for one reconciliation. */
export const hpaInput = record({
  id: constant('drawn'),
  object: record({
    name: pick('orders', 'orders', 'longlonglonglonglonglonglonglonglonglonglonglonglonglong', 'a.b-c'),
    labels: pick({ team: 'a' }, { 'team': 'a', 'scaledobject.keda.sh/name': 'other' }, { 'app.kubernetes.io/name': 'mine' }),
    annotations: oneof(annotations, constant({ 'scaledobject.keda.sh/hpa-excluded-labels': 'team', 'x': 'y' })),
    spec: tuple(array(tuple(hpaTrigger, fc.option(pick('t1', 't2', 't3'), { nil: undefined }), fc.option(pick('AverageValue', 'Value', 'Utilization'), { nil: undefined, freq: 2 })), { minLength: 1, maxLength: 3 }), record({
      minReplicaCount: pick(0, 1, 3), maxReplicaCount: pick(0, 2, 10), idleReplicaCount: pick(0, 1, 3), fallback: oneof(fallback, strangeFallback),
      advanced: record({
        horizontalPodAutoscalerConfig: record({ name: pick('mine', 'orders-hpa'), behavior: pick({ scaleDown: { stabilizationWindowSeconds: 54 } }, { scaleUp: { policies: [{ type: 'Pods', value: 2, periodSeconds: 15 }] } }) }, { requiredKeys: [] }),
        scalingModifiers: record({ formula: pick('t1', 't1 + t2', 'float(t1 + nope)', 't1 ?? 3'), target: pick('10', '2.0625', '', '0', 'x'), metricType: pick('AverageValue', 'Value', 'Utilization') }, { requiredKeys: ['formula'] }),
      }, { requiredKeys: [] }),
    }, { requiredKeys: [] })).map(([triggers, fields]): JsonObject => ({
      scaleTargetRef: { name: 'app' },
      ...fields as JsonObject,
      triggers: triggers.map(([trigger, name, metricType]) => ({
        ...trigger, ...(name !== undefined && { name }), ...(metricType !== undefined && trigger.type !== 'cpu' && trigger.type !== 'memory' && { metricType }),
      })),
    })),
  }, { requiredKeys: ['name', 'spec'] }),
});
