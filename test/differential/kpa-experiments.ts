import * as fc from 'fast-check';
import type { ClosedRow, DeciderRow, ScaleOp, ScaleRow } from '../conformance/kpa-row';

const { constantFrom: pick, oneof, record, integer, array, constant, tuple, double } = fc;

const PREFIX = 'autoscaling.knative.dev/';

const number = oneof(
  pick('0', '1', '2', '3', '5', '7', '10', '50', '70', '70.5', '100', '100.1', '200', '0.5', '0.01', '0.009', '1.5', '1000', '-1', '-0.5', '211', '1e9'),
  double({ min: 0, max: 2000, noNaN: true }).map((value) => String(Math.round(value * 1000) / 1000)),
  integer({ min: 1, max: 400 }).map(String),
);
const odd = pick(
  '', ' ', 'NaN', 'Inf', '-Inf', 'infinity', '+3', '007', '1_000', '0x10', '0x1p4', '1e1', '.5', '5.', '1e400', '1e-400', '30s', 'abc', ' 1', '1 ', '2147483647', '2147483648', '-2147483649', '9223372036854775808', '-0', '0b11', '1E3', '१',
);
const duration = oneof(
  pick('0s', '0', '1s', '2s', '5s', '6s', '10s', '15s', '20s', '30s', '45s', '60s', '90s', '120s', '1h', '1h1s', '5h', '1m12s', '90000ms', '5999ms', '6500ms', '1us', '1500ms', '10m', '1d', '-1s', '10s ', '1.5s', '.5m', '1h0m0.5s', '100', '1µs', '3601s'),
  integer({ min: 1, max: 900 }).map((seconds) => `${seconds}s`),
);
const whole = oneof(pick('0', '1', '2', '3', '4', '5', '7', '10'), integer({ min: 0, max: 30 }).map(String));
const truth = pick('true', 'false', 'T', 'f', 'yes', '1', '0', 'True', 'TRUE', '', 'tRue');

function spoilt(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return oneof({ arbitrary: value, weight: 12 }, { arbitrary: odd, weight: 1 });
}

/** Some of the entries, as the data of a ConfigMap or as annotations. */
function some(entries: Readonly<Record<string, fc.Arbitrary<string>>>, most: number): fc.Arbitrary<Readonly<Record<string, string>>> {
  return fc.subarray(Object.keys(entries), { maxLength: most })
    .chain((keys) => fc.tuple(...keys.map((key) => (entries[key] as fc.Arbitrary<string>).map((value) => [key, value] as const))))
    .map((drawn) => Object.fromEntries(drawn));
}

const CONFIG = {
  'activator-capacity': number, 'allow-zero-initial-scale': truth, 'container-concurrency-target-default': number,
  'container-concurrency-target-percentage': number, 'enable-scale-to-zero': truth, 'initial-scale': whole, 'max-scale': whole, 'max-scale-down-rate': number,
  'max-scale-limit': whole, 'max-scale-up-rate': number, 'min-scale': whole, 'panic-threshold-percentage': number, 'panic-window-percentage': number,
  'pod-autoscaler-class': pick('hpa.autoscaling.knative.dev', 'kpa.autoscaling.knative.dev', 'custom'), 'requests-per-second-target-default': number,
  'scale-down-delay': duration, 'scale-to-zero-grace-period': duration, 'scale-to-zero-pod-retention-period': duration, 'stable-window': duration,
  'target-burst-capacity': number, 'tick-interval': duration,
};

const ANNOTATIONS = {
  'activation-scale': whole, 'class': pick('kpa.autoscaling.knative.dev', 'hpa.autoscaling.knative.dev', 'hpa.autoscaling.knative.dev', 'custom', 'ahpa.autoscaling.knative.dev', ''),
  'initial-scale': whole, 'initialScale': whole, 'max-scale': whole, 'maxScale': whole, 'min-scale': whole, 'minScale': whole,
  'metric': pick('rps', '', 'memory', 'cpu', 'concurrency', 'qps', 'queue-depth'),
  'metric-aggregation-algorithm': pick('weighted-exponential', 'linear', 'weightedExponential', 'median', ''), 'metricAggregationAlgorithm': pick('weighted-exponential', 'linear', 'median', ''),
  'panic-threshold-percentage': number, 'panicThresholdPercentage': number, 'panic-window-percentage': number, 'panicWindowPercentage': number,
  'scale-down-delay': duration, 'scaleDownDelay': duration, 'scale-to-zero-pod-retention-period': duration, 'scaleToZeroPodRetentionPeriod': duration,
  'target': number, 'target-burst-capacity': number, 'targetBurstCapacity': number, 'target-utilization-percentage': number, 'targetUtilizationPercentage': number,
  'window': duration,
};

const KEYS = Object.fromEntries([
  ...Object.entries(ANNOTATIONS).map(([key, value]) => [PREFIX + key, spoilt(value)] as const),
  ['serving.knative.dev/progress-deadline', spoilt(duration)] as const,
  [`${PREFIX}unknown`, constant('1')] as const,
]);

