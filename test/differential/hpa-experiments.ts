import * as fc from 'fast-check';
import type { JsonObject } from '../../src/kubernetes/json';
import { quantityOf } from '../../src/kubernetes/quantity';
import type { ExtraPod, HpaEdit, HpaRow, HpaTarget, Signal, SignalValue } from '../conformance/hpa-row';

/** The input part of a vector about the HorizontalPodAutoscaler controller. */
export type HpaExperiment = Omit<HpaRow, 'spec' | 'ticks'>;

const { constantFrom: pick, oneof, record, integer, array, constant, boolean, tuple, option } = fc;

/** Mostly one, at times the other. */
function seldom<T, U>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<U>, oneIn = 6): fc.Arbitrary<T | U> {
  return oneof({ arbitrary: usual as fc.Arbitrary<T | U>, weight: oneIn - 1 }, { arbitrary: other as fc.Arbitrary<T | U>, weight: 1 });
}

const TARGETS = ['10', '10', '1', '2', '100m', '12.5', '13', '333m', '1500m', '1k', '1Ki', '1e3', '7', '0.1', '3', '50', '1G', '1m', '9E'] as const;
const TOLERANCES = ['0', '0.1', '100m', '0.05', '10m', '5e-2', '0.001', '1', '0.5', '99m', '2', '0.3', '1e-1'] as const;
const PERIODS = [1, 7, 10, 15, 15, 15, 20, 30] as const;
const SPANS = [1, 5, 7, 14, 15, 16, 29, 30, 31, 45, 60, 60, 75, 90, 120, 180, 300, 1800] as const;

const policy = record({ type: pick('Pods', 'Percent'), value: oneof(pick(1, 2, 3, 4, 5, 10, 25, 33, 50, 100, 100, 120, 200, 900), integer({ min: 1, max: 150 })), periodSeconds: pick(...SPANS) });
const rules = record({
  stabilizationWindowSeconds: oneof(pick(0, 0, ...SPANS, 3600), integer({ min: 0, max: 200 })),
  selectPolicy: pick('Max', 'Min', 'Max', 'Min', 'Disabled'),
  policies: array(policy, { minLength: 1, maxLength: 3 }),
  tolerance: pick(...TOLERANCES),
}, { requiredKeys: [] });
const behavior = record({ scaleUp: rules, scaleDown: rules }, { requiredKeys: [] });

const SELECTOR = { matchLabels: { queue: 'q1' } };
const NAMES = ['metric_a', 'metric_b', 'metric_c'];
const INGRESS = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'main' };

type Kind = 'External' | 'Object' | 'Pods' | 'Resource' | 'ContainerResource';

/** A metric as it is written, and the size of signal that meets its target with one pod, in thousandths. */
interface DrawnMetric {
  readonly kind: Kind;
  readonly metric: JsonObject;
  readonly unit: number;
}

function drawnMetric(index: number): fc.Arbitrary<DrawnMetric> {
  const named = seldom(constant({ name: NAMES[index] as string }), constant({ name: NAMES[index] as string, selector: SELECTOR }));
  const total = tuple(pick('AverageValue', 'AverageValue', 'Value'), pick(...TARGETS));
  const written = (type: string, quantity: string): JsonObject => ({ type, [type === 'Value' ? 'value' : 'averageValue']: quantity });
  const external = tuple(named, total).map(([metric, [type, quantity]]): DrawnMetric =>
    ({ kind: 'External', metric: { type: 'External', external: { metric, target: written(type, quantity) } }, unit: milliOf(quantity) }));
  const object = tuple(named, total).map(([metric, [type, quantity]]): DrawnMetric =>
    ({ kind: 'Object', metric: { type: 'Object', object: { describedObject: INGRESS, metric, target: written(type, quantity) } }, unit: milliOf(quantity) }));
  const pods = tuple(named, pick(...TARGETS)).map(([metric, quantity]): DrawnMetric =>
    ({ kind: 'Pods', metric: { type: 'Pods', pods: { metric, target: written('AverageValue', quantity) } }, unit: milliOf(quantity) }));
  const resourceTarget = oneof(
    oneof(pick(1, 10, 50, 60, 70, 80, 80, 100, 120, 150, 300), integer({ min: 1, max: 200 })).map((percent) =>
      ({ target: { type: 'Utilization', averageUtilization: percent }, percent, quantity: '' })),
    pick('100m', '50m', '250m', '1', '80m').map((quantity) => ({ target: written('AverageValue', quantity), percent: 0, quantity })),
  );
  const resource = tuple(pick('cpu', 'cpu', 'cpu', 'memory'), boolean(), pick('app', 'app', 'sidecar', 'absent'), resourceTarget)
    .map(([name, ofContainer, container, { target, percent, quantity }]): DrawnMetric => {
      const unit = quantity === '' ? (name === 'cpu' ? percent : percent * 1_000_000) : milliOf(quantity);
      return ofContainer
        ? { kind: 'ContainerResource', metric: { type: 'ContainerResource', containerResource: { name, container, target } }, unit }
        : { kind: 'Resource', metric: { type: 'Resource', resource: { name, target } }, unit };
    });
  return oneof(
    { arbitrary: external, weight: 5 }, { arbitrary: object, weight: 2 }, { arbitrary: pods, weight: 2 }, { arbitrary: resource, weight: 4 },
  );
}

