import * as fc from 'fast-check';
import { checkAutoscalingAnnotations } from '../../../src/kubernetes/knative/annotation-checks';
import { AUTOSCALING_ANNOTATIONS } from '../../../src/kubernetes/knative/annotation-keys';
import type { AnnotationKey } from '../../../src/kubernetes/knative/annotation-keys';
import { DEFAULT_AUTOSCALER_CONFIG } from '../../../src/kubernetes/knative/autoscaler-config';
import type { AutoscalerConfig } from '../../../src/kubernetes/knative/autoscaler-config';
import { sentence } from '../../../src/kubernetes/problem';

/** Annotations by their names without the group. */
function annotations(names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([name, value]) => [`autoscaling.knative.dev/${name}`, value]));
}

function sentences(names: Readonly<Record<string, string>>, config: Partial<AutoscalerConfig> = {}): string[] {
  return checkAutoscalingAnnotations(annotations(names), { ...DEFAULT_AUTOSCALER_CONFIG, ...config })
    .map((problem) => sentence(problem).replaceAll('autoscaling.knative.dev/', ''));
}

const KPA = 'kpa.autoscaling.knative.dev';
const HPA = 'hpa.autoscaling.knative.dev';

describe('an annotation alone', () => {
  test.each([
    ['min-scale', ['0', '+3', '2147483647'], ['', '-1', '1.0', ' 1', '1_0', '2147483648', '0x10'], 'must be a whole number from 0 to 2147483647'],
    ['max-scale', ['0', '2147483647'], ['', '-1', '2147483648', '1e3'], 'must be a whole number from 0 to 2147483647'],
    ['activation-scale', ['2', '2147483647'], ['', '2.0', '2147483648', '70%'], 'must be a whole number from 2 to 2147483647'],
    ['panic-window-percentage', ['1', '100', '1_0', 'NaN', '0x1p4'], ['', '0.9', '100.1', 'Inf', '0x10', '5 '], 'must be a number from 1 to 100, in percent'],
    ['panic-threshold-percentage', ['110', '1000', '1e3'], ['109.9', '1000.1', '200%', '-Inf'], 'must be a number from 110 to 1000, in percent'],
    ['target-utilization-percentage', ['1', '100', '99.99'], ['0.7', '0', '101', '1h'], 'must be a number from 1 to 100, in percent'],
    ['target', ['0.01', '1e300', 'Inf', 'NaN'], ['0.009', '0', '-1', '', '1e400', '10m'], 'must be a number of at least 0.01'],
    ['target-burst-capacity', ['-1', '0', '0.5', 'Inf', '-1.0'], ['-0.5', '-2', '-Inf', ''], 'must be a number of at least 0, or -1 for unlimited'],
  ])('%s takes what upstream parses and bounds', (name, good, bad, rule) => {
    good.forEach((value) => expect(sentences({ [name]: value })).toEqual([]));
    bad.forEach((value) => expect(sentences({ [name]: value })).toEqual([`'${name}' ${rule}, got ${JSON.stringify(value)}`]));
  });

  test.each([
    ['window', ['6s', '1h', '60000ms', '1m30s'], ['5.999s', '1h0m1s', '6.5s', '0', '-6s'], 'must be a duration from 6s to 1h of whole seconds'],
    ['scale-down-delay', ['0', '0s', '1h', '1s'], ['1ms', '-1s', '1h0m1s'], 'must be a duration from 0s to 1h of whole seconds'],
    ['scale-to-zero-pod-retention-period', ['0', '1500ms', '1h', '1ns'], ['-1ns', '1h0m0.000000001s'], 'must be a duration from 0s to 1h'],
  ])('%s is a duration within its bounds', (name, good, bad, rule) => {
    good.forEach((value) => expect(sentences({ [name]: value })).toEqual([]));
    bad.forEach((value) => expect(sentences({ [name]: value })).toEqual([`'${name}' ${rule}, got ${JSON.stringify(value)}`]));
    ['60', '1d', '', ' 5s', '+3'].forEach((value) =>
      expect(sentences({ [name]: value })).toEqual([`'${name}' ${rule}, got ${JSON.stringify(value)}; write it with a unit, such as 90s`]));
  });

  test('class is one of Knative or foreign', () => {
    [KPA, HPA, '', 'kpa', 'ahpa.autoscaling.example.com'].forEach((value) => expect(sentences({ class: value })).toEqual([]));
    expect(sentences({ class: 'foo.knative.dev' })).toEqual([
      '\'class\' must be \'kpa.autoscaling.knative.dev\', \'hpa.autoscaling.knative.dev\' or a class outside \'knative.dev\', got "foo.knative.dev"',
    ]);
  });

  test('initial-scale is a whole number that is 0 only where the cluster allows it', () => {
    ['1', '+3', '2147483648', '9223372036854775807'].forEach((value) => expect(sentences({ 'initial-scale': value })).toEqual([]));
    expect(sentences({ 'initial-scale': '0' }, { allowZeroInitialScale: true })).toEqual([]);
    expect(sentences({ 'initial-scale': '0' })).toEqual([
      "'initial-scale' must be at least 1 unless 'allow-zero-initial-scale' of config-autoscaler is true, got \"0\"",
    ]);
    expect(sentences({ 'initial-scale': '-1' }, { allowZeroInitialScale: true })).toEqual(["'initial-scale' must not be negative, got \"-1\""]);
    expect(sentences({ 'initial-scale': '9223372036854775808' })).toEqual(["'initial-scale' must be a whole number, got \"9223372036854775808\""]);
  });

  test('a key that Knative does not know is ignored', () => {
    expect(sentences({ 'max-scale-up-rate': 'x', 'minscale': 'x', 'target-utilization': 'x' })).toEqual([]);
  });
});