/** ConfigMap and annotations, right ones and wrong ones. */
export const deciderInput: fc.Arbitrary<Omit<DeciderRow, 'configError' | 'annotationError' | 'result'>> = record({
  id: constant('drawn'),
  config: oneof(
    { arbitrary: constant({}), weight: 2 },
    { arbitrary: some(Object.fromEntries(Object.entries(CONFIG).map(([key, value]) => [key, spoilt(value)])), 3), weight: 3 },
    { arbitrary: some(CONFIG, 5), weight: 3 },
  ),
  annotations: oneof(some(KEYS, 3), some(KEYS, 8)),
  containerConcurrency: oneof(pick(0, 0, 1, 10, 50, 100, 1000), integer({ min: 0, max: 300 })),
  reachability: pick('', 'Reachable', 'Unreachable') as fc.Arbitrary<DeciderRow['reachability']>,
});

const WINDOWS = [6, 7, 8, 9, 10, 12, 15, 20, 30, 40, 60, 60, 90, 120, 300] as const;

const scaleSpec = record({
  metric: pick('concurrency', 'concurrency', 'rps'),
  total: oneof(pick(1, 2, 3, 7, 10, 50, 100, 200), double({ min: 0.05, max: 300, noNaN: true })),
  utilization: pick(0.7, 0.7, 1, 0.5, 0.8, 0.21),
  tbc: oneof(pick(211, 0, -1, 10, 70, 100.5, 1000), double({ min: 0, max: 500, noNaN: true })),
  activatorCapacity: constant(100),
  panicThreshold: pick(2, 2, 10, 1.1, 1.5, 3, 5, 0.02),
  maxScaleUpRate: pick(1000, 1000, 2, 1.5, 10, 1.1),
  maxScaleDownRate: pick(2, 2, 10, 1.5, 4, 1.1),
  stableWindow: pick(...WINDOWS),
  panicPart: pick(0.1, 0.1, 0.5, 1, 0.25, 0.02),
  scaleDownDelay: pick(0, 0, 0, 1, 2, 3, 4, 5, 9, 15, 30, 60),
  initialScale: constant(1),
  activationScale: pick(0, 0, 0, 1, 2, 3, 7),
  reachable: pick(true, true, true, false),
  algorithm: pick('', 'linear', 'weighted-exponential', 'weightedExponential', 'unheard-of'),
  scrape: pick(true, true, true, false),
}).map(({ utilization, panicPart, ...spec }) => ({
  ...spec, target: spec.total * utilization, panicWindow: Math.max(1, Math.round(spec.stableWindow * panicPart)),
}));

/** What happens between two decisions, in seconds from the last of it. */
type Happening = readonly [kind: 'r' | 'p' | 'u' | 'w' | 's', gap: number, size: number, extra: number];

/** Gaps that keep to whole seconds, leave the window, or are anything; a negative one is late news. */
const gap = oneof(
  { arbitrary: constant(1), weight: 14 }, { arbitrary: constant(0), weight: 4 }, { arbitrary: pick(2, 3, 5, 6, 7, 10), weight: 3 },
  { arbitrary: pick(20, 60, 61, 59, 119, 120, 121, 301), weight: 1 },
  { arbitrary: integer({ min: 1, max: 2500 }).map((millis) => millis / 1000), weight: 2 },
  { arbitrary: pick(-1, -2, -0.5, -7, -61), weight: 1 },
);
const happening: fc.Arbitrary<Happening> = oneof(
  { arbitrary: tuple(constant('r' as const), gap, oneof(pick(0, 0, 0.2, 1, 2, 2.5, 10, 50), double({ min: 0, max: 60, noNaN: true })), pick(0, 0, 0, 0.5, 1)), weight: 12 },
  { arbitrary: tuple(constant('s' as const), gap, constant(0), constant(0)), weight: 8 },
  { arbitrary: tuple(constant('p' as const), constant(0), oneof(integer({ min: 0, max: 12 }), pick(-1, -2)), pick(0, 1, 2)), weight: 2 },
  { arbitrary: tuple(constant('u' as const), constant(0), integer({ min: 0, max: 5 }), double({ min: 0.5, max: 20, noNaN: true })), weight: 1 },
  { arbitrary: tuple(constant('w' as const), constant(0), pick(...WINDOWS), pick(0.1, 0.5, 1, 0.02)), weight: 1 },
);

/** Happenings on the clock. Decisions do not go back in time; statistics may come late. */
function timed(happenings: readonly Happening[], start: number, unit: number): readonly ScaleOp[] {
  let now = start;
  return happenings.map(([kind, step, size, extra]): ScaleOp => {
    const t = Math.max(0, Math.round((now + step) * 1000) / 1000);
    now = Math.max(now, t);
    switch (kind) {
      case 'r': {
        const load = size * unit;
        return extra === 0 ? ['r', t, load, load * 2] : ['r', t, load, load * 2, load * extra, load * extra];
      }
      case 'p': return ['p', size === -1 ? 'notfound' : size === -2 ? 'error' : size];
      case 'u': return ['u', [{ reachable: true }, { reachable: false }, { tbc: -1 }, { tbc: 50 }, { tbc: 0 }, { target: extra * 0.7, total: extra }][size] ?? {}];
      case 'w': return ['w', now, size, Math.max(1, Math.round(size * extra))];
      case 's': return ['s', now, null];
    }
  });
}