function milliOf(quantity: string): number {
  return Number(quantityOf(quantity)?.milli() ?? 0n);
}

const FACTORS = [0, 0, 0.3, 0.5, 0.66, 0.8, 0.89, 0.9, 0.95, 1, 1, 1, 1.05, 1.1, 1.11, 1.2, 1.25, 1.5, 2, 2, 3, 5, 12] as const;
const HUGE = ['9E', '9223372036854775807', '4E', '100P', '1Ei', '5e15', '922337203685477580700m', '12345678901234567890', '-5', '0'] as const;

/** Around the target, a bit beside it, or anything. */
function amount(unit: number): fc.Arbitrary<number> {
  return oneof(
    tuple(pick(...FACTORS), pick(1, 1, 1, 2, 3, 4, 5, 7, 10), pick(-1, 0, 0, 0, 1))
      .map(([factor, pods, nudge]) => safe(unit * factor * pods) + nudge),
    integer({ min: 0, max: 100_000 }),
  );
}

function safe(value: number): number {
  return Math.min(Math.max(Math.round(value), 0), Number.MAX_SAFE_INTEGER - 1);
}

function signal({ kind, unit }: DrawnMetric): fc.Arbitrary<Signal> {
  const value: fc.Arbitrary<SignalValue> = seldom(amount(unit), pick(...HUGE), 40);
  const failure = pick<Signal>('error', 'empty');
  if (kind === 'External') return seldom(seldom(value, array(seldom(value, amount(unit).map((number) => -number), 12), { minLength: 1, maxLength: 4 })), failure, 14);
  if (kind === 'Object') return seldom(value, failure, 14);
  return seldom(oneof<fc.Arbitrary<Signal>[]>(
    value,
    array(seldom(value, constant(null)), { minLength: 1, maxLength: 5 }),
    record({ split: amount(unit).map((number) => safe(number * 3)), cap: amount(unit) }, { requiredKeys: ['split'] }),
  ), failure, 14);
}

/** A series of answers, each of which stands for a while. */
function signals(metric: DrawnMetric): fc.Arbitrary<readonly Signal[]> {
  return array(tuple(signal(metric), oneof(integer({ min: 1, max: 3 }), integer({ min: 1, max: 15 }))), { minLength: 1, maxLength: 14 })
    .map((steps) => steps.flatMap(([answer, times]) => Array.from({ length: times }, () => answer)));
}

const moment = oneof(
  integer({ min: 0, max: 40 }).map((sync) => sync * 15), integer({ min: 0, max: 600 }), pick(0.5, 14.999, 15.001, 30.5, 44.75, 60),
);
const span = tuple(moment, oneof(pick(15, 30, 60, 300), integer({ min: 1, max: 400 })))
  .map(([fromSeconds, length]) => ({ fromSeconds, toSeconds: fromSeconds + length }));

const extraPod: fc.Arbitrary<ExtraPod> = tuple(span, record({
  phase: pick('Running', 'Pending', 'Failed', 'Succeeded'), ready: boolean(), terminating: boolean(), noRequests: seldom(constant(false), constant(true)),
  counted: boolean(), sample: oneof(constant(null), integer({ min: 0, max: 200_000 })),
}, { requiredKeys: ['phase', 'ready', 'sample'] })).map(([times, pod]) => ({ name: 'extra', ...times, ...pod }));

const podOverride = tuple(span, record({ pod: integer({ min: 0, max: 5 }), what: pick('notReady', 'noSample', 'failed', 'terminating') }))
  .map(([times, rest]) => ({ ...times, ...rest }));
const forcedReplicas = tuple(span, integer({ min: 0, max: 8 })).map(([times, replicas]) => ({ ...times, replicas }));

const target: fc.Arbitrary<HpaTarget> = record({
  initialReplicas: oneof(integer({ min: 0, max: 6 }), integer({ min: 1, max: 12 })),
  selector: seldom(constant('app=web'), pick('', 'app in (web', 'app=other', 'app in (web,other)', 'app!=web', 'tier'), 25),
  containers: oneof(
    constant([{ name: 'app', cpu: '100m', memory: '128Mi' }]),
    constant([{ name: 'app', cpu: '250m', memory: '1Gi' }, { name: 'sidecar', cpu: '50m', memory: '64Mi' }]),
    constant([{ name: 'app', cpu: '100m' }, { name: 'sidecar' }]),
    constant([{ name: 'app', cpu: '1', memory: '100M' }]),
    constant([{ name: 'app', cpu: '3m', memory: '1' }]),
    constant([{ name: 'app' }]),
  ),
  podStartDelaySeconds: pick(0, 0, 5, 15, 20, 40, 75),
  podReadyDelaySeconds: pick(0, 10, 15, 30, 30.5, 45, 90, 400),
  podSampleDelaySeconds: pick(0, 0, 15, 30, 45, 60),
  podTerminationSeconds: pick(0, 0, 15, 30, 40),
  initialPodAgeSeconds: pick(0, 10, 60, 270, 285, 300, 3600),
  sampleAgeSeconds: pick(0, 0, 5, 10, 30, 60),
  sampleWindowSeconds: pick(10, 15, 30, 60),
}).chain((base) => record({
  podOverrides: array(podOverride, { minLength: 1, maxLength: 3 }),
  extraPods: array(extraPod, { minLength: 1, maxLength: 2 }).map((pods) => pods.map((pod, index) => ({ ...pod, name: `extra-${index}` }))),
  statusReplicas: array(forcedReplicas, { minLength: 1, maxLength: 2 }),
}, { requiredKeys: [] }).chain((more) => pick(base, base, { ...base, ...more })));