describe('annotations that belong together', () => {
  test('max-scale is at least min-scale, unless it is 0', () => {
    expect(sentences({ 'min-scale': '3', 'max-scale': '3' })).toEqual([]);
    expect(sentences({ 'min-scale': '3', 'max-scale': '0' })).toEqual([]);
    expect(sentences({ 'min-scale': '3', 'max-scale': '2' })).toEqual([
      "'max-scale' must be at least 'min-scale' (3), got \"2\"; raise it, or lower the minimum",
    ]);
  });

  test('a bound that cannot be read counts as 0 for the others', () => {
    expect(sentences({ 'min-scale': 'x', 'max-scale': '1', 'activation-scale': '2' })).toEqual([
      "'min-scale' must be a whole number from 0 to 2147483647, got \"x\"",
      "'activation-scale' must be at most 'max-scale' (1), got \"2\"",
    ]);
  });

  test('max-scale keeps below the limit of the cluster where it is given', () => {
    const config = { maxScaleLimit: 10 };
    expect(sentences({ 'max-scale': '10' }, config)).toEqual([]);
    expect(sentences({}, config)).toEqual([]);
    expect(sentences({ 'max-scale': '11' }, config)).toEqual(["'max-scale' must be from 1 to 'max-scale-limit' of config-autoscaler (10), got \"11\""]);
    expect(sentences({ 'max-scale': '0' }, config)).toEqual([
      "'max-scale' must be from 1 to 'max-scale-limit' of config-autoscaler (10), got \"0\"; 0 stands for no bound, which the limit forbids",
    ]);
    expect(sentences({ 'max-scale': 'x' }, config)).toHaveLength(2);
  });

  test('activation-scale lies between the bounds, and its first fault is reported', () => {
    expect(sentences({ 'min-scale': '2', 'max-scale': '2', 'activation-scale': '2' })).toEqual([]);
    expect(sentences({ 'min-scale': '3', 'activation-scale': '2' })).toEqual(["'activation-scale' must be at least 'min-scale' (3), got \"2\""]);
    expect(sentences({ 'min-scale': '3', 'activation-scale': '1' })).toEqual(["'activation-scale' must be at least 'min-scale' (3), got \"1\""]);
    expect(sentences({ 'activation-scale': '-1' })).toEqual(["'activation-scale' must be at least 'min-scale' (0), got \"-1\""]);
    expect(sentences({ 'activation-scale': '1' })).toEqual(["'activation-scale' must be at least 2, got \"1\""]);
  });

  test.each([
    [{ class: KPA, metric: 'cpu' }, {}],
    [{ metric: 'cpu' }, {}],
    [{ class: KPA, metric: '' }, { podAutoscalerClass: HPA }],
  ])('the KPA class takes concurrency and rps only: %j', (names, config) => {
    expect(sentences(names, config)).toEqual([`'metric' must be 'concurrency' or 'rps' for the class '${KPA}', got "${names.metric}"`]);
  });

  test('other classes take other metrics', () => {
    expect(sentences({ class: KPA, metric: 'rps' })).toEqual([]);
    expect(sentences({ class: HPA, metric: 'queue-depth' })).toEqual([]);
    expect(sentences({ metric: 'cpu' }, { podAutoscalerClass: HPA })).toEqual([]);
    expect(sentences({ class: HPA, metric: '' })).toEqual([`'metric' must name a metric for the class '${HPA}', got ""`]);
    expect(sentences({ class: '', metric: '' })).toEqual([]);
    expect(sentences({ class: 'ahpa.example.com', metric: 'x' })).toEqual([]);
  });

  test('the algorithm is checked only where the annotation itself says KPA', () => {
    ['', 'linear', 'weighted-exponential', 'weightedExponential'].forEach((value) =>
      expect(sentences({ 'class': KPA, 'metric-aggregation-algorithm': value })).toEqual([]));
    expect(sentences({ 'metric-aggregation-algorithm': 'median' })).toEqual([]);
    expect(sentences({ 'class': KPA, 'metric-aggregation-algorithm': 'Linear' })).toEqual([
      "'metric-aggregation-algorithm' must be one of 'linear', 'weighted-exponential', 'weightedExponential', got \"Linear\"",
    ]);
  });

  test('all problems are reported at once', () => {
    expect(sentences({ 'class': 'x.knative.dev', 'target': 'a', 'window': '1s', 'scale-down-delay': 'b', 'initial-scale': 'c' })).toHaveLength(5);
  });
});

