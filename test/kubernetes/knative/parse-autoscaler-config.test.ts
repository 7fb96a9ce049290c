import { DEFAULT_AUTOSCALER_CONFIG } from '../../../src/kubernetes/knative/autoscaler-config';
import { parseAutoscalerConfig } from '../../../src/kubernetes/knative/parse-autoscaler-config';
import { sentence } from '../../../src/kubernetes/problem';

const sentences = (data: Readonly<Record<string, string>>): string[] => parseAutoscalerConfig(data).problems.map(sentence);

describe('config-autoscaler', () => {
  test('is at its defaults where it says nothing, whatever else it holds', () => {
    expect(parseAutoscalerConfig({ '_example': 'x', 'tick-interval': '2s', 'maxScale': '-1' })).toEqual({ config: DEFAULT_AUTOSCALER_CONFIG, problems: [] });
  });

  test('is read into numbers, seconds and booleans', () => {
    expect(parseAutoscalerConfig({
      'pod-autoscaler-class': ' hpa.autoscaling.knative.dev\n',
      'enable-scale-to-zero': 'f',
      'allow-zero-initial-scale': 'TRUE',
      'max-scale-up-rate': '10',
      'max-scale-down-rate': '1.5',
      'container-concurrency-target-percentage': '80',
      'container-concurrency-target-default': '50',
      'requests-per-second-target-default': '20',
      'target-burst-capacity': '-1',
      'panic-window-percentage': '20',
      'activator-capacity': '10',
      'panic-threshold-percentage': '150',
      'initial-scale': '0',
      'min-scale': '1',
      'max-scale': '7',
      'max-scale-limit': '9',
      'stable-window': '2m',
      'scale-down-delay': '5h',
      'scale-to-zero-grace-period': '1ns',
      'scale-to-zero-pod-retention-period': '1500ms',
    })).toEqual({
      config: {
        podAutoscalerClass: 'hpa.autoscaling.knative.dev',
        enableScaleToZero: false,
        allowZeroInitialScale: true,
        maxScaleUpRate: 10,
        maxScaleDownRate: 1.5,
        containerConcurrencyTargetFraction: 0.8,
        containerConcurrencyTargetDefault: 50,
        requestsPerSecondTargetDefault: 20,
        targetBurstCapacity: -1,
        panicWindowPercentage: 20,
        activatorCapacity: 10,
        panicThresholdPercentage: 150,
        initialScale: 0,
        minScale: 1,
        maxScale: 7,
        maxScaleLimit: 9,
        stableWindow: 120,
        scaleDownDelay: 18000,
        scaleToZeroGracePeriod: 1e-9,
        scaleToZeroPodRetentionPeriod: 1.5,
        targetUtilization: 0.7,
      },
      problems: [],
    });
  });

  test.each([['1', 1], ['0.7', 0.7], ['70', 0.7], ['1.5', 0.015], ['100', 1]])('reads a target of %s percent as the fraction %d', (text, fraction) => {
    const { config, problems } = parseAutoscalerConfig({ 'container-concurrency-target-percentage': text });
    expect(problems).toEqual([]);
    expect(config.containerConcurrencyTargetFraction).toBe(fraction);
  });

  test.each([
    ['enable-scale-to-zero', 'yes', 'must be true or false'],
    ['max-scale-up-rate', '70%', 'must be a number'],
    ['min-scale', '1.0', 'must be a whole number of at most 2147483647'],
    ['max-scale-limit', '2147483648', 'must be a whole number of at most 2147483647'],
    ['stable-window', '60', 'must be a duration with a unit, such as 60s'],
    ['scale-to-zero-grace-period', '0', 'must be longer than 0s'],
    ['scale-down-delay', '-1s', 'must not be negative'],
    ['scale-down-delay', '1ms', 'must be a duration of whole seconds'],
    ['scale-down-delay', '100000h0m0.000000001s', 'must be a duration of whole seconds'],
    ['scale-to-zero-pod-retention-period', '-1ns', 'must not be negative'],
    ['target-burst-capacity', '-0.5', 'must be at least 0, or -1 for unlimited'],
    ['requests-per-second-target-default', '0.009', 'must be at least 0.01'],
    ['activator-capacity', '0.99', 'must be at least 1'],
    ['max-scale-up-rate', '1', 'must be greater than 1'],
    ['max-scale-down-rate', '1', 'must be greater than 1'],
    ['stable-window', '5s', 'must be from 6s to 1h'],
    ['stable-window', '1h0m1s', 'must be from 6s to 1h'],
    ['stable-window', '6.5s', 'must be a duration of whole seconds'],
    ['panic-window-percentage', '0.9', 'must be from 1 to 100 percent'],
    ['panic-window-percentage', '100.1', 'must be from 1 to 100 percent'],
    ['initial-scale', '0', "must be at least 1 unless 'allow-zero-initial-scale' is true"],
    ['min-scale', '-1', 'must be at least 0'],
    ['max-scale', '-1', 'must be at least 0'],
    ['max-scale-limit', '-1', 'must be at least 0'],
  ])('refuses %s of %s', (key, text, rule) => {
    expect(sentences({ [key]: text })).toEqual([`'${key}' ${rule}, got ${JSON.stringify(text)}`]);
  });

  test.each([
    ['container-concurrency-target-percentage', '0'],
    ['container-concurrency-target-percentage', '100.1'],
    ['container-concurrency-target-percentage', '-Inf'],
  ])('refuses %s of %s', (key, text) => {
    expect(sentences({ [key]: text })).toEqual([
      `'${key}' must be above 0 and at most 100 percent, got "${text}"; values up to 1 are read as a fraction: 0.7 and 70 are both 70 percent`,
    ]);
  });

  test('bounds the product of target and share', () => {
    expect(sentences({ 'container-concurrency-target-default': '0.02' })).toEqual([]);
    expect(sentences({ 'container-concurrency-target-default': '0.014' })).toEqual([
      "'container-concurrency-target-percentage' times 'container-concurrency-target-default' must be at least 0.01, got 0.0098",
    ]);
  });

  test('lets NaN and what upstream does not bound pass', () => {
    expect(sentences({
      'max-scale-up-rate': 'NaN',
      'container-concurrency-target-percentage': 'NaN',
      'panic-window-percentage': 'NaN',
      'panic-threshold-percentage': '-5',
      'target-burst-capacity': 'Inf',
      'scale-to-zero-pod-retention-period': '9999h',
    })).toEqual([]);
  });

  test('wants a default for max-scale where there is a limit', () => {
    expect(sentences({ 'max-scale-limit': '3', 'max-scale': '3' })).toEqual([]);
    expect(sentences({ 'max-scale-limit': '3' })).toEqual(["'max-scale' must be from 1 to 'max-scale-limit' (3), got 0"]);
    expect(sentences({ 'max-scale-limit': '3', 'max-scale': '4' })).toEqual(["'max-scale' must be from 1 to 'max-scale-limit' (3), got \"4\""]);
  });

  test('wants min-scale within max-scale where that is one', () => {
    expect(sentences({ 'min-scale': '5' })).toEqual([]);
    expect(sentences({ 'min-scale': '5', 'max-scale': '5' })).toEqual([]);
    expect(sentences({ 'min-scale': '5', 'max-scale': '3' })).toEqual(["'min-scale' must be at most 'max-scale' (3), got \"5\"; lower 'min-scale' or raise 'max-scale'"]);
    expect(sentences({ 'initial-scale': '9', 'max-scale': '3' })).toEqual([]);
  });

  test('reports all problems, what cannot be read first, and judges nothing by it', () => {
    expect(sentences({ 'stable-window': '1s', 'max-scale': 'x', 'min-scale': '5', 'max-scale-limit': '3', 'activator-capacity': '0' })).toEqual([
      "'max-scale' must be a whole number of at most 2147483647, got \"x\"",
      "'activator-capacity' must be at least 1, got \"0\"",
      "'stable-window' must be from 6s to 1h, got \"1s\"",
    ]);
  });
});
