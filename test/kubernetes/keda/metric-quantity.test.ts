import * as fc from 'fast-check';
import { metricMilli, milliToFloat } from '../../../src/kubernetes/keda/metric-quantity';
import { decimalMetric, externalMetric, externalMetricName, wholeMetric } from '../../../src/kubernetes/keda/metric-spec';

test.each([
  [0, 0n], [1, 1000n], [2.5, 2500n], [0.0005, 1n], [0.00049, 0n], [0.0625, 62n], [0.1875, 188n], [-1, 0n], [NaN, 0n], [Infinity, 0n], [-Infinity, 0n],
  [5e-324, 0n], [1e22, 10n ** 25n], [2 ** 60, 2n ** 60n * 1000n],
])('%p is %p thousandths', (value, milli) => expect(metricMilli(value)).toBe(milli));

test('exact ties go to the even neighbour, all else to the nearest', () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), (value) => {
    const error = Math.abs(Number(metricMilli(value)) - value * 1000);
    return error <= 0.5 + value * 1e-12;
  }));
});

test('whole numbers keep their value', () => {
  fc.assert(fc.property(fc.maxSafeNat(), (value) => metricMilli(value) === BigInt(value) * 1000n));
});

test('thousandths become floats as Go makes them', () => expect(milliToFloat(2500n)).toBe(2.5));

test('a metric has its target where its type belongs', () => {
  expect(wholeMetric('m', 'AverageValue', 5n)).toEqual({ type: 'External', external: { metric: { name: 'm' }, target: { type: 'AverageValue', averageValue: '5' } } });
  expect(decimalMetric('m', 'Value', 2.5)).toEqual({ type: 'External', external: { metric: { name: 'm' }, target: { type: 'Value', value: '2500m' } } });
  expect(externalMetric('m', 'value', '1')).toMatchObject({ external: { target: { type: 'value', value: '1' } } });
});

test('the name of a metric is numbered and without characters that a path needs', () => {
  expect(externalMetricName(2, 'kafka-a/b.c:d%e(f)')).toBe('s2-kafka-a-b-c-d-e-f-');
});