const WITH_ALIAS = (Object.values(AUTOSCALING_ANNOTATIONS) as readonly AnnotationKey[]).filter(({ aliases }) => aliases.length > 0);

describe('old spellings', () => {
  test('there are ten, all camelCase', () => {
    expect(WITH_ALIAS.flatMap(({ aliases }) => aliases).sort()).toEqual([
      'initialScale', 'maxScale', 'metricAggregationAlgorithm', 'minScale', 'panicThresholdPercentage', 'panicWindowPercentage',
      'scaleDownDelay', 'scaleToZeroPodRetentionPeriod', 'targetBurstCapacity', 'targetUtilizationPercentage',
    ].map((name) => `autoscaling.knative.dev/${name}`));
  });

  test('are judged as the new ones are, under their own key', () => {
    fc.assert(fc.property(fc.constantFrom(...WITH_ALIAS), fc.oneof(fc.string(), fc.integer().map(String), fc.constantFrom('1s', '5m', '-1')), ({ key, aliases }, value) => {
      const [alias = ''] = aliases;
      const config = DEFAULT_AUTOSCALER_CONFIG;
      const one = checkAutoscalingAnnotations({ [key]: value }, config);
      const other = checkAutoscalingAnnotations({ [alias]: value }, config);
      expect(other.map((problem) => ({ ...problem, path: key, upstreamPath: '' }))).toEqual(one.map((problem) => ({ ...problem, upstreamPath: '' })));
      expect(other.every(({ path }) => path === alias)).toBe(true);
    }));
  });

  test('are ignored beside the new one', () => {
    expect(sentences({ 'minScale': 'x', 'min-scale': '1' })).toEqual([]);
    expect(sentences({ 'minScale': '1', 'min-scale': 'x' })).toHaveLength(1);
  });
});