const edit: fc.Arbitrary<HpaEdit> = tuple(moment, oneof<fc.Arbitrary<Omit<HpaEdit, 'atSeconds'>>[]>(
  integer({ min: 0, max: 14 }).map((replicas) => ({ replicas })),
  record({ minReplicas: integer({ min: 0, max: 3 }), maxReplicas: integer({ min: 4, max: 20 }) }, { requiredKeys: [] })
    .map((specPatch) => ({ specPatch })),
  oneof(behavior, constant(null)).map((patched) => ({ specPatch: { behavior: patched as JsonObject | null } })),
  pick('app=web', '', 'app=other').map((selector) => ({ selector })),
  boolean().map((failGet) => ({ failGet })),
  boolean().map((failUpdate) => ({ failUpdate })),
  constant({ restart: true }),
  constant({ restart: true }),
)).map(([atSeconds, what]) => ({ atSeconds, ...what }));

const controller = record({
  syncPeriodSeconds: pick(...PERIODS),
  downscaleStabilizationSeconds: pick(0, 15, 30, 60, 300, 300),
  tolerance: pick(0.1, 0.1, 0.1, 0, 0.05, 0.2, 1),
  cpuInitializationPeriodSeconds: pick(300, 300, 0, 60, 45),
  initialReadinessDelaySeconds: pick(30, 30, 0, 45),
  syncLatencyMillis: pick(0, 0, 0, 0, 1, 20, 250),
});

/** Experiments of all kinds, with an inclination to the corners. All but a few of the specs are valid. */
export const hpaExperiment: fc.Arbitrary<HpaExperiment> = integer({ min: 1, max: 3 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => drawnMetric(index))))
  .chain((metrics) => record({
    gates: option(record({ HPAScaleToZero: constant(true), HPAConfigurableTolerance: boolean() }, { requiredKeys: [] }), { freq: 2, nil: undefined }),
    controller,
    minReplicas: integer({ min: 0, max: 3 }),
    maxReplicas: oneof(integer({ min: 3, max: 12 }), pick(1, 30, 100)),
    behavior: option(behavior, { nil: undefined, freq: 2 }),
    target,
    signals: fc.tuple(...metrics.map(signals)),
    edits: oneof(constant<readonly HpaEdit[]>([]), array(edit, { maxLength: 5 })),
    rival: seldom(constant(undefined), span.filter(({ fromSeconds }) => fromSeconds > 0), 15),
    syncs: integer({ min: 3, max: 45 }),
  }).map((drawn): HpaExperiment => {
    const zero = drawn.gates?.HPAScaleToZero === true && metrics.some(({ kind }) => kind === 'External' || kind === 'Object');
    const least = zero ? 0 : 1;
    const spec = {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: Math.min(Math.max(drawn.minReplicas, least), drawn.maxReplicas),
      maxReplicas: drawn.maxReplicas,
      metrics: metrics.map(({ metric }) => metric),
      ...(drawn.behavior !== undefined && { behavior: drawn.behavior as JsonObject }),
    };
    return {
      name: 'drawn',
      ...(drawn.gates !== undefined && { gates: drawn.gates }),
      controller: drawn.controller,
      hpa: { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'web', namespace: 'default' }, spec },
      target: drawn.target,
      signals: drawn.signals,
      // What a restart does to the registration of the rival is not part of the format.
      ...(drawn.rival !== undefined && !drawn.edits.some(({ restart }) => restart === true) && { rival: drawn.rival }),
      edits: [...drawn.edits].sort((left, right) => left.atSeconds - right.atSeconds),
      durationSeconds: drawn.syncs * (drawn.controller.syncPeriodSeconds + drawn.controller.syncLatencyMillis / 1000),
    } as HpaExperiment;
  }));

/**
 * The same for versions before 1.33, whose API has no `tolerance` in `behavior` (that of the controller is a flag), and whose quantities make
 * something else of 9E in thousandths, which is beyond 64 bits.
 */
export const hpaExperimentBefore133: fc.Arbitrary<HpaExperiment> = hpaExperiment.map(({ controller: flags, ...experiment }) => ({
  ...JSON.parse(JSON.stringify(experiment, (key, value: unknown) => (key === 'tolerance' ? undefined : value === '9E' ? '4P' : value))) as Omit<HpaExperiment, 'controller'>,
  controller: flags,
}));