/** Statistics and decisions of one autoscaler. */
export const scaleInput: fc.Arbitrary<ScaleRow> = tuple(
  scaleSpec,
  oneof(integer({ min: 0, max: 5 }), pick(42, 'notfound' as const, 'error' as const)),
  pick(0, 0, 1, 7, 100, 0.5),
  array(happening, { minLength: 4, maxLength: 120 }),
  pick(0.1, 1, 1, 5),
).map(([spec, ready, t, happenings, times]) => ({ id: 'drawn', spec, ready, t, ops: timed(happenings, t, spec.target * times) }));

const CLOSED_CONFIG = {
  'enable-scale-to-zero': pick('true', 'false'), 'scale-to-zero-grace-period': pick('6s', '15s', '30s', '60s'), 'scale-to-zero-pod-retention-period': pick('0s', '20s', '60s'),
  'stable-window': pick('6s', '10s', '30s', '60s', '90s'), 'target-burst-capacity': pick('-1', '0', '10', '211'), 'allow-zero-initial-scale': pick('true'),
  'initial-scale': pick('1', '2', '5'), 'max-scale-up-rate': pick('2', '10', '1000'), 'max-scale-down-rate': pick('1.1', '2', '4'), 'scale-down-delay': pick('0s', '5s', '30s'),
  'min-scale': pick('0', '1', '2'), 'max-scale': pick('0', '5', '12'), 'activator-capacity': pick('10', '100'), 'panic-window-percentage': pick('10', '50'), 'panic-threshold-percentage': pick('110', '200'),
};
const CLOSED_ANNOTATIONS = Object.fromEntries(Object.entries({
  'target': pick('1', '2', '5', '10', '50'), 'target-utilization-percentage': pick('50', '70', '100'), 'metric': pick('rps', 'concurrency'), 'min-scale': pick('0', '1', '2', '4'),
  'max-scale': pick('1', '3', '5', '20'), 'initial-scale': pick('0', '1', '2', '3', '5'), 'activation-scale': pick('2', '3', '5'), 'window': pick('6s', '10s', '20s', '45s', '120s'),
  'panic-window-percentage': pick('10', '25', '100'), 'panic-threshold-percentage': pick('110', '150', '400'), 'target-burst-capacity': pick('-1', '0', '10', '50', '211'),
  'scale-down-delay': pick('0s', '4s', '10s', '60s'), 'scale-to-zero-pod-retention-period': pick('0s', '10s', '45s', '90s', '1500ms'),
  'metric-aggregation-algorithm': pick('weighted-exponential', 'linear'),
}).map(([key, value]) => [PREFIX + key, value])) as Readonly<Record<string, fc.Arbitrary<string>>>;

const closedConfig = oneof(constant({}), some(CLOSED_CONFIG, 4));
const closedEvent = tuple(integer({ min: 1, max: 300 }), oneof(
  pick('Reachable' as const, 'Unreachable' as const, '' as const).map((reachability) => ({ reachability })), closedConfig.map((config) => ({ config })),
)).map(([t, what]) => ({ t, ...what }));
const loadStep = tuple(
  integer({ min: 1, max: 60 }), oneof(pick(0, 0, 0, 1, 5, 20, 50, 200, 0.3), double({ min: 0, max: 80, noNaN: true })), pick(1, 1, 0, 2.5),
);
const load = array(loadStep, { maxLength: 9 })
  .map((steps) => {
    let t = 0;
    return steps.map(([after, concurrency, factor]) => {
      t += after;
      return [t, concurrency, concurrency * factor] as const;
    });
  });

/** A revision from its creation on, with its surroundings. */
export const closedInput: fc.Arbitrary<Omit<ClosedRow, 'rows'>> = record({
  id: constant('drawn'),
  config: closedConfig,
  annotations: tuple(some(CLOSED_ANNOTATIONS, 5), some({ 'serving.knative.dev/progress-deadline': pick('10s', '20s', '30s') }, 1)).map(([some1, more]) => ({ ...some1, ...more })),
  containerConcurrency: pick(0, 0, 0, 1, 10, 100),
  reachability: pick('Reachable', 'Reachable', '', 'Unreachable') as fc.Arbitrary<ClosedRow['reachability']>,
  env: record({
    startDelays: array(pick(0, 1, 2, 3, 5, 8, 20, 70, 1000), { minLength: 1, maxLength: 3 }),
    sksDelay: pick(0, 0, 1, 3, 10, 60),
    horizon: integer({ min: 60, max: 420 }),
  }),
  events: oneof(constant([]), array(closedEvent, { maxLength: 3 })).map((events) => [...events].sort((left, right) => left.t - right.t)),
  load,
  ticks: constant([]),
});
